materials =
    📚 <b>Учебные материалы</b>

    Выберите дисциплину.
    .button = Все дисциплины

materials-none =
    📚 <b>Учебные материалы</b>

    У Вас пока нет дисциплин. Если они должны быть, сообщите администратору.

materials-shelf =
    📚 Учебные материалы › <b>{ $discipline }</b>

    Выберите материал: он придёт отдельным сообщением.{ $pages ->
        [1] {""}
       *[other] {" "}Страница { $page } из { $pages }.
    }

materials-shelf-empty =
    📚 Учебные материалы › <b>{ $discipline }</b>

    Материалов пока нет.

material-label = { $kind ->
        [photo] 🖼
        [video] 🎬
        [link] 🔗
        [text] 📝
       *[file] 📄
    } { $title }

material-coming = Отправляю…

material-caption =
    <b>{ $title }</b>
    { $discipline }

material-text =
    <b>{ $title }</b>
    { $discipline }

    { $body }

material-link =
    <b>{ $title }</b>
    { $discipline }

    { $body }
    .button = Открыть ссылку

material-lost =
    <b>{ $title }</b>
    { $discipline }

    Этого файла больше нет в Telegram. Попросите преподавателя добавить его ещё раз.

material-unnamed-photo = Фото
material-unnamed-video = Видео
material-unnamed-file = Файл

materials-add =
    ➕ Новый материал › <b>{ $discipline }</b>

    Отправьте одним сообщением файл, фото, видео, ссылку или текст. Размер файла не важен.

    Названием станет первая строка подписи, без подписи – имя файла. У текста и у ссылки название пишется первой строкой.
    .button = ➕ Добавить материал

materials-add-cancel = Отмена
materials-add-more = ➕ Добавить ещё
materials-back = К материалам

material-added =
    ✅ Материал «{ $title }» добавлен.
    Дисциплина: { $discipline }

    Обучающиеся уже могут его открыть.
