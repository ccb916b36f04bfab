announcement =
    📣 <b>Объявление</b>
    <i>{ $academy }</i>

announcement-write-kk =
    📣 <b>Новое объявление</b> · шаг 1 из 2

    Напишите текст <b>на казахском языке</b> одним сообщением. Знаков – до { $limit }, оформление сохранится.

announcement-write-ru =
    📣 <b>Новое объявление</b> · шаг 2 из 2

    Теперь напишите текст <b>на русском языке</b> одним сообщением. Знаков – до { $limit }.

announcement-confirmation =
    Выше – объявление на двух языках. Каждый получит текст на своём языке.

    Получателей: { $recipients }
    Время рассылки: { $duration }

    Отправить?

announcement-seconds = { $count ->
        [one] около { $count } секунды
       *[other] около { $count } секунд
    }
announcement-minutes = { $count ->
        [one] около { $count } минуты
       *[other] около { $count } минут
    }

announcement-send = Отправить
announcement-cancel = Отмена
announcement-cancelled = Объявление отменено, никто его не получил.
announcement-stop = Остановить
announcement-stopped = Рассылка остановлена
announcement-refreshed = Обновлено

announcement-report =
    📣 <b>Объявление рассылается</b>
    Начало: { $confirmed_at }
    .button = 🔄 Обновить

announcement-report-done =
    📣 <b>Рассылка объявления завершена</b>
    Начало: { $confirmed_at }

announcement-report-counts =
    Получателей: { $total }
    Доставлено: { $sent }
    В очереди: { $waiting }
    Не доставлено: { $missed }

announcement-report-withheld = Не отправлено, потому что рассылку остановили: { $count }
announcement-report-twice = Могли прийти дважды из-за сбоя: { $count }
announcement-report-missed = Не получили (бот заблокирован или чат закрыт):
announcement-report-name = • { $name }
