requests =
    📨 <b>Өтініштер</b>

    Алдымен ескілері. Ашу үшін өтінішті басыңыз.
    .button = 📨 Өтініштерге
requests-none =
    📨 <b>Өтініштер</b>

    Бәріне жауап берілген: жаңа өтініш жоқ.

request =
    📨 <b>№ { $number } өтініш</b>
    { $kind }
    Берілген уақыты: { $opened_at }
    Күйі: { $state }
    .button = 📨 Өтінішті ашу
request-who = <b>Кім</b>: { $name } ({ $code })
request-text =
    <b>Өтініш мәтіні</b>
    { $text }
request-answer-text =
    <b>Жауап</b>
    { $answer }

request-kind-help = Көмек сұрау
request-kind-dispute = Жазбамен келіспеу
request-kind-erasure = Деректерді жою

request-state-open = жауап күтілуде
request-state-done = орындалды
request-state-declined = қабылданбады
request-state-taken_back = қайтарып алынды

request-answer =
    <b>№ { $number } өтінішке жауап</b>

    Не істелгенін жазыңыз. Жауап өтініш иесіне жіберіледі. Шегі – { $limit } таңба.
    .button = ✅ Жауап беру
request-decline =
    <b>№ { $number } өтінішті қабылдамау</b>

    Себебін жазыңыз. Ол өтініш иесіне жіберіледі. Шегі – { $limit } таңба.
    .button = ✖️ Қабылдамау
request-closed = № { $number } өтініш жабылды. Жауап жіберілуде.

requests-own =
    📨 <b>Менің өтініштерім</b>

    Алдымен жаңалары.
    .button = 📨 Өтініштерім
requests-own-none =
    📨 <b>Менің өтініштерім</b>

    Әзірге өтініш жоқ.
request-taken-back =
    № { $number } өтініш қайтарып алынды.
    .button = ↩️ Қайтарып алу

request-letter =
    📨 Жаңа өтініш: № { $number }
    { $kind }
request-letter-done =
    ✅ <b>№ { $number } өтінішке жауап</b>
    { $kind }

    { $answer }
request-letter-declined =
    ✖️ <b>№ { $number } өтініш қабылданбады</b>
    { $kind }

    Себебі: { $answer }

    Сұрағыңыз болса, әкімшіге хабарласыңыз.

request-stranger = Мен Сізді әзірге танымаймын. Өз деректеріңіз туралы білу үшін Академияға хабарласыңыз.
request-stranger-contact =
    Мен Сізді әзірге танымаймын. Өз деректеріңіз туралы білу үшін Академияға хабарласыңыз:

    { $contact }

trace-at = { $at }
trace-thing = «{ $title }»
trace-discipline = Пән: { $title }
trace-points = Балл: { $points } / { $total }
trace-registered = Телефон ботпен байланыстырылды
trace-opened = Материал ашылды
trace-reminded = Сабақ туралы еске салу жеткізілді
trace-attempted = Тест басталды
trace-answered = Тест сұрағына жауап берілді
trace-completed = Тест аяқталды
trace-enrolled = Бетті салыстыруға арналған эталон сақталды
trace-identified = Жеке бас тексерілді
trace-asked = Оқытушыға сұрақ қойылды
trace-replied = Білім алушыға жауап берілді
trace-announced = Хабарландыру жіберілді
trace-consulted = Кеңес өтті
trace-received = Хабарландыру жеткізілді
request-subject-joining = Телефонын байланыстыра алмай отыр: нөмірі тізімде жоқ немесе коды жоқ. Бұл адамға қоңырау шалып, оның өзі екеніне көз жеткізіңіз де, бетіндегі кодты оқып беріңіз.
