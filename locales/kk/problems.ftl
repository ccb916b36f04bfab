problem =
    🆘 <b>Уақыт, сұрақ және жауаптар жазылды.</b> Оқытушыға хабар берілді, тест жүріп жатыр.

    Не болды? Бір жолмен жазыңыз (шегі – { $limit } таңба) немесе өткізіп жіберіңіз.
    .button = 🆘 Мәселе туындады
problem-skip = Өткізіп жіберу

problems =
    🆘 <b>Тест кезіндегі мәселелер</b>

    Алдымен жауап күткендері, ескілері жоғарыда. Жанында – білім алушының қалған уақыты.
    .button = ← Мәселелерге
problems-none =
    🆘 <b>Тест кезіндегі мәселелер</b>

    Ешкім мәселе туралы хабарлаған жоқ.
problem-minutes-left = { $minutes } мин
problem-open = Ашу
problem-back = ← Мәселеге

problem-letter = 🔔 <b>Білім алушы мәселе туралы хабарлады</b>
problem-letter-words =
    🆘 <b>№ { $number } мәселе</b>
    { $name }

    { $text }
problem-page =
    🆘 <b>№ { $number } мәселе</b> · { $state }
    { $name } ({ $code })
    Тест: «{ $title }», талпыныс: { $attempt }
    Хабарланған уақыты: { $at }
problem-state-open = жауап күтілуде
problem-state-answered = жауап берілді
problem-state-time-given = берілген уақыт: { $minutes } минут
problem-state-attempt-given = талпыныс берілді
problem-text =
    <b>Не болды</b>
    { $text }
problem-moment =
    <b>Сол сәтте</b>
    { $number }-сұрақ, барлығы – { $total }, жауап саны: { $answered }
    Қалған уақыт: { $minutes } минут
problem-last = Соңғы жауап: { $at }
problem-outage = Іркіліс үшін қайтарылғаны: { $minutes } минут
problem-question =
    <b>Экрандағы сұрақ</b>
    { $text }
problem-now = ⏱ Қазір қалған уақыт: { $minutes } минут, аяқталуы: { $deadline }
problem-now-over = ⌛ Талпыныс аяқталған.
problem-answered =
    <b>Жауап</b> · { $who }, { $at }
    { $answer }
problem-decision = 📑 № { $number } шешім

problem-answer =
    .button = 💬 Жауап беру
problem-times =
    ⏱ <b>Неше минут берілсін?</b>
    { $name }
    .button = ⏱ Уақыт беру
problem-minutes = { $minutes } мин
problem-other-time =
    Неше минут берілетінін жазыңыз. Ең азы – 1, ең көбі – { $most }.
    .button = Басқа сан
problem-attempt =
    .button = 🔁 Жаңа талпыныс беру
problem-prompt-answered = Білім алушыға жауап жазыңыз. Шегі – { $limit } таңба.
problem-prompt-time-given =
    Берілетін уақыт: { $minutes } минут. Себебін жазыңыз: оны білім алушы көреді.
    Шегі – { $limit } таңба. Себебін жібергенде уақыт қосылады.
problem-prompt-attempt-given =
    Жаңа талпыныс. Себебін жазыңыз: оны білім алушы көреді.
    Шегі – { $limit } таңба. Себебін жібергенде талпыныс беріледі.
problem-closed = ✅ Дайын. № { $number } мәселе бойынша жауап білім алушыға жіберілуде.

problem-told-answered = 💬 Мәселеңізге жауап келді. Тест: «{ $title }»
problem-told-time-given = ⏱ Сізге уақыт берілді. Тест: «{ $title }». Қосылғаны: { $minutes } минут
problem-told-attempt-given = 🔁 Сізге тағы бір талпыныс берілді. Тест: «{ $title }»
problem-told-until = Аяқталуы: { $deadline }, қалған уақыт: { $minutes } минут
problem-told-words = { $answer }

problem-decisions =
    📑 <b>№ { $number } мәселе бойынша шешім</b>

    Мәселе қатысты шешімді басыңыз немесе жаңасын жазыңыз.
    .button = 📑 Шешім
problem-decision-heading =
    📑 <b>Жаңа шешім</b>

    Нөмірін, күнін және кім қол қойғанын бір жолға жазыңыз. Мысалы:
    <code>15-Ө 24.11.2026 Ахметов А. Б.</code>

    Мән-жайды және не берілетінін бот өзі жазады.
problem-decision-started =
    ✅ Жоба дайын: мән-жай жазылды, білім алушы белгіленді.

    Оқып шығып, тіркеңіз.
problem-circumstance = «{ $title }» тесті кезінде ({ $at }) білім алушы мәселе туралы хабарлады. { $number }-сұрақ, барлығы – { $total }, жауап саны: { $answered }, қалған уақыт: { $minutes } минут.
problem-granted-answered = Жауап берілді.
problem-granted-time-given = Қосымша уақыт: { $minutes } минут.
problem-granted-attempt-given = Тағы бір талпыныс.
