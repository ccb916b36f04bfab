directory =
    👤 <b>Люди</b>

    Напишите фамилию, имя, код из списка, почту или последние четыре цифры телефона.
    .button = ← К поиску
directory-found = Найдено по запросу «{ $text }». Откройте человека или напишите другое имя.
directory-found-none = По запросу «{ $text }» никого нет. Проверьте написание и напишите ещё раз.

directory-person =
    👤 <b>{ $name }</b>
    Код: { $code }
    Роли: { $roles }
    .button = ← К человеку
directory-position = Должность: { $position }
directory-state-active = Состояние: идёт учёба или работа
directory-state-suspended = Состояние: доступ приостановлен
directory-state-left = Состояние: учёба или работа прекращена
directory-state-finished = Состояние: обучение завершено
directory-group = Группа: { $group }
directory-group-former = Прежняя группа: { $group }
directory-programme = Программа: { $title }
directory-credits = Кредиты: { $count }
directory-hours = Часы: { $count }
directory-certificate = Сертификат: { $number }
directory-linked = 📱 Телефон привязан: { $at }
directory-linked-once = 📱 Телефон привязан
directory-blocked = Бот на нём заблокирован: письма не дойдут
directory-seen = Последнее посещение: { $at }
directory-unlinked-state = 📱 Телефон не привязан
directory-invite = Приглашение действует до: { $until }
directory-phone = Телефон: { $value }
directory-email = Почта: { $value }
directory-consents = Согласия: { $list }

directory-letter =
    ✍️ <b>Письмо</b>
    Кому: { $name }

    Напишите текст одним сообщением. Знаков – до { $limit }. Получатель увидит Ваше имя и должность.
    .button = ✍️ Написать
directory-letter-sent =
    Письмо отправляется. Кому: { $name }

    Когда оно дойдёт или не дойдёт, я сообщу.
directory-letter-read =
    ✉️ <b>Письмо от Академии</b>
    От кого: { $name }, { $office }

    { $text }
directory-letter-contact = Ответить можно здесь: { $contact }
directory-letter-delivered = ✅ Письмо доставлено. Кому: { $name }
directory-letter-lost = ⚠️ Письмо не доставлено. Кому: { $name }. Позвоните: номер на странице человека.

directory-unlink =
    <b>Отвязать телефон?</b>
    Чей: { $name }

    Этот телефон сразу потеряет доступ и получит сообщение об этом. Новый телефон привязывают новым приглашением.
    .button = 📵 Отвязать
directory-unlink-confirm = 📵 Да, отвязать
directory-unlinked = 📵 Телефон отвязан. Чтобы привязать другой, отправьте человеку новое приглашение.
