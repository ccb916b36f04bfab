# Готовые ответы.
templates =
    📋 <b>Готовые ответы</b>

    👤 мои · 👥 кафедры
    .button = 📋 Готовые ответы
templates-none =
    📋 <b>Готовые ответы</b>

    Пока ни одного. Создайте новый или ответьте командой /template на свой удачный ответ.
template = 📋 <b>{ $title }</b>
template-own = Виден только Вам.
template-department = Виден всем: { $title }
template-text-kk =
    Текст на казахском:
    { $text }
template-text-ru =
    Текст на русском:
    { $text }
template-back = ← К ответу
template-new =
    <b>Как назвать новый готовый ответ?</b>

    Знаков – не больше { $limit }. Тексты Вы напишете потом.
    .button = ➕ Новый ответ
template-write-title =
    <b>{ $title }</b>

    Отправьте новое название. Знаков – не больше { $limit }.
    .button = ✏️ Название
template-write-kk =
    <b>{ $title }</b>

    Отправьте текст на казахском. Знаков – не больше { $limit }.
    .button = ✏️ Казахский
template-write-ru =
    <b>{ $title }</b>

    Отправьте текст на русском. Знаков – не больше { $limit }.
    .button = ✏️ Русский
template-archive = 🗄 Убрать
template-share = 👥 Для всех: { $title }
template-unshare = 👤 Сделать личным
template-preview = Так ответ увидит обучающийся:
template-shown = <blockquote>{ $text }</blockquote>
template-send = ✅ Отправить
template-sent = ✅ Ответ отправляется обучающемуся.
