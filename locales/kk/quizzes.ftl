quizzes = 📝 <b>Тесттеріңіз</b>
    .button = 📝 Тесттерге
quizzes-empty = Сізге арналған тест әзірге жоқ. Оқытушы тест ашқанда, ол осында көрінеді.

quizzes-line-grace = ⌛ «{ $title }»: уақыт аяқталды. Тестті ашып, талпынысты аяқтаңыз, әйтпесе ол есептелмейді.
quizzes-line-running = ▶️ «{ $title }»: тест жүріп жатыр, жауаптар: { $answered } / { $total }. Аяқтау уақыты: { $deadline }
quizzes-line-open = 🟢 «{ $title }»: ашық. Жабылуы: { $closes_at }
quizzes-line-ahead = ⏳ «{ $title }»: әлі ашылған жоқ. Ашылуы: { $opens_at }
quizzes-line-marking = 🖊 «{ $title }»: аяқталды, оқытушының тексеруін күтуде.
quizzes-line-finished = { $confirmation ->
        [provisional] ☑️ «{ $title }»: аяқталды, { $percent } %. Нәтиже алдын ала: жеке басты растау жүріп жатыр.
        [unconfirmed] ⚠️ «{ $title }»: аяқталды, { $percent } %. Жеке бас расталмады, әкімшіге хабарласыңыз.
       *[settled] ✅ «{ $title }»: аяқталды, { $percent } %.
    }
quizzes-line-submitted = ☑️ «{ $title }»: аяқталды, балл әзірге көрсетілмейді.
quizzes-line-discarded = ✖️ «{ $title }»: талпыныс уақытында аяқталмады, есептелген жоқ.
quizzes-line-missed = 🔒 «{ $title }»: тапсырылған жоқ. Жабылған уақыты: { $closes_at }

quiz =
    <b>{ $title }</b>

    Түрі: { $kind ->
        [current] ағымдағы бақылау
        [midterm] аралық бақылау
        [attestation] аралық аттестаттау
       *[training] жаттығу тесті
    }
    Сұрақ саны: { $length }
quiz-limit = Тест уақыты: { $minutes } минут.
quiz-question-limit = Бір сұраққа берілетін уақыт: { $seconds } секунд.
quiz-no-limit = Тест уақыты: жабылғанға дейін.
quiz-window = Ашылуы: { $opens_at }
    Жабылуы: { $closes_at }
quiz-attempts = Пайдаланылған талпыныс: { $used }. Барлығы: { $allowed ->
        [0] шексіз
       *[other] { $allowed }
    }
quiz-again-from = ⏳ Жаңа талпыныс уақыты: { $at }
quiz-face-done = 🙂 Жеке басты тексеру жасалды, тестті бастай беруге болады.
quiz-start = Бастау
quiz-continue = Жалғастыру
quiz-again = Қайта бастау
quiz-card = Тестке өту

quiz-result = «{ $title }» тесті аяқталды.
quiz-over = ⏱ «{ $title }» тестінің уақыты аяқталды.
quiz-discarded = Талпыныс уақытында аяқталмады, есептелген жоқ. Бірдеңе кедергі болса, оқытушыға жазыңыз: /ask
quiz-points = Балл: { $points } / { $total } ({ $percent } %){ $awaiting ->
        [0] {""}
       *[other] {""}
            ✍️ Оқытушы тексеретін жауап саны: { $awaiting }. Балл өсуі мүмкін.
    }
quiz-marks-later = Балды кейін тест бетінен көресіз.
quiz-stands = { $confirmation ->
        [provisional] Академия қызметкері жеке басыңызды растағанша, бұл – алдын ала нәтиже. Расталған соң хабарлаймыз.
        [unconfirmed] Бұл тест бойынша жеке басыңыз расталмады. Әкімшіге хабарласыңыз, ол мәселені шешуге көмектеседі.
       *[settled] Нәтиже сақталды.
    }
quiz-submitted =
    Талпыныс: { $number } (№ { $attempt })
    Аяқталған уақыты: { $at }
    Жауаптар: { $answered } / { $total }
    Жауаптардың бақылау қосындысы: <code>{ $digest }</code>
quiz-receipt = 🧾 <b>Түбіртек: «{ $title }»</b>
    .button = 🧾 Түбіртек
quiz-receipt-intact = { $intact ->
        [yes] Сақталған жауаптар бақылау қосындысына сай келеді. Апелляцияда осы түбіртекті көрсетіңіз.
       *[no] ⚠️ Сақталған жауаптар бақылау қосындысына сай келмейді. Әкімшіге хабарлаңыз.
    }
quiz-credit = { $sign ->
        [more] ⏱ Қосылған уақыт: { $minutes } минут
       *[less] ⏱ Қысқартылған уақыт: { $minutes } минут
    } ({ $at }). { $reason ->
        [outage] Бот жұмыс істемеді.
        [recheck] Жеке бас қайта тексерілді.
        [problem] Мәселе туралы хабарыңыз бойынша.
       *[override] Тест шарттары өзгерді.
    }
quiz-warning = ⏱ «{ $title }» тестінің уақыты аяқталуға жақын. Қалған уақыт: { $minutes } минут
