decisions =
    📑 <b>Басқарушылық шешімдер тізілімі</b>

    Алдымен жаңалары. ✏️ – жоба, ✖️ – күші жойылған. Ашу үшін шешімді басыңыз.
    .button = 📑 Тізілімге

decisions-none =
    📑 <b>Басқарушылық шешімдер тізілімі</b>

    Әзірге шешім жоқ.

decision =
    📑 <b>№ { $number } шешім</b>, күні: { $date }
    Қол қойған: { $signatory }
    Түрі: { $kind }
    Күйі: { $state }
    .button = ← Шешімге

decision-texts =
    <b>Мән-жай</b>
    { $circumstance }

    <b>Не беріледі</b>
    { $granted }

decision-whom = <b>Қатысы бар адам саны</b>: { $count }
decision-whom-groups = Топтар: { $codes }
decision-revoked =
    ✖️ <b>Күші жойылды</b>: { $at }
    Себебі: { $reason }

decision-state-draft = жоба, әзірге күшінде емес
decision-state-registered = тіркелген, күшінде
decision-state-revoked = күші жойылған

decision-kind-deadline = Мерзімді ұзарту
decision-kind-attempt = Қосымша талпыныс
decision-kind-format = Қатысудың басқа нысаны
decision-kind-identity = Жеке басты фотосуретсіз растау
decision-kind-other = Басқа

decision-people =
    👥 <b>Шешім кімге қатысты</b>
    Барлығы: { $count }
    .button = 👥 Тізім ({ $count })
decision-person = • { $name } ({ $code })

decision-write =
    📑 <b>Жаңа шешім</b> · 1-қадам, барлығы – 5

    Нөмірін, күнін және кім қол қойғанын бір жолға жазыңыз. Мысалы:
    <code>15-Ө 24.11.2026 Ахметов А. Б.</code>
    .button = ➕ Жаңа шешім
decision-write-circumstance-kk =
    📑 <b>Жаңа шешім</b> · 2-қадам, барлығы – 5

    Мән-жайды <b>қазақ тілінде</b> сипаттаңыз. Шегі – { $limit } таңба.
decision-write-circumstance-ru =
    📑 <b>Жаңа шешім</b> · 3-қадам, барлығы – 5

    Енді мән-жайды <b>орыс тілінде</b> сипаттаңыз. Шегі – { $limit } таңба.
decision-write-granted-kk =
    📑 <b>Жаңа шешім</b> · 4-қадам, барлығы – 5

    Не берілетінін <b>қазақ тілінде</b> жазыңыз. Шегі – { $limit } таңба.
decision-write-granted-ru =
    📑 <b>Жаңа шешім</b> · 5-қадам, барлығы – 5

    Не берілетінін <b>орыс тілінде</b> жазыңыз. Шегі – { $limit } таңба.
decision-cancel = Болдырмау

decision-kinds =
    <b>Шешімнің түрі</b>

    Бұл шешіммен не беріледі?
    .button = Түрін өзгерту

decision-groups =
    <b>Топтар</b>

    Шешім қатысты топтарды белгілеңіз. Қайта бассаңыз, белгі алынады.
    .button = Топтар
decision-groups-none = Әзірге топ жоқ. Адамдарды тегі немесе коды бойынша табыңыз.

decision-find =
    <b>Шешім тағы кімге қатысты?</b>

    Тегін, атын немесе Академия тізіміндегі кодын жазыңыз.
    .button = Адам табу
decision-found =
    «{ $text }» сұрауы бойынша табылғандар. Шешім кімге қатысты екенін белгілеңіз немесе басқа текті жазыңыз.
decision-found-none =
    «{ $text }» сұрауы бойынша ешкім табылмады. Жазылуын тексеріп, қайта жазыңыз.

decision-confirm =
    <b>№ { $number } шешімді тіркейміз бе?</b>

    Қатысы бар адам саны: { $count }. Бот оларға шешім туралы хабарлайды.
    Тіркелгеннен кейін шешім өзгертілмейді: оның күшін жойып, жаңасын қабылдауға ғана болады.
    .button = ✅ Тіркеу
decision-register = ✅ Иә, тіркеу
decision-discarded =
    Жоба жойылды, нөмір қайтадан бос.
    .button = 🗑 Жобаны жою

decision-revoke =
    <b>№ { $number } шешімнің күшін жою</b>

    Себебін жазыңыз. Оны шешім қатысты адамдардың бәрі көреді. Шегі – { $limit } таңба.
    .button = ✖️ Күшін жою
decision-revocation =
    <b>№ { $number } шешімнің күшін жоямыз ба?</b>

    Қатысы бар адам саны: { $count }. Бот оларға мұны және себебін хабарлайды:
    { $reason }

decision-revoked-now = ✖️ № { $number } шешімнің күші жойылды. Бот бұл туралы шешім қатысты болған адамдарға хабарлап жатыр.

decision-letter =
    📑 <b>№ { $number } шешім</b>, күні: { $date }
    Қол қойған: { $signatory }

    { $circumstance }

    <b>Не беріледі</b>
    { $granted }

decision-letter-revoked =
    ✖️ <b>№ { $number } шешімнің күші жойылды</b>, күні: { $date }
    Себебі: { $reason }

    Сұрағыңыз болса, әкімшіге хабарласыңыз.
