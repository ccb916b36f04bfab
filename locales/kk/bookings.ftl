# Жазылу арқылы өтетін кеңестер.
slots =
    📅 <b>Алдын ала жазылатын кеңестер</b>
    Көру немесе алып тастау үшін уақытты басыңыз.
    .button = 📅 Маған жазылу
slots-none = 📅 Сіз әзірге кеңеске уақыт ұсынған жоқсыз. Ұсынсаңыз, білім алушылар өздері жазылады.
slot = <b>{ $time }</b>
slot-free = Әзірге бос.
slot-withdraw = Уақытты алып тастау
slot-withdrawn = Алып тасталды: { $time }. Жазылған адам болса, оған хабарладық.
slot-rest =
    <b>{ $time }</b>
    Осы ұсыныстағы бұл кеңесті және кейінгілерін алып тастайсыз ба? Барлығы: { $count }.
    .button = Келесілерімен бірге
slot-rest-booked = Жазылғандар саны: { $count }. Оларға хабарлаймыз.
slot-rest-confirm = Иә, алып тастау
withdrawn-slots = Алып тасталған кеңес саны: { $count }
withdrawn-bookings = Кеңеске жазылғандар саны: { $count }. Оларға кеңес болмайтынын хабарладық.
slot-offer =
    Күн мен сағатты бір хабарламамен жазыңыз, мысалы:
    25.11 15:00–16:00 20 минуттан
    Апта сайын, мына күнге дейін: 25.11 15:00–16:00 20 минуттан 30.12-ге дейін

    Немесе бір кеңеске күн таңдаңыз.
    .button = + Уақыт ұсыну
slot-again = Басқа уақыт
slot-time = { $day }. Сағат нешеде?
slot-length = { $time }. Неше минут?
slot-minutes = { $minutes } минут
slot-all = Барлық пәндерім
slot-online = Онлайн, сілтеме кейін
slot-weekly = { $time }, апта сайын, соңғы күні: { $until }
slot-where =
    <b>{ $time }</b>
    Қайда? Аудиторияны немесе қоңырау сілтемесін жазыңыз ({ $limit } таңбаға дейін).
slot-offered = ✅ Ұсынылған кеңес саны: { $count }
slot-skipped-holidays = Ұсынылмады, мереке: { $count }
slot-skipped-away = Ұсынылмады, Сіз жауап бермейтін күн: { $count }
slot-skipped-taken = Ұсынылмады, бұрын ұсынылған: { $count }
slot-skipped-lessons = Ұсынылмады, Сізде сабақ: { $count }

bookings =
    📅 <b>Жазылған кеңестерім</b>
    Ауыстыру немесе бас тарту үшін уақытты басыңыз.
    .button = 📅 Кеңестерім
bookings-none = 📅 Сіз әзірге кеңеске жазылған жоқсыз.
booking-new =
    Қай пәннен кеңес керек?
    .button = + Жазылу
booking-free = <b>{ $day }</b>. Уақытты таңдаңыз:
booking-free-none = Қазір бос уақыт жоқ. Сұрағыңызды жазып қойыңыз: /ask
booking-slot = <b>Кеңес: { $time }</b>
booking-lesson = ⚠️ Бұл уақытта Сізде кесте бойынша сабақ бар.
booking-named = ℹ️ Сұрақтарда есіміңіз көрінбейді, бірақ жазылсаңыз, оқытушы есіміңізді көреді.
booking-purpose-prompt = Не туралы сөйлескіңіз келетінін жазыңыз ({ $limit } таңбаға дейін) немесе бірден «Жазылу» батырмасын басыңыз.
booking-confirm = Жазылу
booking-confirm-move = Осы уақытқа ауыстыру
booking-other = Басқа уақыт
booking-move = Ауыстыру
booking-cancel = Бұл кеңестен бас тартасыз ба?
    .button = Бас тарту
booking-cancel-confirm = Иә, бас тарту
booking-keep = Жоқ, қалсын
booking-time = 🕘 { $time }
booking-discipline = Пән: { $discipline }
booking-teacher = Оқытушы: { $name }
booking-learner = Білім алушы: { $name }
booking-online = 💻 Онлайн: { $place }
booking-classroom = 🏛 Аудиторияда: { $place }
booking-link-later = сілтемені оқытушы жібереді
booking-purpose = Тақырыбы: { $purpose }
booking-state-booked = <b>Кеңес</b>
booking-state-held = <b>Кеңес өтті</b>
booking-state-missed = <b>Кеңес: білім алушы келмеді</b>
booking-state-cancelled = <b>Кеңес болмайды</b>
booking-done-booked = ✅ <b>Сіз жазылдыңыз</b>
booking-done-moved = ✅ <b>Кеңес ауыстырылды</b>
booking-done-cancelled = <b>Кеңес болмайды</b>
booking-told-booked = 📅 <b>Кеңеске жаңа жазылу</b>
booking-told-moved = 📅 <b>Кеңес ауыстырылды</b>
booking-told-cancelled = 🚫 <b>Кеңес болмайды</b>
booking-told-withdrawn = 🚫 <b>Оқытушы кеңестен бас тартты</b>
booking-told-away = 🚫 <b>Кеңес болмайды: оқытушы бұл күні жұмыс істемейді</b>
booking-told-holiday = 🚫 <b>Кеңес болмайды: бұл – демалыс күні</b>
booking-told-left = 🚫 <b>Кеңес болмайды: оқытушы қазір кеңес бермейді</b>
booking-told-gone = 🚫 <b>Кеңес болмайды: білім алушы келмейді. Уақыт қайтадан бос</b>
booking-untold-learner = ⚠️ <b>Бот білім алушыға кеңес болмайтынын хабарлай алмай тұр.</b> Өзіңіз хабарлаңызшы.
booking-untold-teacher = ⚠️ <b>Бот оқытушыға кеңеске жазылу өзгергенін хабарлай алмай тұр.</b> Өзіңіз хабарлаңызшы.
booking-told-again = Басқа уақытқа жазылыңыз.
booking-file = Күнтізбеге қосу үшін файлды ашыңыз.
booking-reminder = ⏰ <b>Жақында кеңес</b>
booking-ended = <b>Кеңес аяқталды. Қалай өтті?</b>
booking-held = Өтті
booking-missed = Келмеді
booking-marked-held = ✅ <b>Белгіленді: кеңес өтті</b>
booking-marked-missed = <b>Белгіленді: білім алушы келмеді</b>
booking-summary = Кеңес: { $discipline }, { $name }
booking-timetable = 🤝 { $time } · кеңес · { $name }
