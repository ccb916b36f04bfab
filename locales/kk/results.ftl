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
results-by-result = Балл бойынша

results-learner = 📊 <b>{ $name }</b>
    { $title }
results-attempt =
    { $state ->
        [open] ▶️ { $number }-талпыныс: жүріп жатыр, әзірге { $percent } %.
        [marking] ✍️ { $number }-талпыныс: әзірге { $percent } %, эссе әлі бағаланбаған.
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
        [outage] ⏱ { $minutes } минут: бот жұмыс істемеді
        [recheck] ⏱ { $minutes } минут: жеке бас қайта тексерілді
        [problem] ⏱ { $minutes } минут: мәселеге жауап
       *[override] ⏱ { $minutes } минут: оқытушы берді
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

results-export-xlsx = ⬇️ XLSX жүктеу
results-export-csv = ⬇️ CSV жүктеу
results-export-begun = Файл дайындалуда, осы чатқа келеді.
results-unwritten = Нәтижелер файлы дайын болмады. Тест нәтижелерін ашып, файлды қайта сұраңыз; көмектеспесе, әкімшіге хабарлаңыз.

# Нәтижелер файлы.
results-sheet = Нәтижелер
results-sheet-questions = Сұрақтар
results-title-family = Тегі
results-title-given = Аты
results-title-patronymic = Әкесінің аты
results-title-group = Топ
results-title-code = Тізімдегі нөмірі
results-title-attempt = Талпыныс
results-title-state = Күйі
results-title-started = Басталуы
results-title-finished = Тапсырылды
results-title-seconds = Уақыты, с
results-title-points = Балл
results-title-most = Ең көп балл
results-title-percent = Пайыз
results-title-provisional = Жеке бас
results-part-answer = жауап
results-part-points = балл
results-part-seconds = уақыты, с
results-part-answered = жауап уақыты
results-about-number = №
results-about-key = Сұрақ кілті
results-about-category = Санат
results-about-kind = Түрі
results-about-text = Мәтіні
results-about-right = Дұрыс жауап
results-state =
    { $state ->
        [open] жүріп жатыр
        [marking] бағаланбаған
        [discarded] есептелмеді
       *[finished] тапсырылды
    }
results-identity-settled = түпкілікті
results-identity-provisional = алдын ала
results-identity-unconfirmed = расталмады
results-kind-one_choice = бір дұрыс жауап
results-kind-several = бірнеше дұрыс жауап
results-kind-true_false = дұрыс / дұрыс емес
results-kind-short = қысқа жауап
results-kind-numeric = сан
results-kind-matching = сәйкестендіру
results-kind-ordering = реттеу
results-kind-essay = эссе, еркін жауап

quiz-progress = 🔴 <b>Тест барысы: { $title }</b>
    .button = 🔴 Тест барысы
quiz-progress-begun = Тест барысы төменде көрсетілді. Ол өзі жаңарып тұрады.
quiz-progress-ended = Көрсету тоқтатылды.
quiz-progress-counts =
    Бастағандар: { $started } / { $expected }
    Тапсырып жатқандар: { $running }
    Тапсырылған талпыныс: { $submitted }
    Жауапсыз мәселе: { $problems }
quiz-progress-line = ▶️ { $name }: { $number }-сұрақ, барлығы – { $total }
quiz-progress-problem = ⚠️ { $name }: { $number }-сұрақ, барлығы – { $total }
quiz-progress-more = …және тағы: { $count }
quiz-progress-stopped = ⏹ Енді жаңармайды.
quiz-progress-stop = ⏹ Көрсетуді тоқтату
