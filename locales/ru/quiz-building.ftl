built-quizzes =
    🗒 <b>Тесты Ваших дисциплин</b>

    ✏️ – черновик, ⏳ – ещё не открыт, 🟢 – идёт, 🔒 – закрыт. Нажмите на тест, чтобы открыть его.
    .button = ← К тестам
built-quizzes-none =
    🗒 <b>Тесты Ваших дисциплин</b>

    Тестов пока нет. Нажмите «Новый тест»: это несколько шагов.
built-new =
    .button = ➕ Новый тест
built-mark-draft = ✏️
built-mark-ahead = ⏳
built-mark-open = 🟢
built-mark-closed = 🔒
built-untitled = Тест без названия

built-new-discipline =
    <b>Новый тест</b> · шаг 1

    По какой дисциплине?
built-new-kind =
    <b>Новый тест</b> · { $discipline }

    Выберите вид. Время, попытки и показ результатов встанут как принято для этого вида, потом их можно изменить.
built-kind-training = Тренировочный тест
built-kind-current = Текущий контроль
built-kind-midterm = Рубежный контроль
built-kind-attestation = Промежуточная аттестация

built-title =
    <b>Название</b>
    Сейчас: { $title }

    Напишите название одним сообщением: первая строка – на казахском, вторая – на русском. Одна строка – название на обоих языках. Знаков в строке – до { $limit }.

built = <b>{ $title }</b>
    .button = ← К тесту
built-stage-draft = ✏️ Черновик, обучающиеся его не видят.
built-stage-ahead = ⏳ Опубликован, ещё не открыт.
built-stage-open = 🟢 Идёт.
built-stage-closed = 🔒 Закрыт.
built-attempts = Попыток: { $attempts }, из них идёт: { $running }
built-discipline = 📚 { $title }
built-kind = Вид: { $kind }
built-drawn = ❓ Вопросов: { $count } ({ $rules })
built-nothing-drawn = ❓ Вопросы ещё не выбраны
built-whole-bank = весь банк
built-no-category = без категории
built-window =
    🗓 Открытие: { $opens }
    🗓 Закрытие: { $closes }
    .button = 🗓 Время
built-no-window = 🗓 Время открытия ещё не задано
built-limit = ⏱ Время на тест: { $limit }
built-question-limit = ⏱ На каждый вопрос: { $limit }
built-no-limit = до закрытия
built-tries = 🔁 Попыток: { $count }
built-any-number = сколько угодно
built-grading = В зачёт: { $grading }
built-grading-highest = лучшая
built-grading-average = средняя
built-grading-first = первая
built-grading-last = последняя
built-delay-first = Пауза после первой: { $span }
built-delay-later = Пауза после следующих: { $span }
built-no-delay = без паузы
built-order = 🧭 { $order }
built-way-sequential = вопросы один за другим
built-way-free = свободный переход
built-mixed-questions = вопросы вперемешку
built-mixed-options = варианты вперемешку
built-expiry = ⌛ Когда время вышло: { $expiry }
built-expiry-submit = ответы засчитываются
    .button = Засчитать ответы
built-expiry-grace = сдать без новых ответов
    .button = Дать сдать
built-expiry-discard = несданная попытка не засчитывается
    .button = Не засчитывать
built-grace = (ещё { $span })
built-review = 👁 Что увидит обучающийся:
built-review-after = • сразу: { $shown }
built-review-later = • позже, пока тест открыт: { $shown }
built-review-closed = • после закрытия: { $shown }
built-shown-marks = баллы
built-shown-answers = свои ответы
built-shown-right = верные ответы
built-shown-feedback = пояснения
built-shown-nothing = ничего
built-bands = 🏅 Отзывы от: { $percents }
built-policy = 🙂 Личность: { $policy }
built-all-groups = 👥 Для всех групп дисциплины
built-groups = 👥 Группы: { $codes }
built-span-days = { $count } сут
built-span-hours = { $count } ч
built-span-minutes = { $count } мин
built-span-seconds = { $count } с

built-settings =
    ⚙️ <b>{ $title }</b>

    Что изменить?
    .button = ⚙️ Настройки
built-settings-back = ← К настройкам
built-settings-late = Тест уже проходят: вопросы, баллы, время и порядок не меняются. Отдельным людям время дают «Условия».
built-part-title =
    .button = Название
built-part-window =
    🗓 <b>Когда открыт тест</b>

    Выберите или напишите открытие и закрытие одним сообщением, время Алматы. Например:
    <code>30.11.2026 10:00 – 12:00</code>
    <code>сегодня 15:00 – 16:00</code>
built-part-limit =
    ⏱ <b>Время на тест</b>

    Выберите или напишите число минут. Закрытие теста всё равно действует.
    .button = Время на тест
built-part-each =
    ⏱ <b>Время на каждый вопрос</b>

    Работает, только когда вопросы идут один за другим.
    .button = Время на вопрос
built-part-tries =
    🔁 <b>Попытки</b>

    Сколько раз можно пройти тест, какая попытка идёт в зачёт и сколько ждать: 1→2 – после первой, 2→3 – после следующих.
    .button = Попытки
built-part-order =
    🧭 <b>Порядок</b>

    Один за другим: первый ответ окончательный. Свободный переход: ответ можно изменить до сдачи.
    .button = Порядок
built-part-end =
    ⌛ <b>Когда время вышло</b>

    Что будет с попыткой, которую не сдали вовремя? Время на сдачу считается с этого момента.
    .button = Конец времени
built-part-review =
    👁 <b>Показ результатов</b>

    Отметьте, что и когда увидит обучающийся.
    .button = Что увидят
built-part-bands =
    🏅 <b>Отзыв по итогу</b>

    Напишите строки: от скольких процентов и слова на казахском / русском. Например:
    <code>90 Өте жақсы / Отлично</code>
    <code>50 Жақсы / Хорошо</code>
    .button = Отзыв по итогу
built-part-groups =
    👥 <b>Для кого</b>

    Отметьте группы. Ни одной – тест для всех групп дисциплины.
    .button = Для кого
built-none = нет
built-review-legend =
    Колонки: сразу, позже, после закрытия.
    💯 баллы · ✍️ свои ответы · 🔑 верные ответы · 💬 пояснения
built-icon-marks = 💯
built-icon-answers = ✍️
built-icon-right = 🔑
built-icon-feedback = 💬
built-bands-usual = Четыре оценки
built-bands-none = Без отзывов
built-bands-nothing = Сейчас отзывов нет.
built-band = • от { $percent } %: { $words }
built-band-90 = Отлично
built-band-70 = Хорошо
built-band-50 = Удовлетворительно
built-band-0 = Неудовлетворительно
built-shift-day = Сейчас, на сутки
built-shift-week = Сейчас, на неделю
built-shift-tomorrow = Завтра 09:00 – 18:00
built-shift-quarter = +15 мин
built-shift-hour = +1 ч
built-shift-later = +1 сут

built-draws =
    ❓ <b>{ $title }</b>
    Выбрано вопросов: { $count }

    Нажмите на категорию и выберите, сколько вопросов взять. Число справа – сколько их там.
    .button = ❓ Вопросы
built-draws-empty = В банке дисциплины пока нет вопросов. Пришлите файл с вопросами, потом вернитесь сюда.
built-draws-back = ← К категориям
built-next-window = Дальше: время →
built-draw =
    ❓ <b>{ $category }</b>

    Всего вопросов: { $there }
    Взять: { $drawn }
    Баллов за каждый: { $points }
built-draw-free = Доступно: { $free }. Остальные уже взяты из подкатегорий.
built-draw-all = Все: { $count }
built-draw-none = Не брать
built-draw-own = баллы самого вопроса

built-publish =
    .button = ✅ Открыть тест
built-published =
    .alert = Тест опубликован, обучающимся сообщим.
built-discard =
    <b>Удалить черновик?</b>

    { $title }
    .button = 🗑 Удалить
built-discard-confirm = 🗑 Да, удалить
built-close =
    <b>Закрыть тест сейчас?</b>

    { $title }
    Идёт попыток: { $running }. Они завершатся, данные ответы сохранятся. Особые условия остаются в силе.
    .button = 🔒 Закрыть сейчас
built-close-confirm = 🔒 Да, закрыть
built-moved = 🗓 <b>{ $title }</b>: время изменено.
built-moved-attempts = Изменилось окончание открытых попыток: { $count }. Обучающимся сообщаем.

quiz-published =
    📝 Новый тест: «{ $title }»
    Вопросов: { $count }
    Время на тест: { $limit }
    Открытие: { $opens }
    Закрытие: { $closes }
    .button = Открыть
quiz-closing =
    ⏳ Тест «{ $title }» скоро закроется, а Вы его ещё не начали.
    Вопросов: { $count }
    Время на тест: { $limit }
    Открытие: { $opens }
    Закрытие: { $closes }
