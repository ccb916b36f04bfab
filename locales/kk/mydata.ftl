mydata =
    🔐 <b>Менің деректерім</b>
    { $name } ({ $code })
    Рөлдері: { $roles }
    .button = 🔐 Менің деректерім
mydata-contacts =
    Телефон: { $phone }
    Эл. пошта: { $email }
    { $iin }
mydata-iin = ЖСН: шифрланып сақталады
mydata-iin-none = ЖСН: сақталмайды
mydata-counts =
    Топтар – { $groups }, келісімдер – { $consents }
    Тест талпыныстары – { $attempts }
    Кеңестер – { $consultations }
    Мен туралы шешімдер – { $decisions }
    Цифрлық із жазбалары – { $trace }
mydata-face = Бет эталоны: бар. Тексеру суреттері: { $pictures }
mydata-face-none = Бет эталоны жоқ. Тексеру суреттері: { $pictures }
mydata-consents = ✍️ Келісімдер

mydata-file-awaited = Файл дайындалып жатыр. Ол осында келеді.
mydata-file =
    .button = 📄 Файлды алу
mydata-file-failed = Файл жасалмады. «Менің деректерім» бөлімін (/mydata) ашып, қайталап көріңіз; көмектеспесе, әкімшіге хабарласыңыз.
outgoing-my-data =
    Сіз туралы сақталатынның бәрі – бір JSON файлында. Суреттер мен эталондар күнімен аталған, өздері шифрланып сақталады.

    Файлда жеке деректеріңіз бар. Оны абайлап сақтаңыз.

mydata-trace =
    👣 <b>Менің цифрлық ізім</b>

    Алдымен жаңалары. Толық оқу үшін жазбаны басыңыз.
    .button = 👣 Менің ізім
mydata-trace-none =
    👣 <b>Менің цифрлық ізім</b>

    Әзірге жазба жоқ.
mydata-day = { DATETIME($at, dateStyle: "short") }
mydata-line =
    👣 <b>Цифрлық із жазбасы</b>
    .button = ← Жазбаға
mydata-dispute =
    Мұнда не дұрыс емес екенін жазыңыз. Әкімші тексеріп, жауап береді. Шегі – { $limit } таңба.
    .button = ✋ Бұл олай емес
mydata-asked = № { $number } өтініш берілді. Жауап осында келеді.

mydata-times =
    ⏳ <b>Деректер қанша сақталады</b>
    .button = ⏳ Мерзімдер
mydata-days-trace = • цифрлық із: { $count } күн
mydata-days-messages = • кеңес мәтіндері: { $count } күн
mydata-days-letters = • бот хабарламалары: { $count } күн
mydata-days-requests = • жауаптан кейін өтініш мәтіндері: { $count } күн
mydata-days-hashes = • сурет таңбалары: { $count } күн
mydata-days-contacts = • кеткеннен не аяқтағаннан кейін байланыс деректері мен ЖСН: { $count } күн
mydata-days-updates = • ботқа жіберген хабарламаларыңыз бен басуларыңыз: { $count } күн
mydata-law = <b>Заң бойынша</b>
mydata-years-grades = • топтар, талпыныстар және нәтижелер: { $count } жыл
mydata-years-decisions = • басқарушылық шешімдер: { $count } жыл
mydata-years-consents = • келісімдердің дәлелі: { $count } жыл
mydata-months-audit = • аудит журналы (атсыз): { $count } ай

mydata-erasure =
    🗑 <b>Деректерімді жою</b>

    Аты-жөніңіз, байланыс деректеріңіз, ЖСН, телефонмен байланысыңыз, суреттеріңіз, жазысқаныңыз және цифрлық ізіңіз жойылады. Бұдан кейін мұнда оқу мүмкін болмайды.

    Заң бойынша атсыз, нөмірмен қалады:
    .button = 🗑 Деректерімді жою
mydata-erasure-way = Әкімші шешеді. Ол шешкенше өтінішті кері алуға болады.
mydata-erasure-wish = Жоюды сұрау
mydata-erasure-awaited =
    🗑 <b>Деректерімді жою</b>

    № { $number } өтініш әкімшінің шешімін күтіп тұр. Оны кері алуға болады.
