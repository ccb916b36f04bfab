health =
    🩺 <b>Состояние системы</b>
    { $at }
    .button = 🩺 Состояние
health-refresh = 🔄 Обновить
health-good = ✅ { $line }
health-look = ⚠️ { $line }
health-wrong = ❌ { $line }
health-next = → { $advice }
health-never = сообщений не было
health-ago = последнее { $age } назад
health-age = { $unit ->
    [seconds] { $count } с
    [minutes] { $count } мин
    [hours] { $count } ч
   *[days] { $count } сут
}
health-size = { $unit ->
    [mb] { $count } МБ
   *[gb] { $count } ГБ
}

health-alarm = <b>Нужна Ваша помощь</b>
health-relief = <b>Снова в порядке</b>

health-database = База данных: { $kind ->
    [sqlite] SQLite, { $size }
    [postgresql] PostgreSQL, { $size }
   *[none] не отвечает
}
health-clock = Часы бота: сигнал { $age } назад
health-clock-none = Часы бота: сигналов не было
health-telegram = Telegram: связь { $age } назад
health-telegram-none = Telegram: связи не было
health-updates = Входящие: в работе { $waiting }, самому старому { $age }, { $last_age }
health-updates-none = Входящие: всё обработано, { $last_age }
health-letters = Исходящие: в очереди { $waiting }, самому старому { $age }
health-letters-none = Исходящие: очередь пуста
health-work = Долгая работа: в очереди { $waiting }, самой старой { $age }
health-work-none = Долгая работа: очередь пуста
health-checks = Проверки личности: ждут решения { $waiting }, самая старая { $age }
health-checks-none = Проверки личности: никто не ждёт
health-faces = Сравнение лиц: { $state ->
    [on] включено
    [unknown] бот ещё не запускался
   *[off] выключено
}
health-backup = Резервная копия: { $age } назад
health-backup-none = Резервной копии нет
health-disk = Диск: свободно { $free } из { $total }

health-next-database-unreachable = Проверьте, что база данных запущена и DATABASE_URL верен. Затем: sabaq db upgrade
health-next-clock-silent = Бот не работает. Запустите его и посмотрите журнал службы.
health-next-telegram-unreachable = Проверьте интернет на сервере, API_URL и нет ли второго бота с тем же токеном. Через 24 часа Telegram удаляет непринятое.
health-next-telegram-holds = Telegram не может передать сообщения: { $held }. Проверьте веб-хук и прокси, затем перезапустите бота. Через 24 часа Telegram удаляет непринятое.
health-next-updates-stuck = Обработка отстаёт. Если не проходит, перезапустите бота и посмотрите журнал службы.
health-next-updates-failed = Сбои за сутки: { $failed }. Найдите их коды в журнале службы и передайте разработчикам.
health-next-letters-stuck = Отправка отстаёт. Проверьте связь с Telegram и журнал службы.
health-next-letters-doubt = Неизвестно, дошли ли: { $doubt }. Спросите получателей и решите по кнопке ниже.
health-next-letters-failed = Telegram отклонил за сутки: { $failed }. Причины – в журнале службы.
health-next-work-slow = Работа отстаёт. Если очередь не убывает, перезапустите бота и посмотрите журнал службы.
health-next-work-poisoned = Не удалось работ за сутки: { $poisoned }. Причины – в журнале службы.
health-next-checks-undecided = Решите их: /reviews. Пока решения нет, результаты остаются предварительными.
health-next-faces-no-key = Личность подтверждают люди. Чтобы сравнивать лица, задайте BIOMETRIC_KEYS и перезапустите бота.
health-next-faces-wrong-key = Ключ не подходит к этой базе. Верните прежний BIOMETRIC_KEYS и перезапустите бота.
health-next-faces-models-missing = Нет файлов моделей. Проверьте FACE_MODELS или установите пакеты заново, затем перезапустите бота.
health-next-faces-models-damaged = Файлы моделей повреждены. Установите пакеты заново и перезапустите бота.
health-next-backup-off = Задайте BACKUP_DIR – папку на другом диске – и перезапустите бота. Сделать копию сейчас: sabaq backup
health-next-backup-awaited = Первая копия будет ночью. Сделать её сейчас: sabaq backup
health-next-backup-failed = Последняя попытка не удалась. Проверьте место и права папки BACKUP_DIR и журнал службы, затем: sabaq backup
health-next-backup-old = Сделайте копию: sabaq backup. Посмотрите в журнале службы, почему не сделалась ночная.
health-next-disk-low = Освободите место на диске, где лежит DATA_DIR.
