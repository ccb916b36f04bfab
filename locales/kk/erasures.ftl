erasure =
    🗑 <b>Адамның деректерін жою</b>
    { $name } ({ $code })
    .button = 🗑 Жою…
erasure-what =
    Аты-жөні, байланыс деректері, ЖСН, телефонмен байланысы, фотосуреттері, жазысқаны және цифрлық ізі біржола жойылады. Оларды қайтару мүмкін емес.

    Бағалар мен шешімдер атсыз, нөмірмен қалады: оларды заң сақтайды. Сізге және адамға анықтама келеді.
erasure-held = Әзірге жоюға болмайды:
erasure-hold-attempt = • тест немесе аттестаттау жүріп жатыр
erasure-hold-review = • суретте кім екені шешілмеген
erasure-hold-appeal = • шағымдану мерзімі аяқталмаған
erasure-hold-draft = • осы адам туралы басқарушылық шешімнің жобасы бар
erasure-hold-administrator = • бұл – жалғыз әкімші
erasure-ordered =
    № { $number } жою басталды. Бәрі жойылғанда, анықтама осында келеді.
    .button = 🗑 Иә, біржола жою
erasure-stopped = ⚠️ № { $number } жою жарты жолда тоқтады. Адамды ашып, «Жою» батырмасын қайта басыңыз: ол жалғасады. Көмектеспесе, әзірлеушіге хабарлаңыз.
erasure-told =
    Деректеріңіз жойылды. Анықтама – файлда.

    Жою № { $number }
    SHA-256: <code>{ $hash }</code>

    Бұл чат енді ешкіммен байланысты емес.
outgoing-erasure =
    Деректерді жою туралы анықтама. Жою № { $number }
    SHA-256: <code>{ $hash }</code>

certificate-title = Дербес деректерді жою туралы анықтама
certificate-number = № { $number }, күні: { $date }
certificate-request = Өтініш № { $number }
certificate-order = Негізі: «Дербес деректер және оларды қорғау туралы» Қазақстан Республикасының Заңы; { $order }
certificate-gone = Жойылды (жазба саны)
certificate-gone-identity = Аты-жөні, байланыс деректері, ЖСН, телефонмен байланысы
certificate-gone-account = Рөлдер, шақырулар, пәндерге бекітілуі
certificate-gone-pictures = Фотосуреттер, эталондар және олардың таңбалары
certificate-gone-figures = Бетті салыстыру деректері
certificate-gone-messages = Кеңестер мен өтініштердің мәтіндері
certificate-gone-letters = Бот хабарламалары, файлдар, тапсырмалар
certificate-gone-trace = Цифрлық із
certificate-gone-reasons = Аудит журналындағы түсініктемелер
certificate-kept = Заң бойынша атсыз, нөмірмен сақталады
certificate-kept-grades = Топтар, талпыныстар және нәтижелер. Сақтау мерзімінің соңы: { $until }
certificate-kept-decisions = Басқарушылық шешімдер және жеке бас туралы шешімдер. Сақтау мерзімінің соңы: { $until }
certificate-kept-consents = Келісімдердің дәлелі (мақсаты, нұсқасы, уақыты). Сақтау мерзімінің соңы: { $until }
certificate-kept-counts = Аудит журналы нөмірлерді сақтайды. Цифрлық ізден айлар бойынша сандар қалады.
certificate-signatory = Қолы: ____________________ { $name }
