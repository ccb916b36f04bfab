# Что импорт говорит о списке людей: чего не принял и что поправил. Номер строки стоит перед словами.
import-refused-too-many-lines = В файле слишком много строк. Предел: { $limit }. Разделите файл на части.
import-refused-broken-workbook = Таблица не читается ({ $cause }). Откройте её в Excel и сохраните как XLSX ещё раз.
import-refused-broken-file = Файл не читается ({ $cause }). Сохраните список как XLSX или CSV ещё раз.
import-refused-broken-archive = Файл повреждён или загрузился не полностью. Сохраните его и отправьте снова.
import-refused-archive-too-big = В распакованном виде файл больше { $limit } МБ. Скопируйте список в новую таблицу и отправьте её.
import-refused-unsafe-archive = Архив устроен небезопасно и не открыт. Сделайте список заново: XLSX или CSV.
import-refused-password = Файл защищён паролем. Снимите пароль и отправьте снова.
import-refused-archive-without-roster = В архиве нет списка. Распакуйте его и отправьте сам файл XLSX или CSV.
import-refused-legacy-xls = Это старый формат Excel (.xls). Откройте файл, выберите «Сохранить как» и тип «Книга Excel (.xlsx)».
import-refused-picture = Это картинка или PDF, а не таблица. Отправьте список как XLSX или CSV.
import-refused-other-archive = Такой архив не открывается. Распакуйте его и отправьте сам файл XLSX или CSV.
import-refused-web-page = Это веб-страница, хотя имя может быть табличным. Откройте её в Excel и сохраните как XLSX.
import-refused-other-table = Таблицы { $format } не читаются. Сохраните файл как XLSX.
import-refused-not-a-table = Это документ, а не таблица. Перенесите список в таблицу и сохраните как XLSX.
import-refused-no-header = Нет строки с названиями столбцов. Нужны хотя бы «ФИО» и ещё один столбец, например «ИИН».
import-refused-no-people = Под названиями столбцов нет ни одного человека. Впишите людей и отправьте файл снова.

import-refused-formula-without-value = В столбце «{ $column }» формула без значения. Откройте файл в Excel, сохраните и отправьте снова.
import-refused-cell-error = В столбце «{ $column }» ошибка таблицы, например #Н/Д. Исправьте ячейку.
import-refused-cell-too-long = В столбце «{ $column }» слишком длинный текст. Сократите его. Предел знаков: { $limit }.
import-refused-iin-rounded = ИИН округлён таблицей, цифры потеряны. Задайте столбцу текстовый формат и впишите ИИН заново.
import-refused-iin-letters = В ИИН есть не только цифры. Впишите 12 цифр.
import-refused-iin-length = В ИИН должно быть 12 цифр, а стоит { $digits }.
import-refused-iin-date = ИИН начинается не с даты рождения. Сверьте его с документом.
import-refused-iin-check-digit = В ИИН ошибка: контрольная цифра не сходится. Сверьте его с документом.
import-refused-unknown-role = Неизвестная роль: { $role }. Должности пишите в столбец «Должность».
import-refused-nothing-but-a-name = Кроме имени, ничего нет: { $name }. Если это человек из списка, добавьте ИИН или телефон.
import-refused-no-name = Нет имени. Впишите его и отправьте файл снова.
import-refused-no-family-name = Нет фамилии. Впишите её и отправьте файл снова.
import-refused-no-given-name = Есть фамилия, но нет имени. Впишите его и отправьте файл снова.
import-refused-one-word-name = Вместо ФИО одно слово: { $name }. Впишите фамилию и имя.
import-refused-name-too-long = Фамилия, имя или отчество слишком длинные. Сократите. Предел знаков: { $limit }.
import-refused-name-without-letters = Вместо имени знаки или цифры: { $name }. Впишите имя.
import-refused-repeated-person = Этот человек уже есть в файле: строка { $other }. Удалите лишнюю строку.
import-refused-iin-of-two = Один ИИН у двух разных людей. Вторая строка: { $other }. Исправьте и отправьте снова.
import-refused-code-of-two = Один код у двух разных людей. Вторая строка: { $other }. Исправьте и отправьте снова.
import-refused-marked-as-gone = Другая система пометила человека как удалённого или отключённого. Если это ошибка, исправьте её там.

import-changed-placeholders = ИИН без даты рождения принят как код из списка. Людей: { $people }
import-changed-zeros-restored = Возвращены нули в начале ИИН, которые убрала таблица. Людей: { $people }
import-changed-hidden-rows = Скрытые строки тоже приняты. Людей: { $people }
import-changed-initials = Вместо имени инициалы. Людей: { $people }
import-changed-latin-letters = Латинские буквы в именах заменены на похожие русские и казахские. Людей: { $people }
import-changed-without-number = Нет ни ИИН, ни кода. Людей: { $people }
import-changed-date-in-cell = Таблица превратила значение в дату: { $text }. Проверьте столбец «{ $column }».
import-changed-bad-phone = Телефон не похож на номер и не принят: { $text }
import-changed-several-phones = Телефонов несколько, принят первый: { $taken }. Остальных: { $others }
import-changed-several-roles = Ролей несколько: { $text }. Потом проверьте их на странице человека.
import-changed-bad-email = Почта не похожа на адрес и не принята: { $text }
import-changed-several-emails = Адресов почты несколько, принят первый: { $taken }. Остальных: { $others }
import-changed-unknown-language = Язык не распознан и не принят: { $text }
import-changed-unknown-kind = Вид обучения не распознан и не принят: { $text }
import-changed-bad-number = Не похоже на количество, не принято: { $text }
import-changed-torn-quotes = Кавычки в строке не закрыты. Проверьте её значения.
import-changed-header-again = Названия столбцов повторяются, строка пропущена.
import-changed-column-left-out = Столбец не нужен и не прочитан: { $column }
import-changed-total-line = Строка с итогом пропущена: { $text }
import-changed-group-above = Группа для строк ниже: { $group }
import-changed-row-left-out = Строка не о человеке и пропущена: { $text }
import-changed-disciplines-left-out = Дисциплины не приняты: роль не «преподаватель».
import-changed-sheet-hidden = Скрытый лист не прочитан: { $sheet }
import-changed-sheet-without-people = На листе нет названий столбцов, он не прочитан: { $sheet }
import-changed-sheet-read = Лист «{ $sheet }» прочитан. Людей: { $people }
import-changed-same-name = Есть тёзка. Его строка: { $other }. Приняты оба.
import-changed-shared-phone = Тот же телефон у другого человека. Его строка: { $other }.
import-changed-role-left-out = Такой роли нет, она не принята: { $role }
import-changed-enrolments-gone = Записи на закрытые или удалённые занятия не приняты: { $enrolments }
import-changed-enrolments-unknown = Записи без человека или класса не приняты: { $enrolments }

# Пустой список (шаблон), который бот отдаёт файлом. В нём оба языка рядом.
roster-template-sheet = Список
roster-template-notes-sheet = Пояснения
roster-template-introduction = Каждый человек – одна строка на первом листе. Нужны фамилия, имя и ИИН или код, остальное – если есть. Столбцы можно менять местами и удалять.

roster-column-iin = ИИН
roster-column-code = Код
roster-column-family-name = Фамилия
roster-column-given-name = Имя
roster-column-patronymic = Отчество
roster-column-role = Роль
roster-column-position = Должность
roster-column-groups = Группа
roster-column-disciplines = Дисциплины
roster-column-phone = Телефон
roster-column-email = Электронная почта
roster-column-locale = Язык
roster-column-programme = Программа
roster-column-kind = Вид обучения
roster-column-credits = Кредиты
roster-column-hours = Часы
roster-column-certificate = Сертификат

roster-note-iin = 12 цифр. У столбца текстовый формат, поэтому нули в начале не пропадут.
roster-note-code = Номер, который Вы сами дали человеку, если ИИН нет. Он не должен меняться.
roster-note-family-name = Как в документе.
roster-note-given-name = Как в документе.
roster-note-patronymic = Если нет, оставьте пустым.
roster-note-role = Выберите из списка. Пусто – обучающийся. Несколько ролей – через запятую.
roster-note-position = Например: судья, секретарь судебного заседания.
roster-note-groups = Код группы, например С-2026-1. Несколько групп – через запятую.
roster-note-disciplines = Только для преподавателей: коды дисциплин, которые они ведут, через запятую.
roster-note-phone = Мобильный, например +7 701 000 00 01. По нему человек подтвердит себя в Telegram.
roster-note-email = Один адрес.
roster-note-locale = Выберите из списка: на этом языке бот начнёт разговор.
roster-note-programme = Код или название программы либо курса.
roster-note-kind = Выберите из списка: магистратура или курс.
roster-note-credits = Для магистратуры: сколько кредитов.
roster-note-hours = Для курса: сколько часов.
roster-note-certificate = Для курса: номер сертификата, если он уже выдан.

roster-word-learner = обучающийся
roster-word-lecturer = преподаватель
roster-word-reviewer = проверяющий
roster-word-dispatcher = диспетчер
roster-word-administrator = администратор
roster-word-auditor = аудитор
roster-word-master = магистратура
roster-word-listener = курс
roster-word-kk = казахский
roster-word-ru = русский

# Кого имеет в виду строка.
import-refused-two-meant = ИИН принадлежит человеку с кодом { $one }, а код строки – другому ({ $other }). Исправьте ИИН или код.
import-refused-code-of-another = Код { $code } уже у другого человека: ИИН или имя не совпадают. Исправьте код, ИИН или имя.
import-refused-name-changed = Почта та же, что у человека с кодом { $code }, а фамилия другая. Добавьте ИИН или код.
import-refused-namesake = Такой человек уже есть (код { $code }), но неясно, он ли это. Добавьте ИИН, код, почту или телефон.
import-refused-several-meant = Подходят несколько людей: { $one } и { $other }. Добавьте ИИН или код.
import-refused-person-again = Этот человек уже назван в строке { $other }. Оставьте одну строку.
import-changed-staff-role = ⚠️ Получит роль: { $role ->
        [reviewer] проверяющий
        [dispatcher] диспетчер
        [administrator] администратор
        [auditor] аудитор
       *[other] { $role }
    }
import-changed-namesake = Новый человек. Есть тёзка с кодом { $code }.
import-changed-code-kept = Человек найден по ИИН. Код остаётся прежним: { $code }
import-changed-not-active = Человек есть, но сейчас не учится и не работает. Вернуть его можно на его странице. Состояние: { $state ->
        [suspended] доступ приостановлен
        [left] учёба или работа прекращена
        [finished] обучение завершено
       *[other] { $state }
    }

roster-counts =
    Людей в файле: { $found }
    Новых: { $new }
    С изменениями: { $changed }
    Без изменений: { $unchanged }
    Строк отклонено: { $refused }
    Нет в файле, а в группах есть: { $missing }
roster-no-key = Ключа шифрования нет, поэтому ИИН не сохраняются. Людей: { $people }
roster-staff = ⚠️ Получат роль «{ $role }»: { $people }
roster-new-groups = Новые группы: { $codes }
roster-new-programmes = Новые программы: { $codes }
roster-new-disciplines = Новые дисциплины: { $codes }
roster-applied-plain = Импорт № { $number } выполнен. Отменить в течение часа: sabaq import roster --undo { $number }
roster-undone-plain = Импорт № { $number } отменён. Удалено людей: { $removed }, возвращено прежнее: { $restored }.
roster-kept-linked = Оставлены, потому что телефон уже привязан: { $people }
roster-kept-has-records = Оставлены, потому что о них уже есть записи: { $people }
roster-kept-changed-since = Оставлены как есть, потому что изменились после импорта: { $people }
roster-kept-last-administrator = Оставлен администратором, потому что других нет: { $people }

roster-field-family-name = фамилия
roster-field-given-name = имя
roster-field-patronymic = отчество
roster-field-position = должность
roster-field-email = почта
roster-field-phone = телефон
roster-field-locale = язык
roster-field-iin = ИИН
roster-field-role = роль
roster-field-joined = группа
roster-field-left = группа
roster-field-certified = сертификат
roster-field-teaching = дисциплина

roster =
    📋 <b>Список людей</b>

    Пришлите файл: XLSX, CSV или архив OneRoster, до { $limit } МБ.
    Сначала Вы увидите, что изменится. Без Вашего подтверждения ничего не меняется.
    .button = 📋 К спискам
roster-last = 📋 Последний импорт
roster-template = Шаблон готовится, он придёт сюда файлом.
    .button = 📎 Шаблон таблицы
roster-received = Файл получен. Он будет проверен, результат придёт сюда.
roster-awaited = Принято. Результат придёт сюда.

roster-sheet =
    📋 <b>Импорт № { $number }</b>
    Файл: { $file }
    { $state }
    .button = ← К импорту
roster-state-staging = ⏳ Файл ещё проверяется.
roster-state-ready = ☝️ Это проверка. Пока ничего не изменено.
roster-state-applied = ✅ Применён.
roster-state-undone = ↩️ Отменён.
roster-state-dropped = 🗑 Отклонён, ничего не изменено.
roster-notice = • { $text }
roster-more = … и ещё замечаний: { $count }
roster-apply = ✅ Применить
roster-dropped =
    Файл отклонён. Ничего не изменено.
    .button = 🗑 Отклонить

roster-lines-new = <b>Новые люди</b>
    .button = Новые ({ $count })
roster-lines-changed = <b>Что изменится</b>
    .button = Изменения ({ $count })
roster-lines-refused = <b>Отклонённые строки</b>
    .button = Отклонено ({ $count })
roster-lines-missing =
    <b>Нет в файле, а в группах есть</b>

    С ними ничего не происходит, пока Вы не решите. Решить можно после применения.
    .button = Нет в файле ({ $count })
roster-lines-unchanged = <b>Без изменений</b>
roster-lines-none = Таких строк нет или их срок хранения вышел.
roster-lines =
    .button = 📎 Всё одним файлом
roster-lines-awaited = Файл готовится, он придёт сюда.
roster-line = • { $text }

roster-applied =
    ✅ <b>Импорт № { $number } применён</b>
    Добавлено людей: { $added }
    Изменено: { $changed }

    Отменить его можно в течение часа.
roster-overtaken = Пока Вы смотрели проверку, некоторых людей изменил кто-то другой. Они оставлены как есть: { $people }. Чтобы изменить и их, пришлите файл ещё раз.
roster-undo =
    <b>Отменить импорт № { $number }?</b>

    Новые люди будут удалены, изменённое станет прежним. Люди с привязанным телефоном и те, чьи данные потом изменились, останутся.
    .button = ↩️ Отменить импорт
roster-undo-confirm = ↩️ Да, отменить
roster-undone =
    ↩️ <b>Импорт отменён</b>
    Удалено людей: { $removed }
    Возвращено прежнее: { $restored }
roster-refused =
    Файл «{ $file }» не принят. { $why }

    Ничего не изменено.
roster-unfetched = Файл не удалось скачать. Пришлите его ещё раз: /roster
roster-failed = Закончить работу со списком не удалось. Попробуйте ещё раз: /roster. Если не получится снова, сохраните файл как CSV или обратитесь в Службу информационных технологий.

roster-missing =
    <b>Нет в файле</b>

    Эти обучающиеся есть в группах, но в файле их нет. Людей: { $count }
    Выберите человека или всех.
    .button = Нет в файле ({ $count })
roster-missing-none = Решать больше не о ком.
roster-missing-all = Все ({ $count })
roster-missing-back = ← К списку
roster-missing-reason = Нет в списке, импорт № { $number }
roster-fates =
    <b>{ $who }</b>

    Что сделать?
roster-fate-left = Отчислить
roster-fate-suspended = Приостановить
roster-fate-finished = Завершить
roster-fate-ignored = Оставить
roster-fate =
    <b>{ $who }</b>
    Решение: { $fate }

    Подтвердите.
roster-fate-confirm = ✅ Подтвердить
roster-decided =
    Готово. Решение: { $fate }
    Людей: { $count }
roster-undecided = Решение для всех не выполнено: импорт отменён, или среди них последний администратор. Решайте по одному: /roster
roster-undo-last = Импорт не отменён: без него не останется ни одного администратора. Назначьте ещё одного и отмените снова: /roster
roster-not-allowed = Заказ не выполнен: Вы больше не ведёте списки людей. Обратитесь к администратору.

outgoing-roster-lines = Строки импорта: { $count }
outgoing-roster-template = Шаблон списка. Заполните и пришлите: /roster
