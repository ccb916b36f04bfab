directory =
    👤 <b>Адамдар</b>

    Тегін, атын, тізімдегі кодын, поштасын немесе телефонының соңғы төрт цифрын жазыңыз.
    .button = ← Іздеуге
directory-found = «{ $text }» сұрауы бойынша табылғандар. Адамды ашыңыз немесе басқа атты жазыңыз.
directory-found-none = «{ $text }» сұрауы бойынша ешкім табылмады. Жазылуын тексеріп, қайта жазыңыз.

directory-person =
    👤 <b>{ $name }</b>
    Коды: { $code }
    Рөлдері: { $roles }
    .button = ← Адамға
directory-position = Лауазымы: { $position }
directory-state-active = Күйі: оқиды немесе жұмыс істейді
directory-state-suspended = Күйі: қолжетімділігі уақытша тоқтатылған
directory-state-left = Күйі: оқуы немесе жұмысы тоқтатылған
directory-state-finished = Күйі: оқуы аяқталған
directory-group = Тобы: { $group }
directory-group-former = Бұрынғы тобы: { $group }
directory-programme = Бағдарламасы: { $title }
directory-credits = Кредит саны: { $count }
directory-hours = Сағат саны: { $count }
directory-certificate = Сертификаты: { $number }
directory-linked = 📱 Телефон байланыстырылған: { $at }
directory-linked-once = 📱 Телефон байланыстырылған
directory-blocked = Онда бот бұғатталған: хаттар жетпейді
directory-seen = Соңғы рет кірген уақыты: { $at }
directory-unlinked-state = 📱 Телефон байланыстырылмаған
directory-invite = Шақырудың мерзімі: { $until }
directory-phone = Телефоны: { $value }
directory-email = Поштасы: { $value }
directory-consents = Келісімдері: { $list }

directory-letter =
    ✍️ <b>Хат</b>
    Кімге: { $name }

    Мәтінді бір хабарламамен жазыңыз. Шегі – { $limit } таңба. Алушы атыңыз бен лауазымыңызды көреді.
    .button = ✍️ Хат жазу
directory-letter-sent =
    Хат жіберіліп жатыр. Кімге: { $name }

    Ол жеткен-жетпегенін хабарлаймын.
directory-letter-read =
    ✉️ <b>Академиядан хат</b>
    Кімнен: { $name }, { $office }

    { $text }
directory-letter-contact = Жауап беру үшін: { $contact }
directory-letter-delivered = ✅ Хат жетті. Кімге: { $name }
directory-letter-lost = ⚠️ Хат жетпеді. Кімге: { $name }. Қоңырау шалыңыз: нөмірі адамның бетінде.

directory-unlink =
    <b>Телефонды ажыратамыз ба?</b>
    Кімдікі: { $name }

    Бұл телефон бірден қолжетімділіктен айырылады және бұл туралы хабар алады. Жаңа телефон жаңа шақырумен байланыстырылады.
    .button = 📵 Ажырату
directory-unlink-confirm = 📵 Иә, ажырату
directory-unlinked = 📵 Телефон ажыратылды. Басқасын байланыстыру үшін адамға жаңа шақыру жіберіңіз.
