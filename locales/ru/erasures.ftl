erasure =
    🗑 <b>Удаление данных человека</b>
    { $name } ({ $code })
    .button = 🗑 Стереть…
erasure-what =
    Имя, контакты, ИИН, привязка телефона, фотографии, переписка и цифровой след будут удалены навсегда. Вернуть их нельзя.

    Оценки и решения останутся под номером, без имени: хранить их велит закон. Вам и человеку придёт справка.
erasure-held = Пока удалить нельзя:
erasure-hold-attempt = • идёт тест или аттестация
erasure-hold-review = • не решено, кто на снимке
erasure-hold-appeal = • не вышло время обжалования
erasure-hold-draft = • есть черновик управленческого решения об этом человеке
erasure-hold-administrator = • это единственный администратор
erasure-ordered =
    Удаление № { $number } началось. Справка придёт сюда, когда всё будет удалено.
    .button = 🗑 Да, удалить навсегда
erasure-stopped = ⚠️ Удаление № { $number } остановилось на середине. Откройте человека и удалите его данные ещё раз: удаление продолжится. Если не поможет, обратитесь в Службу информационных технологий.
erasure-told =
    Ваши данные удалены. Справка – в файле.

    Удаление № { $number }
    SHA-256: <code>{ $hash }</code>

    Этот чат больше ни с кем не связан.
outgoing-erasure =
    Справка об удалении данных. Удаление № { $number }
    SHA-256: <code>{ $hash }</code>

certificate-title = Справка об удалении персональных данных
certificate-number = № { $number } от { $date }
certificate-request = По обращению № { $number }
certificate-order = Основание: Закон Республики Казахстан «О персональных данных и их защите»; { $order }
certificate-gone = Удалено (записей)
certificate-gone-identity = Имя, контакты, ИИН, привязка телефона
certificate-gone-account = Роли, приглашения, закрепление за дисциплинами
certificate-gone-pictures = Фотографии, эталоны, контрольные суммы снимков
certificate-gone-figures = Данные сравнения лица
certificate-gone-messages = Тексты консультаций и обращений
certificate-gone-letters = Сообщения бота, файлы, служебные записи
certificate-gone-trace = Цифровой след
certificate-gone-reasons = Пояснения в журнале аудита
certificate-kept = Хранится по закону под номером, без имени
certificate-kept-grades = Группы, попытки и результаты: до { $until }
certificate-kept-decisions = Управленческие решения и решения о личности: до { $until }
certificate-kept-consents = Доказательства согласий (цель, версия, время): до { $until }
certificate-kept-counts = Журнал аудита хранит номера. От цифрового следа остаются числа по месяцам.
certificate-signatory = Подпись: ____________________ { $name }
