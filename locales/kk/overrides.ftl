quiz-deadline =
    { $reason ->
        [outage] ⏱ Уақыт қайтарылды: { $minutes } минут. Бот жұмыс істемей тұрды, «{ $title }» тестінде бұл уақыт жоғалған жоқ.
       *[other] ⏱ «{ $title }» тестіндегі талпынысыңыздың уақыты өзгерді.
    }
    Аяқталу уақыты: { $deadline }

overrides =
    👤 <b>Ерекше шарттар</b>
    { $title }

    Бұл адамдар мен топтардың шарттары бөлек. Көру үшін басыңыз.
    .button = 👤 Шарттар
overrides-none =
    👤 <b>Ерекше шарттар</b>
    { $title }

    Әзірге шарттар бәріне бірдей. Басқа уақытты немесе талпынысты бір адамға не топқа беруге болады.
overrides-back = ← Тізімге
override-learner =
    Ерекше шартты кімге береміз? Таңдаңыз немесе тегін жазыңыз.
    .button = ➕ Бір адамға
override-group =
    Ерекше шартты қай топқа береміз?
    .button = ➕ Топқа
override-found = «{ $text }» сұрауы бойынша табылғандар. Таңдаңыз немесе басқа тегін жазыңыз.
override-nobody = Бұл тесттің білім алушылары арасынан ешкім табылмады. Басқа тегін жазыңыз.
override =
    👤 <b>{ $who }</b>
    { $title }
    .button = ← Шарттарға
override-held =
    Ашылуы: { $opens }
    Жабылуы: { $closes }
    Тест уақыты: { $limit }
    Талпыныс: { $attempts }
override-nothing = Әзірге шарттар ортақ.
override-reason = Себебі: { $reason }
override-more =
    .button = ➕ 50 % уақыт
override-limit =
    <b>{ $who }</b>

    Тестке неше минут? 1 мен { $highest } аралығындағы санды жазыңыз.
    .button = ⏱ Тест уақыты
override-tries =
    <b>{ $who }</b>

    Барлығы неше талпыныс? 1 мен { $highest } аралығындағы санды жазыңыз.
    .button = 🔁 Талпыныстар
override-opens =
    <b>{ $who }</b>

    Қашан ашамыз? Мысалы: <code>30.11.2026 09:00</code>
    .button = 🗓 Ашылуы
override-closes =
    <b>{ $who }</b>

    Қай уақытқа дейін? Мысалы: <code>30.11.2026 18:00</code>
    .button = 🗓 Жабылуы
override-why = Себебін жазыңыз. Оны пән оқытушылары көреді. Таңба саны: { $limit } немесе одан аз.
override-why-more =
    ➕ <b>50 % уақыт</b>

    Шектеу жартысына ұзарады, жабылу уақыты да сонша кейінге жылжиды. Ашық талпыныс бірден ұзарады.

    Себебін жазыңыз. Оны пән оқытушылары көреді. Таңба саны: { $limit } немесе одан аз.
override-remove =
    .button = ✖️ Ортақ шарттар
override-given = ✅ Орындалды: { $who }
override-given-limit = Шектеу: { $before } → { $after }
override-given-opens = Ашылуы: { $before } → { $after }
override-given-closes = Жабылуы: { $before } → { $after }
override-given-tries = Талпыныс: { $before } → { $after }
override-given-attempts = Ұзартылған ашық талпыныс: { $count }. Білім алушыларға хабарлаймыз.
