live =
    🎓 <b>Аудиториядағы тест</b>

    Сұрақтар бәріне бірден Telegram сауалнамасы болып келеді. Жаңа тест үшін пәнді таңдаңыз немесе бұрынғысын ашыңыз.
    .button = 🎓 Тесттерге
live-no-disciplines =
    🎓 <b>Аудиториядағы тест</b>

    Сізде әзірге пән жоқ. Әкімшіге хабарласыңыз.
live-title = Аудиториядағы тест, { DATETIME($at) }
live-no-category = Санатсыз
live-shelves =
    📂 <b>Сұрақтар қай санаттан алынсын?</b>

    Жанында – санаттағы сұрақ саны.
live-shelves-none = Бұл пәннің қорында әзірге сұрақ жоқ. Ботқа сұрақтары бар файлды жіберіңіз.
live-shelf =
    📂 <b>{ $name }</b>

    Сауалнамаға жарайтыны: { $fitting }
    Жарамайтыны: { $others }

    Неше сұрақ қойылсын?
live-others = <b>Мына сұрақтар қойылмайды:</b>
live-other = • { $text } – <i>{ $why }</i>
live-why-kind = жауабын жазу, сәйкестендіру немесе реттеу керек
live-why-picture = суреті бар
live-why-question = сұрақ 300 таңбадан ұзын
live-why-count = нұсқасы 2-ден аз немесе 12-ден көп
live-why-option = нұсқасы 100 таңбадан ұзын немесе бос
live-why-twins = бірдей нұсқалары бар
live-why-key = дұрыс нұсқасы біреу емес немесе жоқ
live-make = ➕ { $count }
live-seconds = { $seconds } сек
live-ready =
    🎓 <b>{ $title }</b>

    Сұрақ саны: { $count }
    Әрқайсысына: { $seconds } секунд
live-own =
    📱 Сауалнамалар әркімнің жеке чатына келеді. Білім алушы саны: { $count }

    Топта өткізу үшін ботты топ чатына қосып, сонда /class деп жазыңыз
live-group = 👥 Сауалнамалар топ чатына келеді. Білім алушы саны: { $count }
live-to-own = 📱 Жеке чаттарға
live-start = ▶️ Бастау
live-asked = ▶️ { $number }-сұрақ (барлығы – { $total }) жіберілуде. Жауаптар төмендегі хабарламада.
live-panel =
    🎓 <b>{ $title }</b>
    { $number }-сұрақ, барлығы – { $total }

    { $text }

    Жауап бергендер: { $answered } / { $learners }
    Дұрысы: { $right }
live-next = ▶️ Келесі сұрақ
live-end = ⏹ Аяқтау
live-ended =
    ✅ <b>{ $title }</b>

    Тест аяқталды. Сұрақ саны: { $count }
live-results =
    📊 <b>{ $title }</b>
    .button = 🏆 Кесте
live-results-none =
    📊 <b>{ $title }</b>

    Ешкім жауап берген жоқ.
live-result = { $place }. { $name } – { $points } / { $most }
live-bound = 👥 «{ $title }» тестінің сауалнамалары осы чатқа келеді. Оны оқытушы ботпен жеке чатында бастайды.
live-class = Бұл команда бот бар топ чатында жазылады. Алдымен тест жасаңыз: /live
