audit =
    🔏 <b>Аудит журналы</b>
    Тізбектегі жол саны: { $sealed }
    .button = 🔏 Журналға
audit-tail = Әлі мөрленбеген: { $count } (ең ескісі – { $seconds } с)
audit-unverified = Тізбек әлі тексерілген жоқ.
audit-verified = Соңғы тексеру: { $at }
audit-filter = Көрсетілгені: { $act } · ай: { $month }
audit-any = барлығы
audit-machine = жүйе
audit-no-lines = Мұндай жол жоқ.
audit-line =
    <b>№ { $number }</b> · { $at }
    { $act } · { $who }
audit-line-facts = <i>{ $facts }</i>
audit-line-reason = «{ $reason }»
audit-newest = ⏫ Жаңалары
audit-older = Бұрынғысы →

audit-acts =
    <b>Қандай әрекеттерді көрсету керек?</b>
    .button = Әрекет
audit-months =
    <b>Қай айды көрсету және жүктеп алу керек?</b>
    .button = Ай

audit-verdict =
    ✅ Тізбек бүтін. Тексерілген жол саны: { $count }
    .button = Тексеру
audit-verdict-broken = ⚠️ Тізбек бұзылған. Бірінші қате жол: № { $number }. Дерекқор мен жүктеп алынған файлдарды сақтап, басшылыққа хабарлаңыз.
audit-verdict-missing = ⚠️ Журналдың соңында жетіспейтін жол саны: { $count }. Дерекқор мен жүктеп алынған файлдарды сақтап, басшылыққа хабарлаңыз.
audit-verdict-failed = Тексеру аяғына жетпеді. Қайталап көріңіз; көмектеспесе, әкімшіге хабарлаңыз.
audit-verdict-awaited = Тексеріп жатырмын. Жауап хабарламамен келеді.

audit-export =
    .button = Жүктеп алу
audit-export-failed = Жүктеп алу аяғына жетпеді. Қайталап көріңіз; көмектеспесе, әкімшіге хабарлаңыз.
audit-export-awaited = Файлды дайындап жатырмын. Ол хабарламамен келеді.

audit-act-administrator-added = Әкімші қосылды
audit-act-announcement-sent = Хабарландыру жіберілді
audit-act-announcement-stopped = Хабарландыруды тарату тоқтатылды
audit-act-audit-exported = Аудит журналы жүктеп алынды
audit-act-audit-read = Аудит журналы қаралды
audit-act-audit-retained = Журналдың ескі айы жойылды
audit-act-audit-verification-asked = Журналды тексеру сұралды
audit-act-audit-verified = Аудит журналы тексерілді
audit-act-backup-made = Сақтық көшірме жасалды
audit-act-consent-entered = Келісім енгізілді
audit-act-consent-withdrawn = Келісім қайтарып алынды
audit-act-consents-exported = Келісімдер тізілімі жүктеп алынды
audit-act-consents-imported = Келісімдер импортталды
audit-act-data-expired = Мерзімі өткен деректер жойылды
audit-act-data-exported = Адам өз деректерінің файлын алды
audit-act-database-rebound = Дерекқор басқа ботқа берілді
audit-act-database-restored = Дерекқор көшірмеден қалпына келтірілді
audit-act-decision-discarded = Шешім жобасы жойылды
audit-act-decision-drafted = Шешім жобасы жазылды
audit-act-decision-registered = Шешім тіркелді
audit-act-decision-revoked = Шешімнің күші жойылды
audit-act-decisions-exported = Шешімдер тізілімі жүктеп алынды
audit-act-discipline-copied = Пән көшірілді
audit-act-discipline-given = Пән тағайындалды
audit-act-discipline-taken = Пән алып тасталды
audit-act-erasure-ordered = Деректерді жою басталды
audit-act-evidence-deleted = Сурет жойылды
audit-act-face-consent-withdrawn = Фотосуретке келісім қайтарып алынды
audit-act-face-enrolled = Бет эталоны сақталды
audit-act-group-enrolled = Топ пәнге қосылды
audit-act-group-finished = Топтың оқуы аяқталды
audit-act-group-left = Адам топтағы оқуын аяқтады
audit-act-group-withdrawn = Топ пәннен шығарылды
audit-act-identity-confirmed = Жеке басы расталды
audit-act-identity-rejected = Жеке басы расталмады
audit-act-invites-made = Шақырулар жасалды
audit-act-link-code-given = Телефон байланыстыру коды берілді
audit-act-live-ended = Аудиториядағы тест аяқталды
audit-act-live-made = Аудиториядағы тест жасалды
audit-act-live-started = Аудиториядағы тест басталды
audit-act-material-added = Материал қосылды
audit-act-not-allowed = Бас тартылды: құқығы жоқ
audit-act-override-given = Тесттің ерекше шарттары берілді
audit-act-override-removed = Тесттің ерекше шарттары алынды
audit-act-person-active = Қолжетімділік қайта ашылды
audit-act-person-erased = Адамның деректері жойылды
audit-act-person-finished = Оқу аяқталды
audit-act-person-left = Оқу немесе жұмыс тоқтатылды
audit-act-person-suspended = Қолжетімділік тоқтатылды
audit-act-person-written = Адамға хат жіберілді
audit-act-phone-linked = Телефон байланыстырылды
audit-act-phone-unlinked = Телефон ажыратылды
audit-act-picture-shown = Сурет тексерушіге көрсетілді
audit-act-problem-answered = Тесттегі мәселеге жауап берілді
audit-act-problem-attempt-given = Тесттегі мәселе үшін талпыныс берілді
audit-act-problem-linked = Мәселе шешіммен байланыстырылды
audit-act-problem-time-given = Тесттегі мәселе үшін уақыт берілді
audit-act-questions-imported = Сұрақтар импортталды
audit-act-rehearsal-nudged = Жаттығып көру еске салынды
audit-act-quiz-changed = Тест өзгертілді
audit-act-quiz-discarded = Тест жобасы жойылды
audit-act-quiz-published = Тест жарияланды
audit-act-quiz-rescheduled = Тест уақыты өзгертілді
audit-act-request-declined = Өтініш қабылданбады
audit-act-request-done = Өтінішке жауап берілді
audit-act-request-opened = Өтініш берілді
audit-act-request-taken-back = Өтініш қайтарып алынды
audit-act-results-exported = Тест нәтижелері жүктеп алынды
audit-act-role-given = Рөл берілді
audit-act-role-taken = Рөл алып тасталды
audit-act-roster-applied = Адамдар тізімі қолданылды
audit-act-roster-dropped = Тізім импортынан бас тартылды
audit-act-roster-people-removed = Болдырылмаған импорттың адамдары тізімнен шығарылды
audit-act-roster-staged = Адамдар тізімі тексерілді
audit-act-roster-undone = Тізім импорты болдырылмады
audit-act-term-closed = Академиялық кезең жабылды
audit-act-term-reopened = Кезең қайта ашылды
audit-act-timetable-imported = Сабақ кестесі импортталды
audit-act-trace-exported = Цифрлық із жүктеп алынды
