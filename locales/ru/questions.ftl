# Банк вопросов глазами преподавателя.
menu-bank = 🗃 Банк вопросов
command-bank = Банк вопросов
help-bank = • пополнить банк вопросов из файла, посмотреть вопрос глазами обучающегося: /bank

banks =
    🗃 <b>Банк вопросов</b>

    Выберите дисциплину.
    .button = К дисциплинам
banks-none =
    🗃 <b>Банк вопросов</b>

    За Вами не закреплено ни одной дисциплины. Если это ошибка, сообщите администратору.

bank =
    🗃 <b>{ $discipline }</b>

    { $count ->
        [0] Банк пуст. Отправьте файл с вопросами, а если его нет, возьмите шаблон таблицы.
       *[other] Вопросов в банке: { $count }
    }
    .button = 🗃 К банку
bank-kind = • { $kind ->
        [one_choice] один ответ
        [several] несколько ответов
        [true_false] верно или неверно
        [short] краткий ответ
        [numeric] число
        [matching] сопоставление
        [ordering] порядок
       *[essay] эссе
    }: { $count }
bank-lacking = ⚠️ { $locale ->
        [kk] Нет казахского текста: { $count }
       *[ru] Нет русского текста: { $count }
    }
bank-export = { $format ->
        [gift] ⬇️ Файл GIFT
       *[moodle-xml] ⬇️ Файл XML
    }
bank-export-awaited = Файл готовится, он придёт сюда.

bank-categories =
    🗃 <b>{ $discipline }</b>

    Выберите категорию.
    .button = 📂 Вопросы
    .back = 📂 К категориям
bank-category-label = { $name } ({ $count })
bank-category-none = Без категории
bank-category =
    📂 <b>{ $name }</b>

    Выберите вопрос: Вы увидите его так же, как обучающийся.{ $pages ->
        [1] {""}
       *[other] {" "}Страница { $page } из { $pages }.
    }
bank-question-lacks = { $locale ->
        [kk] [рус]
       *[ru] [каз]
    }{" "}

bank-send =
    📥 <b>{ $discipline }</b>

    Отправьте файл с вопросами. Подойдут GIFT, Moodle XML, Aiken, QTI, таблица XLSX или CSV, Word и текст с тегами &lt;question&gt;. Предел – { $limit } МБ.

    Сначала Вы увидите, что будет принято. До Вашего согласия банк не изменится.
    .button = 📥 Добавить из файла
bank-template = Шаблон готовится, он придёт сюда файлом.
    .button = 📎 Шаблон таблицы
bank-received = Файл получен. Он проверяется, результат придёт сюда.

bank-sheet =
    📥 <b>{ $file }</b>
    Дисциплина: { $discipline }
bank-count = { $what ->
        [found] Найдено вопросов: { $count }
        [added] ➕ Новых: { $count }
        [renewed] ✏️ Изменённых: { $count }
        [joined] 🌐 Добавлен второй язык: { $count }
        [unchanged] Без изменений: { $count }
       *[refused] ❌ Не принято: { $count }
    }
bank-line = • { $text }
bank-more = … ещё строк: { $count }. Все они в файле ниже.
bank-nothing-yet = ☝️ Это проверка. Банк ещё не изменился.
bank-nothing-new = Принимать нечего: в банке всё это уже есть или вопросы не приняты.
bank-take = ✅ Принять
bank-take-awaited = Вопросы принимаются. Когда всё будет готово, придёт сообщение.
bank-taken =
    ✅ <b>Вопросы приняты</b>
    Файл: { $file }
    Дисциплина: { $discipline }
bank-dropped =
    Файл отклонён. Банк не изменился.
    .button = 🗑 Отклонить
bank-refused =
    Файл «{ $file }» не принят. { $why }

    Банк не изменился.
bank-unfetched = Файл не удалось скачать. Отправьте его ещё раз: /bank
bank-not-allowed = Задание не выполнено: эта дисциплина больше не закреплена за Вами. Банк не изменился. Если это ошибка, сообщите администратору.
bank-unwritten = Файл подготовить не удалось. Попробуйте ещё раз: /bank. Если не получится, сообщите администратору.
bank-failed = Работа с файлом не закончена, банк не изменился. Попробуйте ещё раз: /bank. Если не получится, сохраните вопросы таблицей по шаблону или сообщите администратору.

preview = 👁 <b>Так вопрос видит обучающийся</b>
    Код: { $item }
preview-points = Баллов за вопрос: { $points }
preview-level = Сложность: { $level ->
        [1] лёгкий
        [2] средний
       *[3] трудный
    }
preview-tags = Метки: { $tags }
preview-other-language = ⚠️ { $locale ->
        [kk] Казахского текста нет, показан русский.
       *[ru] Русского текста нет, показан казахский.
    }
preview-retired = Вопрос изъят: в новые тесты он не попадёт.
preview-back = ← К вопросам
preview-tap = Это просмотр: ответ не засчитывается.
preview-retire =
    🗑 <b>Изъять вопрос?</b>

    { $text }

    В новые тесты он не попадёт. В начатых и сданных останется.
    .button = 🗑 Изъять
preview-retire-confirm = 🗑 Да, изъять
preview-retire-cancel = Оставить
preview-retire-done = Вопрос изъят. Чтобы вернуть его, отправьте файл с ним ещё раз.

question-picture = 🖼 Вопрос № { $number }, картинка

outgoing-bank-lines = 📥 Отчёт о файле с вопросами. Строк: { $count }
outgoing-bank-template = 📎 Шаблон таблицы вопросов. Заполните его и отправьте: /bank
outgoing-bank-export = ⬇️ Банк вопросов. Вопросов: { $count }{ $lost ->
        [0] {""}
       *[other] . Без картинок: { $lost }, в GIFT их нет. С картинками – Moodle XML.
    }
