built-quizzes =
    🗒 <b>Пәндеріңіздің тесттері</b>

    ✏️ – жоба, ⏳ – әлі ашылған жоқ, 🟢 – жүріп жатыр, 🔒 – жабық. Ашу үшін тестті басыңыз.
    .button = ← Тесттерге
built-quizzes-none =
    🗒 <b>Пәндеріңіздің тесттері</b>

    Тест әзірге жоқ. «Жаңа тест» батырмасын басыңыз: бірнеше қадам ғана.
built-new =
    .button = ➕ Жаңа тест
built-mark-draft = ✏️
built-mark-ahead = ⏳
built-mark-open = 🟢
built-mark-closed = 🔒
built-untitled = Атауы жоқ тест

built-new-discipline =
    <b>Жаңа тест</b> · 1-қадам

    Қай пән бойынша?
built-new-kind =
    <b>Жаңа тест</b> · { $discipline }

    Түрін таңдаңыз. Уақыт, талпыныс және нәтижені көрсету осы түрге сай қойылады, кейін өзгерте аласыз.
built-kind-training = Жаттығу тесті
built-kind-current = Ағымдағы бақылау
built-kind-midterm = Аралық бақылау
built-kind-attestation = Аралық аттестаттау

built-title =
    <b>Атауы</b>
    Қазір: { $title }

    Атауын бір хабарламамен жазыңыз: бірінші жол – қазақша, екінші жол – орысша. Бір жол болса, ол екі тілде де қолданылады. Бір жолдағы таңба саны: { $limit } немесе одан аз.

built = <b>{ $title }</b>
    .button = ← Тестке
built-stage-draft = ✏️ Жоба, білім алушылар көрмейді.
built-stage-ahead = ⏳ Жарияланды, әлі ашылған жоқ.
built-stage-open = 🟢 Жүріп жатыр.
built-stage-closed = 🔒 Жабық.
built-attempts = Талпыныс саны: { $attempts }, қазір жүріп жатқаны: { $running }
built-discipline = 📚 { $title }
built-kind = Түрі: { $kind }
built-drawn = ❓ Сұрақ саны: { $count } ({ $rules })
built-nothing-drawn = ❓ Сұрақтар әлі таңдалған жоқ
built-whole-bank = бүкіл қор
built-no-category = санатсыз
built-window =
    🗓 Ашылуы: { $opens }
    🗓 Жабылуы: { $closes }
    .button = 🗓 Уақыты
built-no-window = 🗓 Ашылу уақыты әлі қойылған жоқ
built-limit = ⏱ Тест уақыты: { $limit }
built-question-limit = ⏱ Әр сұраққа: { $limit }
built-no-limit = жабылғанға дейін
built-tries = 🔁 Талпыныс: { $count }
built-any-number = шектеусіз
built-grading = Есепке алынады: { $grading }
built-grading-highest = ең жақсысы
built-grading-average = орташасы
built-grading-first = біріншісі
built-grading-last = соңғысы
built-delay-first = Біріншіден кейінгі үзіліс: { $span }
built-delay-later = Келесілерден кейінгі үзіліс: { $span }
built-no-delay = үзіліссіз
built-order = 🧭 { $order }
built-way-sequential = сұрақтар бірінен соң бірі
built-way-free = еркін көшу
built-mixed-questions = сұрақтар араласады
built-mixed-options = нұсқалар араласады
built-expiry = ⌛ Уақыт біткенде: { $expiry }
built-expiry-submit = жауаптар есепке алынады
    .button = Есепке алу
built-expiry-grace = жаңа жауапсыз тапсыруға болады
    .button = Тапсыруға рұқсат
built-expiry-discard = тапсырылмаған талпыныс есепке алынбайды
    .button = Есепке алмау
built-grace = (тағы { $span })
built-review = 👁 Білім алушы не көреді:
built-review-after = • бірден: { $shown }
built-review-later = • кейінірек, тест ашық кезде: { $shown }
built-review-closed = • жабылған соң: { $shown }
built-shown-marks = балл
built-shown-answers = өз жауаптары
built-shown-right = дұрыс жауаптар
built-shown-feedback = түсіндірме
built-shown-nothing = ештеңе
built-bands = 🏅 Пікір шегі: { $percents }
built-policy = 🙂 Жеке басты растау: { $policy }
built-all-groups = 👥 Пәннің барлық топтарына
built-groups = 👥 Топтар: { $codes }
built-span-days = { $count } тәулік
built-span-hours = { $count } сағат
built-span-minutes = { $count } минут
built-span-seconds = { $count } сек

built-settings =
    ⚙️ <b>{ $title }</b>

    Нені өзгертеміз?
    .button = ⚙️ Баптаулар
built-settings-back = ← Баптауларға
built-settings-late = Тест тапсырылып жатыр: сұрақтар, балл, уақыт және рет өзгермейді. Жеке адамдарға уақыт «Шарттар» арқылы беріледі.
built-part-title =
    .button = Атауы
built-part-window =
    🗓 <b>Тест қашан ашық</b>

    Таңдаңыз немесе ашылуы мен жабылуын бір хабарламамен жазыңыз, Алматы уақыты. Мысалы:
    <code>30.11.2026 10:00 – 12:00</code>
    <code>бүгін 15:00 – 16:00</code>
built-part-limit =
    ⏱ <b>Тест уақыты</b>

    Таңдаңыз немесе минут санын жазыңыз. Тесттің жабылу уақыты бәрібір сақталады.
    .button = Тест уақыты
built-part-each =
    ⏱ <b>Әр сұрақтың уақыты</b>

    Сұрақтар бірінен соң бірі жүргенде ғана жұмыс істейді.
    .button = Сұрақ уақыты
built-part-tries =
    🔁 <b>Талпыныстар</b>

    Тестті неше рет тапсыруға болады, қай талпыныс есепке алынады және қанша күту керек: 1→2 – біріншіден кейін, 2→3 – келесілерден кейін.
    .button = Талпыныстар
built-part-order =
    🧭 <b>Рет</b>

    Бірінен соң бірі: алғашқы жауап өзгермейді. Еркін көшу: тапсырғанға дейін жауапты өзгертуге болады.
    .button = Рет
built-part-end =
    ⌛ <b>Уақыт біткенде</b>

    Уақытында тапсырылмаған талпыныс не болады? Тапсыру уақыты осы сәттен есептеледі.
    .button = Уақыт біткенде
built-part-review =
    👁 <b>Нәтижені көрсету</b>

    Білім алушы нені, қашан көретінін белгілеңіз.
    .button = Нәтиже көрсету
built-part-bands =
    🏅 <b>Қорытынды пікір</b>

    Жолдарды жазыңыз: неше пайыздан бастап және қазақша / орысша сөз. Мысалы:
    <code>90 Өте жақсы / Отлично</code>
    <code>50 Жақсы / Хорошо</code>
    .button = Қорытынды пікір
built-part-groups =
    👥 <b>Кімге арналған</b>

    Топтарды белгілеңіз. Біреуі де белгіленбесе, тест пәннің барлық топтарына арналады.
    .button = Кімге
built-none = жоқ
built-review-legend =
    Бағандар: бірден, кейінірек, жабылған соң.
    💯 балл · ✍️ өз жауаптары · 🔑 дұрыс жауаптар · 💬 түсіндірме
built-icon-marks = 💯
built-icon-answers = ✍️
built-icon-right = 🔑
built-icon-feedback = 💬
built-bands-usual = Төрт баға
built-bands-none = Пікірсіз
built-bands-nothing = Қазір пікір жоқ.
built-band = • { $percent } % және одан көп: { $words }
built-band-90 = Өте жақсы
built-band-70 = Жақсы
built-band-50 = Қанағаттанарлық
built-band-0 = Қанағаттанарлықсыз
built-shift-day = Қазір, бір тәулікке
built-shift-week = Қазір, бір аптаға
built-shift-tomorrow = Ертең 09:00 – 18:00
built-shift-quarter = +15 минут
built-shift-hour = +1 сағат
built-shift-later = +1 тәулік

built-draws =
    ❓ <b>{ $title }</b>
    Таңдалған сұрақ: { $count }

    Санатты басып, неше сұрақ алынатынын таңдаңыз. Оң жақтағы сан – санатта неше сұрақ бар.
    .button = ❓ Сұрақтар
built-draws-empty = Пәннің қорында сұрақ әзірге жоқ. Сұрақтар файлын жіберіп, осында қайта келіңіз.
built-draws-back = ← Санаттарға
built-next-window = Әрі қарай: уақыт →
built-draw =
    ❓ <b>{ $category }</b>

    Сұрақ саны: { $there }
    Алынады: { $drawn }
    Әрқайсысының балы: { $points }
built-draw-free = Қолжетімдісі: { $free }. Қалғаны ішкі санаттардан алынады.
built-draw-all = Барлығы: { $count }
built-draw-none = Алмау
built-draw-own = сұрақтың өз балы

built-publish =
    .button = ✅ Тестті ашу
built-published =
    .alert = Тест жарияланды, білім алушыларға хабарлаймыз.
built-discard =
    <b>Жобаны жоясыз ба?</b>

    { $title }
    .button = 🗑 Жою
built-discard-confirm = 🗑 Иә, жою
built-close =
    <b>Тестті қазір жабасыз ба?</b>

    { $title }
    Жүріп жатқан талпыныс: { $running }. Олар аяқталады, берілген жауаптар сақталады. Ерекше шарты бар адам сол шартпен аяқтайды.
    .button = 🔒 Қазір жабу
built-close-confirm = 🔒 Иә, жабу
built-moved = 🗓 <b>{ $title }</b>: уақыты өзгерді.
built-moved-attempts = Аяқталу уақыты өзгерген ашық талпыныс: { $count }. Білім алушыларға хабарлаймыз.

quiz-published =
    📝 Жаңа тест: «{ $title }»
    Сұрақ саны: { $count }
    Тест уақыты: { $limit }
    Ашылуы: { $opens }
    Жабылуы: { $closes }
    .button = Ашу
quiz-closing =
    ⏳ «{ $title }» тесті жақында жабылады, Сіз оны әлі бастаған жоқсыз.
    Сұрақ саны: { $count }
    Тест уақыты: { $limit }
    Ашылуы: { $opens }
    Жабылуы: { $closes }
