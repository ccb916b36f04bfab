faces-import =
    🙂 <b>Эталонные фото из архива</b>

    Пришлите файлом архив ZIP, до { $limit } МБ. Имя снимка – код из списка: <code>R123.jpg</code>, для нескольких <code>R123_1.jpg</code> … <code>R123_3.jpg</code>. Три снимка надёжнее одного. Папок в архиве быть не должно.

    Снимок берётся, только если согласие на фото лица в силе. Согласия с бумаги внесите заранее, в реестре согласий.

    Сначала будет проверка: ничего не сохранится.
    .button = 🙂 Фото из архива
faces-off = 🙂 Фото сейчас не сравниваются, поэтому архив принять нельзя. Что исправить, сказано в разделе «Состояние».
faces-received = Архив получен. Сейчас проверим, чьи это снимки и годятся ли они. Отчёт придёт сюда.
faces-awaited = Вносим. Отчёт придёт сюда.
faces-tried =
    🔎 <b>Проверка архива</b>
    Ничего ещё не сохранено.

    Файлов: { $found }
    Будет принято: { $taken }, людей: { $people }
    Без изменений: { $unchanged }
    Посмотрит проверяющий: { $doubtful }
    Не принято: { $refused }
faces-taken =
    ✅ <b>Архив внесён</b>

    Файлов: { $found }
    Принято: { $taken }, людей: { $people }
    Без изменений: { $unchanged }
    Посмотрит проверяющий: { $doubtful }
    Не принято: { $refused }
faces-summary = Файлов: { $found }. Принято: { $taken }, людей: { $people }. Без изменений: { $unchanged }. Посмотрит проверяющий: { $doubtful }. Не принято: { $refused }.
faces-vouch = Нажимая «Внести», Вы подтверждаете: на снимках именно эти люди. Это запишется в журнал с Вашим именем. Сами снимки не хранятся; спорные, зашифрованные, хранятся до решения проверяющего.
faces-take = ✅ Внести
faces-refused = • { $name } – { $reason }
faces-more = Ещё не принято: { $count }. Все они в файле.
faces-unfetched = Архив не удалось получить от Telegram. Отправьте его ещё раз.
faces-not-allowed = Архив дальше не вносится: у Вас больше нет права вносить людей. Что успели внести, осталось.
faces-failed = Архив не удалось обработать до конца. Что успели внести, осталось. Отправьте его ещё раз или разделите на части.
work-kind-faces-trying = Проверка архива с фото
work-kind-faces-taking = Приём фото из архива
work-cancelled-faces-taking = ⏹ <b>{ $title }</b>
    Остановлено. Что успели внести, осталось. Чтобы продолжить, пришлите тот же архив: повторно ничего не внесётся.
outgoing-faces-refused = Снимки, которые не приняты. Их: { $count }

faces-refusal-broken-archive = Архив повреждён или это не ZIP. Соберите его заново и отправьте ещё раз.
faces-refusal-archive-too-big = В архиве больше 2000 файлов или распакованных данных больше { $limit } МБ. Разделите его на части.
faces-refusal-unsafe-archive = Архив устроен небезопасно и не открыт. Соберите ZIP заново: только снимки, без папок и ссылок.
faces-refusal-password = Архив защищён паролем. Соберите его без пароля и отправьте ещё раз.
faces-refusal-no-pictures = В архиве нет файлов. Положите в него снимки с именами вида R123.jpg.

faces-reason-unknown = нет такого кода в списке
faces-reason-not-a-learner = это не обучающийся
faces-reason-not-active = человек сейчас не обучается
faces-reason-no-consent = нет действующего согласия на фото лица: внесите его в реестр согласий или попросите дать в боте
faces-reason-extra = лишний: одного человека берём не больше трёх снимков
faces-reason-nested = лежит в папке, а нужен без папок
faces-reason-double = имя повторяется в архиве
faces-reason-not-a-picture = не снимок, нужен JPG, PNG или WebP
faces-reason-too-large = больше 10 МБ, уменьшите
faces-reason-too-many-bytes = слишком большой файл, уменьшите
faces-reason-too-many-pixels = слишком много точек, уменьшите
faces-reason-heic = HEIC не читается, сохраните как JPG
faces-reason-other-format = такой формат не читается, сохраните как JPG
faces-reason-animated = движущаяся картинка, нужен обычный снимок
faces-reason-damaged = повреждён, возьмите исходный файл
faces-reason-unreadable = не удалось обработать, возьмите другой снимок
faces-reason-picture-small = слишком мелкий, нужен крупнее
faces-reason-no-face = лица не видно
faces-reason-several-faces = больше одного лица
faces-reason-face-small = лицо слишком мелкое
faces-reason-dark = слишком темно
faces-reason-glaring = лицо засвечено
faces-reason-blurred = нечёткий
faces-reason-turned-away = лицо повёрнуто в сторону
faces-reason-tilted = голова наклонена
faces-reason-different-people = на снимках этого кода разные люди
faces-reason-repeated = такой снимок уже есть у другого человека
