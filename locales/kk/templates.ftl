# Дайын жауаптар.
templates =
    📋 <b>Дайын жауаптар</b>

    👤 менікі · 👥 кафедраныкі
    .button = 📋 Дайын жауаптар
templates-none =
    📋 <b>Дайын жауаптар</b>

    Әзірге бос. Жаңасын жасаңыз немесе өзіңіздің сәтті жауабыңызға /template деп жауап беріңіз.
template = 📋 <b>{ $title }</b>
template-own = Тек Сізге көрінеді.
template-department = Бәріне көрінеді: { $title }
template-text-kk =
    Қазақша мәтіні:
    { $text }
template-text-ru =
    Орысша мәтіні:
    { $text }
template-back = ← Жауапқа
template-new =
    <b>Жаңа дайын жауапты қалай атаймыз?</b>

    Таңба саны – ең көбі { $limit }. Мәтіндерін кейін жазасыз.
    .button = ➕ Жаңа жауап
template-write-title =
    <b>{ $title }</b>

    Жаңа атауын жіберіңіз. Таңба саны – ең көбі { $limit }.
    .button = ✏️ Атауы
template-write-kk =
    <b>{ $title }</b>

    Қазақша мәтінін жіберіңіз. Таңба саны – ең көбі { $limit }.
    .button = ✏️ Қазақша
template-write-ru =
    <b>{ $title }</b>

    Орысша мәтінін жіберіңіз. Таңба саны – ең көбі { $limit }.
    .button = ✏️ Орысша
template-archive = 🗄 Алып тастау
template-share = 👥 Бәріне: { $title }
template-unshare = 👤 Өзіме ғана қалдыру
template-preview = Білім алушы жауапты осылай көреді:
template-shown = <blockquote>{ $text }</blockquote>
template-send = ✅ Жіберу
template-sent = ✅ Жауап білім алушыға жіберіліп жатыр.
