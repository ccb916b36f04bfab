live =
    🎓 <b>Тест в аудитории</b>

    Вопросы приходят всем сразу, как опросы Telegram. Выберите дисциплину для нового теста или откройте прежний.
    .button = 🎓 К тестам
live-no-disciplines =
    🎓 <b>Тест в аудитории</b>

    Дисциплин у Вас пока нет. Обратитесь к администратору.
live-title = Тест в аудитории, { DATETIME($at) }
live-no-category = Без категории
live-shelves =
    📂 <b>Из какой категории взять вопросы?</b>

    Рядом – сколько в ней вопросов.
live-shelves-none = В банке этой дисциплины пока нет вопросов. Отправьте боту файл с вопросами.
live-shelf =
    📂 <b>{ $name }</b>

    Подходят для опроса: { $fitting }
    Не подходят: { $others }

    Сколько вопросов задать?
live-others = <b>Эти вопросы заданы не будут:</b>
live-other = • { $text } – <i>{ $why }</i>
live-why-kind = ответ нужно вписать, сопоставить или упорядочить
live-why-picture = есть рисунок
live-why-question = вопрос длиннее 300 знаков
live-why-count = вариантов меньше 2 или больше 12
live-why-option = вариант длиннее 100 знаков или пустой
live-why-twins = есть одинаковые варианты
live-why-key = верный вариант не один или его нет
live-make = ➕ { $count }
live-seconds = { $seconds } с
live-ready =
    🎓 <b>{ $title }</b>

    Вопросов: { $count }
    На каждый, секунд: { $seconds }
live-own =
    📱 Опросы придут каждому в личный чат. Обучающихся: { $count }

    Чтобы задать их в группе, добавьте бота туда и напишите в ней /class
live-group = 👥 Опросы придут в чат группы. Обучающихся: { $count }
live-to-own = 📱 В личные чаты
live-start = ▶️ Начать
live-asked = ▶️ Вопрос { $number } из { $total } отправляется. Ответы – в сообщении ниже.
live-panel =
    🎓 <b>{ $title }</b>
    Вопрос { $number } из { $total }

    { $text }

    Ответили: { $answered } из { $learners }
    Верно: { $right }
live-next = ▶️ Следующий вопрос
live-end = ⏹ Завершить
live-ended =
    ✅ <b>{ $title }</b>

    Тест завершён. Вопросов: { $count }
live-results =
    📊 <b>{ $title }</b>
    .button = 🏆 Таблица
live-results-none =
    📊 <b>{ $title }</b>

    Никто не ответил.
live-result = { $place }. { $name } – { $points } из { $most }
live-bound = 👥 Опросы теста «{ $title }» придут в этот чат. Преподаватель начинает его в своём чате с ботом.
live-class = Эту команду пишут в чате группы, где есть бот. Сначала создайте тест: /live
