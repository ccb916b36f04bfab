announcement =
    📣 <b>Хабарландыру</b>
    <i>{ $academy }</i>

announcement-write-kk =
    📣 <b>Жаңа хабарландыру</b> · 1-қадам, барлығы – 2

    Мәтінді <b>қазақ тілінде</b> бір хабарламамен жазыңыз. Шегі – { $limit } таңба, мәтіннің безендірілуі сақталады.

announcement-write-ru =
    📣 <b>Жаңа хабарландыру</b> · 2-қадам, барлығы – 2

    Енді мәтінді <b>орыс тілінде</b> бір хабарламамен жазыңыз. Шегі – { $limit } таңба.

announcement-confirmation =
    Жоғарыда – хабарландырудың екі тілдегі мәтіні. Әркім өз тіліндегі мәтінді алады.

    Алушылар саны: { $recipients }
    Жіберу уақыты: { $duration }

    Жібереміз бе?

announcement-seconds = шамамен { $count } секунд
announcement-minutes = шамамен { $count } минут

announcement-send = Жіберу
announcement-cancel = Болдырмау
announcement-cancelled = Хабарландыру тоқтатылды, оны ешкім алған жоқ.
announcement-stop = Тоқтату
announcement-stopped = Тарату тоқтатылды
announcement-refreshed = Жаңартылды

announcement-report =
    📣 <b>Хабарландыру жіберіліп жатыр</b>
    Басталуы: { $confirmed_at }
    .button = 🔄 Жаңарту

announcement-report-done =
    📣 <b>Хабарландыру жіберіліп бітті</b>
    Басталуы: { $confirmed_at }

announcement-report-counts =
    Алушылар саны: { $total }
    Жеткізілді: { $sent }
    Кезекте: { $waiting }
    Жеткізілмеді: { $missed }

announcement-report-withheld = Тарату тоқтатылғандықтан жіберілмегені: { $count }
announcement-report-twice = Ақауға байланысты екі рет келуі мүмкін: { $count }
announcement-report-missed = Алмағандар (бот бұғатталған немесе чат жабық):
announcement-report-name = • { $name }
