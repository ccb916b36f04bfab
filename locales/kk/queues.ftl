# Маған сұрақтар: оқытушының кезегі және бір кеңестің беті.
queue =
    📥 <b>Маған сұрақтар</b>

    Жауап күтіп тұр: { $count }. Алдымен ең ұзақ күткендер.
    .button = 📥 Маған сұрақтар
queue-none =
    📥 <b>Маған сұрақтар</b>

    ✅ Жауап күтіп тұрған ешкім жоқ.
queue-others =
    🗂 <b>Жауап берілген және жабылған</b>

    Сұрақ саны: { $count }
    .button = 🗂 Жауап берілген
queue-others-none =
    🗂 <b>Жауап берілген және жабылған</b>

    Әзірге бос.
queue-row = { $mark } { $who } · { $title }
queue-wait-minutes = ⏳ { $count } минут
queue-wait-hours = ⏳ { $count } сағат
queue-wait-days = ⏳ { $count } күн

queued = 💬 <b>{ $discipline }</b>
queued-learner = Білім алушы: { $name }
queued-learner-hidden = Білім алушы № { $number } (аты жасырын)
queued-learner-short = № { $number }
queued-groups = Топ: { $groups }
queued-waits = { $wait } · сұралған уақыты: { $since }
queued-answered = ✅ Жауап берілген: { $at }
queued-closed = 🔒 Жабылған: { $at }
queued-quiet = Жауап күтпейді.
queued-teacher = Жауап беретін: { $name }
queued-rating = Білім алушының бағасы: { $points } / 5
queued-close = 🔒 Жабу
queued-more =
    Осы сұрақпен не істейміз?
    .button = Тағы…
queued-recall = ↩️ Қайтарып алу
queued-faq = 💡 Жиі сұраққа
queued-back = ← Сұраққа оралу
queued-ended =
    🔒 <b>Сұрақ жабылды.</b>

    Білім алушы бұл туралы біліп, жауаптарды бағалай алады.
queue-back = ← Тізімге
queued-open = Сұрақты ашу
