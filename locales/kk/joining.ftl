language-kk = Қазақша
language-ru = Русский

join-languages =
    Сәлеметсіз бе! Тілді таңдаңыз.
    Здравствуйте! Выберите язык.
    .button = Тіл

join-stranger =
    Сәлеметсіз бе! Мен – Академияның оқу көмекшісімін.

    Бастау үшін жеке шақыру сілтемеңізді ашыңыз. Оны Академия әкімшісі береді: оқу бөліміне жазыңыз немесе қоңырау шалыңыз.

join-unlinked =
    Тіркелгіңіз енді басқа телефонмен байланыстырылды, бұл чат ажыратылды.

    Мұны өзіңіз жасамасаңыз, әкімшіге бірден хабарлаңыз.

join-unlinked-by-office =
    Әкімші бұл телефонды тіркелгіден ажыратты.

    Телефоныңызды ауыстырсаңыз, жаңасында әкімші берген шақыруды ашыңыз. Бұл қате болса, әкімшіге хабарлаңыз.

menu =
    Сәлеметсіз бе, { $name }!

    Нені ашайық?
    .button = Мәзір

menu-timetable = 📅 Сабақ кестесі
menu-materials = 📚 Материалдар
menu-quizzes = 📝 Тесттер
menu-consultations = 💬 Менің сұрақтарым
menu-queue = 📥 Маған сұрақтар
menu-identity = 🙂 Жеке басты растау
menu-office = 🗂 Басқару
menu-announce = 📣 Хабарландыру
menu-people = 👤 Адамдар
menu-roster = 📋 Тізім
menu-year = 🗓 Оқу жылы
menu-live = 🎓 Аудиторияда
menu-problems = 🆘 Мәселелер
menu-decisions = 📑 Шешімдер
menu-audit = 🔏 Аудит
menu-requests = 📨 Өтініштер
menu-health = 🩺 Жүйе күйі

office =
    🗂 <b>Басқару</b>

    Нені ашайық?

help = Мен – Академияның оқу көмекшісімін. Мұнда:
help-materials = • пән материалдарын ашуға болады: /materials
help-timetable = • сабақ кестесін көруге болады: /timetable
help-quizzes = • тест тапсыруға болады: /quizzes
help-ask = • оқытушыға сұрақ қоюға болады: /ask. Хабарламаңызды түзетсеңіз, ол оқытушыда да өзгереді. Өзіңізде жойғаныңыз онда қалады: Telegram жою туралы ботқа хабарламайды
help-questions = • сұрақтарыңыз бен жауаптарды көруге, жабуға, бағалауға болады: /questions
help-queue = • білім алушылардың сұрақтарына жауап беруге болады: /queue
help-faq = • пәндеріңіздің жиі қойылатын сұрақтарын жүргізуге болады: /faq
help-heading = • меңгеруші кеңестердің қалай өткенін көре алады: /statistics
help-statistics = • кеңестердің қалай өткенін көруге болады: /statistics
help-template = • дайын жауаптарды сақтауға болады: /template
help-teach = • пәніңізге материал қосуға және білім алушының сұрағына жауап беруге болады: оның хабарламасына жауап жазыңыз. Жауапты қайтарып алу: оған /recall деп жауап беріңіз
help-announce = • хабарландыру жазуға болады: /announce
help-people = • адамды табуға және оған хат жазуға болады: /people
help-roster = • адамдар тізімін жүктеуге болады: /roster
help-forum = • форумда кім сұрап, кім жауап беретінін көруге болады: /forum
help-live = • аудиторияда сауалнамамен тест өткізуге болады: /live
help-problems = • тест кезінде мәселесі бар білім алушыға көмектесуге болады: /problems
help-decisions = • басқарушылық шешімдер тізілімін ашуға болады: /decisions
help-audit = • аудит журналын ашуға болады: /audit
help-requests = • адамдардың өтініштеріне жауап беруге болады: /requests
help-health = • жүйенің күйін білуге болады: /health
help-year = • оқу жылы мен топтарды жүргізуге болады: /year
help-mydata = • өзіңіз туралы не сақталатынын көріп, файл алуға, жоюды сұрауға болады: /mydata
help-language = • тілді ауыстыруға болады: /language
help-end = Бәрі мәзірден басталады: /menu. Көмек керек болса, әкімшіге хабарласыңыз.

unknown-message = Бұл хабарламаны түсінбедім. Мынаны жасауға болады:
unknown-button = Бұл батырма енді жұмыс істемейді, ештеңе жоғалған жоқ. Мәзірді ашыңыз: /menu

command-menu = Мәзір
command-timetable = Сабақ кестесі
command-materials = Оқу материалдары
command-quizzes = Тесттер
command-consents = Келісімдерім
command-ask = Оқытушыға сұрақ қою
command-questions = Оқытушыларға қойған сұрақтарым
command-queue = Білім алушылардың маған сұрақтары
command-faq = Пәндерімнің жиі қойылатын сұрақтары
command-template = Дайын жауаптар
command-announce = Хабарландыру жазу
command-people = Адамды табу
command-roster = Адамдар тізімін жүктеу
command-forum = Пән форумдары
command-live = Аудиториядағы тест
command-problems = Тест кезіндегі мәселелер
command-decisions = Басқарушылық шешімдер тізілімі
command-audit = Аудит журналы
command-requests = Адамдардың өтініштері
command-health = Жүйенің күйі
command-year = Оқу жылы
command-mydata = Менің деректерім
command-language = Тіл · Язык
command-help = Көмек

role-learner = білім алушы
role-lecturer = оқытушы
role-reviewer = тексеруші
role-administrator = әкімші
role-dispatcher = диспетчер
role-auditor = аудитор
menu-register = 🛡 Келісімдер
help-register = • келісімдер тізілімін ашуға болады: /register
command-register = Келісімдер тізілімі
menu-tests = 🗒 Пән тесттері
help-tests = • тест құрып, оны топтарға ашуға болады: /tests
command-tests = Пәндерімнің тесттері
command-hours = Қашан жауап беремін, демалыс, алмастыру
help-hours = • жауап беру уақытын, демалыс пен алмастыруды белгілеуге болады: /hours
menu-hours = 🕘 Уақытым
command-book = Кеңеске жазылу
command-slots = Алдын ала жазылатын кеңестер
help-book = • кеңеске жазылуға болады: /book
help-slots = • кеңеске уақыт ұсынуға болады: /slots
