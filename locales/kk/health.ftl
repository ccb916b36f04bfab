health =
    🩺 <b>Жүйенің күйі</b>
    { $at }
    .button = 🩺 Жүйе күйі
health-refresh = 🔄 Жаңарту
health-good = ✅ { $line }
health-look = ⚠️ { $line }
health-wrong = ❌ { $line }
health-next = → { $advice }
health-never = хабарлама болған жоқ
health-ago = соңғысы { $age } бұрын
health-age = { $unit ->
    [seconds] { $count } с
    [minutes] { $count } мин
    [hours] { $count } сағ
   *[days] { $count } күн
}
health-size = { $unit ->
    [mb] { $count } МБ
   *[gb] { $count } ГБ
}

health-alarm = <b>Көмегіңіз қажет</b>
health-relief = <b>Қайтадан қалпына келді</b>

health-database = Дерекқор: { $kind ->
    [sqlite] SQLite, { $size }
    [postgresql] PostgreSQL, { $size }
   *[none] жауап бермейді
}
health-clock = Бот сағаты: белгі { $age } бұрын
health-clock-none = Бот сағаты: белгі болған жоқ
health-telegram = Telegram: байланыс { $age } бұрын
health-telegram-none = Telegram: байланыс болған жоқ
health-updates = Кіріс: өңделуде { $waiting }, ең ескісі { $age } бұрын, { $last_age }
health-updates-none = Кіріс: бәрі өңделді, { $last_age }
health-letters = Шығыс: кезекте { $waiting }, ең ескісі { $age } бұрын
health-letters-none = Шығыс: кезек бос
health-work = Ұзақ жұмыс: кезекте { $waiting }, ең ескісі { $age } бұрын
health-work-none = Ұзақ жұмыс: кезек бос
health-checks = Жеке басты тексеру: шешім күтуде { $waiting }, ең ескісі { $age } бұрын
health-checks-none = Жеке басты тексеру: ешкім күтіп тұрған жоқ
health-faces = Бет салыстыру: { $state ->
    [on] қосулы
    [unknown] бот әлі іске қосылған жоқ
   *[off] өшірулі
}
health-backup = Сақтық көшірме: { $age } бұрын
health-backup-none = Сақтық көшірме жоқ
health-disk = Диск: бос орын { $free }, барлығы { $total }

health-next-database-unreachable = Дерекқордың жұмыс істеп тұрғанын және DATABASE_URL мәнін тексеріңіз. Содан кейін: sabaq db upgrade
health-next-clock-silent = Бот жұмыс істемейді. Оны іске қосып, қызмет журналын қараңыз.
health-next-telegram-unreachable = Сервердің интернетін, API_URL мәнін және сол токенмен екінші бот жоғын тексеріңіз. Telegram қабылданбаған хабарламаны 24 сағаттан кейін жояды.
health-next-telegram-holds = Telegram жеткізе алмай тұрған хабарлама саны: { $held }. Веб-хук пен проксиді тексеріп, ботты қайта іске қосыңыз. Telegram қабылданбағанын 24 сағаттан кейін жояды.
health-next-updates-stuck = Өңдеу кешігіп жатыр. Өзгермесе, ботты қайта іске қосып, қызмет журналын қараңыз.
health-next-updates-failed = Тәулік ішіндегі іркіліс саны: { $failed }. Кодтарын қызмет журналынан тауып, әзірлеушілерге беріңіз.
health-next-letters-stuck = Жіберу кешігіп жатыр. Telegram байланысын және қызмет журналын тексеріңіз.
health-next-letters-doubt = Жеткені белгісіз хабарлама саны: { $doubt }. Алушылардан сұрап, төмендегі батырмамен шешіңіз.
health-next-letters-failed = Telegram тәулік ішінде қабылдамаған хабарлама саны: { $failed }. Себебі қызмет журналында.
health-next-work-slow = Жұмыс кешігіп жатыр. Кезек азаймаса, ботты қайта іске қосып, қызмет журналын қараңыз.
health-next-work-poisoned = Тәулік ішінде орындалмаған жұмыс саны: { $poisoned }. Себебі қызмет журналында.
health-next-checks-undecided = Шешім қабылдаңыз: /reviews. Әзірге нәтижелер алдын ала күйде қалады.
health-next-faces-no-key = Жеке басты адамдар растайды. Бетті салыстыру үшін BIOMETRIC_KEYS мәнін беріп, ботты қайта іске қосыңыз.
health-next-faces-wrong-key = Кілт бұл дерекқорға сәйкес емес. Бұрынғы BIOMETRIC_KEYS мәнін қайтарып, ботты қайта іске қосыңыз.
health-next-faces-models-missing = Модель файлдары жоқ. FACE_MODELS мәнін тексеріңіз немесе пакеттерді қайта орнатып, ботты қайта іске қосыңыз.
health-next-faces-models-damaged = Модель файлдары бүлінген. Пакеттерді қайта орнатып, ботты қайта іске қосыңыз.
health-next-backup-off = BACKUP_DIR мәніне басқа дискідегі қалтаны беріп, ботты қайта іске қосыңыз. Көшірмені қазір жасау: sabaq backup
health-next-backup-awaited = Бірінші көшірме түнде жасалады. Қазір жасау: sabaq backup
health-next-backup-failed = Соңғы әрекет сәтсіз болды. BACKUP_DIR қалтасының орны мен құқықтарын және қызмет журналын тексеріңіз, содан кейін: sabaq backup
health-next-backup-old = Көшірме жасаңыз: sabaq backup. Түнгі көшірме неге жасалмағанын қызмет журналынан қараңыз.
health-next-disk-low = DATA_DIR орналасқан дискіде орын босатыңыз.
