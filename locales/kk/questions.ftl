# Сұрақтар қоры оқытушының көзімен.
menu-bank = 🗃 Сұрақтар қоры
command-bank = Сұрақтар қоры
help-bank = • сұрақтар қорын файлдан толықтыру, сұрақты білім алушының көзімен қарау: /bank

banks =
    🗃 <b>Сұрақтар қоры</b>

    Пәнді таңдаңыз.
    .button = Пәндерге
banks-none =
    🗃 <b>Сұрақтар қоры</b>

    Сізге бірде-бір пән бекітілмеген. Бұл қате болса, әкімшіге хабарлаңыз.

bank =
    🗃 <b>{ $discipline }</b>

    { $count ->
        [0] Қор бос. Сұрақтары бар файлды жіберіңіз. Файл болмаса, кесте үлгісін алыңыз.
       *[other] Қордағы сұрақ саны: { $count }
    }
    .button = 🗃 Қорға
bank-kind = • { $kind ->
        [one_choice] бір жауап
        [several] бірнеше жауап
        [true_false] дұрыс не бұрыс
        [short] қысқа жауап
        [numeric] сан
        [matching] сәйкестендіру
        [ordering] реттеу
       *[essay] эссе
    }: { $count }
bank-lacking = ⚠️ { $locale ->
        [kk] Қазақша мәтіні жоғы: { $count }
       *[ru] Орысша мәтіні жоғы: { $count }
    }
bank-export = { $format ->
        [gift] ⬇️ GIFT файлы
       *[moodle-xml] ⬇️ XML файлы
    }
bank-export-awaited = Файл дайындалып жатыр, осында келеді.

bank-categories =
    🗃 <b>{ $discipline }</b>

    Санатты таңдаңыз.
    .button = 📂 Сұрақтар
    .back = 📂 Санаттарға
bank-category-label = { $name } ({ $count })
bank-category-none = Санатсыз
bank-category =
    📂 <b>{ $name }</b>

    Сұрақты таңдаңыз: оны білім алушының көзімен көресіз.{ $pages ->
        [1] {""}
       *[other] {" "}{ $page }-бет, барлығы { $pages }.
    }
bank-question-lacks = { $locale ->
        [kk] [орыс]
       *[ru] [қаз]
    }{" "}

bank-send =
    📥 <b>{ $discipline }</b>

    Сұрақтары бар файлды жіберіңіз. GIFT, Moodle XML, Aiken, QTI, XLSX не CSV кестесі, Word және &lt;question&gt; тегтері бар мәтін жарайды. Шегі – { $limit } МБ.

    Алдымен не қабылданатынын көресіз. Сіз келіскенше қор өзгермейді.
    .button = 📥 Файлдан қосу
bank-template = Үлгі дайындалып жатыр, осында файл болып келеді.
    .button = 📎 Кесте үлгісі
bank-received = Файл алынды. Ол тексеріледі, нәтижесі осында келеді.

bank-sheet =
    📥 <b>{ $file }</b>
    Пән: { $discipline }
bank-count = { $what ->
        [found] Табылған сұрақ: { $count }
        [added] ➕ Жаңасы: { $count }
        [renewed] ✏️ Өзгергені: { $count }
        [joined] 🌐 Екінші тілі қосылғаны: { $count }
        [unchanged] Өзгеріссізі: { $count }
       *[refused] ❌ Қабылданбағаны: { $count }
    }
bank-line = • { $text }
bank-more = … тағы жол саны: { $count }. Бәрі төмендегі файлда.
bank-nothing-yet = ☝️ Бұл – тексеру. Қор әлі өзгерген жоқ.
bank-nothing-new = Қабылдайтын ештеңе жоқ: бәрі қорда бар немесе сұрақтар қабылданбады.
bank-take = ✅ Қабылдау
bank-take-awaited = Сұрақтар қабылданып жатыр. Дайын болғанда хабар келеді.
bank-taken =
    ✅ <b>Сұрақтар қабылданды</b>
    Файл: { $file }
    Пән: { $discipline }
bank-dropped =
    Файлдан бас тартылды. Қор өзгерген жоқ.
    .button = 🗑 Бас тарту
bank-refused =
    «{ $file }» файлы қабылданбады. { $why }

    Қор өзгерген жоқ.
bank-unfetched = Файлды жүктеп алу мүмкін болмады. Оны қайта жіберіңіз: /bank
bank-not-allowed = Тапсырма орындалмады: бұл пән енді Сізге бекітілмеген. Қор өзгерген жоқ. Бұл қате болса, әкімшіге хабарлаңыз.
bank-unwritten = Файл дайындалмады. Қайталап көріңіз: /bank. Тағы болмаса, әкімшіге хабарлаңыз.
bank-failed = Файлмен жұмыс аяқталмады, қор өзгерген жоқ. Қайталап көріңіз: /bank. Тағы болмаса, сұрақтарды үлгі бойынша кестеге жазыңыз немесе әкімшіге хабарлаңыз.

preview = 👁 <b>Білім алушы сұрақты осылай көреді</b>
    Коды: { $item }
preview-points = Сұрақтың балы: { $points }
preview-level = Күрделілігі: { $level ->
        [1] жеңіл
        [2] орташа
       *[3] қиын
    }
preview-tags = Белгілері: { $tags }
preview-other-language = ⚠️ { $locale ->
        [kk] Қазақша мәтіні жоқ, орысшасы көрсетілді.
       *[ru] Орысша мәтіні жоқ, қазақшасы көрсетілді.
    }
preview-retired = Сұрақ алынды: жаңа тесттерге кірмейді.
preview-back = ← Сұрақтарға
preview-tap = Бұл – алдын ала көру: жауап есепке алынбайды.
preview-retire =
    🗑 <b>Сұрақты қордан аламыз ба?</b>

    { $text }

    Ол жаңа тесттерге кірмейді. Басталған және тапсырылған тесттерде қалады.
    .button = 🗑 Қордан алу
preview-retire-confirm = 🗑 Иә, алу
preview-retire-cancel = Қалдыру
preview-retire-done = Сұрақ қордан алынды. Қайтару үшін ол бар файлды қайта жіберіңіз.

question-picture = 🖼 № { $number } сұрақ, сурет

outgoing-bank-lines = 📥 Сұрақтар файлы туралы есеп. Жол саны: { $count }
outgoing-bank-template = 📎 Сұрақтар кестесінің үлгісі. Толтырып, жіберіңіз: /bank
outgoing-bank-export = ⬇️ Сұрақтар қоры. Сұрақ саны: { $count }{ $lost ->
        [0] {""}
       *[other] . Суретсіз қалғаны: { $lost }, GIFT суретті сақтамайды. Суреті барын Moodle XML түрінде алыңыз.
    }
