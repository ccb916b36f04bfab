# Тест нәтижелері, оқытушыға.
results = 📊 <b>Нәтижелер: { $title }</b>
    .button = 📊 Нәтижелер
results-taken = Тапсырғандар: { $taken } / { $expected }
results-average = Орташа: { $average } %, медиана: { $median } %
results-nobody = Бұл тестке әзірге ешкім тағайындалмаған және оны ешкім тапсырмаған.
results-line-running = ▶️ { $number }. { $name }
results-line-marking = ✍️ { $number }. { $name }
results-line-finished = ✅ { $number }. { $name }
results-line-discarded = 🚫 { $number }. { $name }
results-line-none = ▫️ { $number }. { $name }
results-percent =
    { $confirmation ->
        [provisional] { $percent } % (алдын ала)
        [unconfirmed] { $percent } % (жеке бас расталмады)
       *[settled] { $percent } %
    }
results-took = { $minutes } минут
results-attempts = талпыныс саны: { $count }
results-by-name = Аты бойынша
results-by-result = Нәтиже бойынша

results-learner = 📊 <b>{ $name }</b>
    { $title }
results-attempt =
    { $state ->
        [open] ▶️ { $number }-талпыныс: жүріп жатыр, әзірге { $percent } %.
        [marking] ✍️ { $number }-талпыныс: әзірге { $percent } %, эссе бағасын күтуде.
        [discarded] 🚫 { $number }-талпыныс: есептелмеді.
       *[finished] ✅ { $number }-талпыныс: { $percent } %.
    } { $confirmation ->
        [provisional] Жеке басты растау жүріп жатыр.
        [unconfirmed] Жеке бас расталмады.
       *[settled] { "" }
    }
results-one = 📊 <b>{ $name }</b>
    { $title }
    .button = Сұрақтар тізіміне
results-started = { $number }-талпыныс, басталуы: { $started_at }
results-finished = Тапсырылды: { $finished_at }, { $minutes } минут
results-deadline = Аяқталуы: { $deadline }
results-running = ▶️ Талпыныс жүріп жатыр.
results-credit =
    { $reason ->
        [outage] ⏱ +{ $minutes } минут: бот жұмыс істемеді
        [problem] ⏱ +{ $minutes } минут: мәселеге жауап
       *[override] ⏱ +{ $minutes } минут: оқытушы берді
    } ({ $given_at })
results-problem =
    { $state ->
        [open] ⚠️ Мәселе, жауап жоқ
        [time_given] ☑️ Мәселе, уақыт берілді
        [attempt_given] ☑️ Мәселе, жаңа талпыныс берілді
       *[answered] ☑️ Мәселе, жауап берілді
    } ({ $reported_at })
results-intact = 🧾 Жауаптар түбіртекпен сәйкес келеді.
results-altered = 🧾❗ Жауаптар түбіртекпен сәйкес келмейді. Әкімшіге хабарлаңыз.
results-timing = ⏱ { $seconds } секунд. Жауап уақыты: { $answered_at }
results-changes = Жауап өзгерген, жазба саны: { $count }
results-change = { $changed_at }: { $answer }
