materials =
    📚 <b>Оқу материалдары</b>

    Пәнді таңдаңыз.
    .button = Барлық пәндер

materials-none =
    📚 <b>Оқу материалдары</b>

    Сізде әзірге пән жоқ. Болуы тиіс болса, әкімшіге хабарлаңыз.

materials-shelf =
    📚 Оқу материалдары › <b>{ $discipline }</b>

    Материалды таңдаңыз: ол бөлек хабарламамен келеді.{ $pages ->
        [1] {""}
       *[other] {" "}Бет: { $page } / { $pages }.
    }

materials-shelf-empty =
    📚 Оқу материалдары › <b>{ $discipline }</b>

    Әзірге материал жоқ.

material-label = { $kind ->
        [photo] 🖼
        [video] 🎬
        [link] 🔗
        [text] 📝
       *[file] 📄
    } { $title }

material-coming = Жіберіп жатырмын…

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
    .button = Сілтемені ашу

material-lost =
    <b>{ $title }</b>
    { $discipline }

    Бұл файл Telegram жүйесінде енді жоқ. Оқытушыдан қайта қосуын сұраңыз.

material-unnamed-photo = Фото
material-unnamed-video = Видео
material-unnamed-file = Файл

materials-add =
    ➕ Жаңа материал › <b>{ $discipline }</b>

    Файлды, фотоны, видеоны, сілтемені немесе мәтінді бір хабарламамен жіберіңіз. Файлдың көлемі маңызды емес.

    Материалдың атауы – түсініктеменің бірінші жолы, түсініктеме болмаса – файлдың аты. Мәтін мен сілтеменің атауы бірінші жолға жазылады.
    .button = ➕ Материал қосу

materials-add-cancel = Болдырмау
materials-add-more = ➕ Тағы қосу
materials-back = Материалдарға оралу

material-added =
    ✅ «{ $title }» материалы қосылды.
    Пән: { $discipline }

    Білім алушылар оны қазірден бастап аша алады.
