quizzes = 📝 <b>Тесттеріңіз</b>
    .button = 📝 Тесттерге
quizzes-empty = Сізге арналған тест әзірге жоқ. Оқытушы тест ашқанда, ол осында көрінеді.

quizzes-line-running = ▶️ «{ $title }»: тест жүріп жатыр, жауаптар: { $answered } / { $total }. Аяқтау уақыты: { $deadline }
quizzes-line-open = 🟢 «{ $title }»: ашық. Жабылуы: { $closes_at }
quizzes-line-ahead = ⏳ «{ $title }»: әлі ашылған жоқ. Ашылуы: { $opens_at }
quizzes-line-finished = { $confirmation ->
        [provisional] ☑️ «{ $title }»: аяқталды, { $percent } %. Нәтиже алдын ала: жеке басты растау жүріп жатыр.
        [unconfirmed] ⚠️ «{ $title }»: аяқталды, { $percent } %. Жеке бас расталмады, әкімшіге хабарласыңыз.
       *[settled] ✅ «{ $title }»: аяқталды, { $percent } %.
    }
quizzes-line-missed = 🔒 «{ $title }»: тапсырылған жоқ. Жабылған уақыты: { $closes_at }

quiz =
    <b>{ $title }</b>

    Түрі: { $kind ->
        [current] ағымдағы бақылау
        [attestation] аралық аттестаттау
       *[training] жаттығу тесті
    }
    Сұрақ саны: { $length }
quiz-limit = Тест уақыты: { $minutes } минут.
quiz-no-limit = Тест уақыты: жабылғанға дейін.
quiz-window = Ашылуы: { $opens_at }
    Жабылуы: { $closes_at }
quiz-face = 🙂 Бастар алдында жеке басыңызды растайсыз: осы чатта фото арқылы немесе фотосыз, Академия қызметкері арқылы.
quiz-face-done = 🙂 Бұл тест алдында жеке басыңыз тексерілді.
quiz-start = Бастау
quiz-continue = Жалғастыру

quiz-result =
    «{ $title }» тесті аяқталды.

    Балл: { $points } / { $total } ({ $percent } %)

    { $confirmation ->
        [provisional] Академия қызметкері жеке басыңызды растағанша, бұл – алдын ала нәтиже. Расталған соң хабарлаймыз.
        [unconfirmed] Бұл тест бойынша жеке басыңыз расталмады. Әкімшіге хабарласыңыз, ол мәселені шешуге көмектеседі.
       *[settled] Нәтиже сақталды.
    }
quiz-over =
    ⏱ «{ $title }» тестінің уақыты аяқталды. Берілген жауаптар сақталды.

    Балл: { $points } / { $total } ({ $percent } %)

    { $confirmation ->
        [provisional] Академия қызметкері жеке басыңызды растағанша, бұл – алдын ала нәтиже. Расталған соң хабарлаймыз.
        [unconfirmed] Бұл тест бойынша жеке басыңыз расталмады. Әкімшіге хабарласыңыз, ол мәселені шешуге көмектеседі.
       *[settled] Нәтиже сақталды.
    }
quiz-warning = ⏱ «{ $title }» тестінің уақыты аяқталуға жақын. Қалған уақыт: { $minutes } минут
