# Что импорт говорит о файле: чего не принял и что поправил. Номер строки стоит перед этими словами.
import-at-line = Строка { $line }
import-at-line-of-file = { $file }, строка { $line }
import-whole-file = Весь файл

import-refused-file-too-big = Файл слишком большой. Можно не больше { $limit } МБ. Разделите его на части.
import-refused-not-text = Это не текстовый файл. Сохраните его как текст в кодировке UTF-8 и отправьте снова.
import-refused-unknown-encoding = Не удалось понять кодировку. Сохраните файл в UTF-8 и отправьте снова.
import-refused-empty-file = Файл пустой.
import-refused-no-questions = В файле нет ни одного вопроса. Проверьте, тот ли файл выбран.

import-refused-not-moodle-xml = Это не Moodle XML: файл начинается с «{ $root }». Экспортируйте вопросы из Moodle в формате «Moodle XML».

import-refused-unclosed-brace = Нет закрывающей скобки «{"}"}».
import-refused-stray-brace = Закрывающая скобка «{"}"}» стоит без открывающей.
import-refused-brace-inside-braces = Скобка внутри ответов. Если она часть текста, поставьте перед ней «\».
import-refused-empty-text = Нет текста вопроса.
import-refused-text-before-options = Перед первым вариантом стоит текст без «=» или «~».
import-refused-empty-option = Один из вариантов пустой.
import-refused-too-few-options = Слишком мало вариантов ответа: { $options }. Нужно не меньше двух.
import-refused-no-right-answer = Нет правильного ответа, за который даётся полный балл.
import-refused-weights-do-not-add-up = Веса правильных ответов в сумме дают { $total } %, а нужно 100 %.
import-refused-bad-weight = Вес ответа { $weight } % вне пределов от −100 до 100 %.
import-refused-too-few-pairs = Для сопоставления нужно не меньше двух пар.
import-refused-broken-pair = В паре нет второй части после «->»: { $pair }
import-refused-not-a-number = Ожидалось число, а стоит: { $text }
import-refused-empty-range = Начало промежутка больше его конца: { $text }
import-refused-kind-not-taken = Вопросы этого вида не принимаются: { $kind ->
        [description] текст без вопроса
        [hotspot] место на картинке
        [selectpoint] точка на картинке
        [positionobject] место предмета на картинке
        [hottext] слова, выделенные в тексте
        [gapmatch] слова, которые переносят в пропуски
        [gaps] несколько полей ответа в одном вопросе
        [graphicgapmatch] картинки, которые переносят в пропуски
        [graphicorder] порядок мест на картинке
        [graphicassociate] пары на картинке
        [matchtable] таблица, где у строки несколько верных ответов
        [order] порядок, в котором стоят не все варианты
        [slider] ползунок
        [drawing] рисунок
        [upload] файл в ответ
        [media] аудио или видео
        [endattempt] кнопка внутри вопроса
        [calculated] числа, которые меняет формула
        [custom] вопрос особой программы
        [portablecustom] вопрос особой программы
        [cloze] текст с пропусками (cloze)
        [multianswer] текст с пропусками (cloze)
        [gapselect] выбор пропущенных слов
        [ddwtos] перетаскивание
        [ddmarker] перетаскивание
        [ddimageortext] перетаскивание
        [calculatedmulti] вычисляемый ответ
        [calculatedsimple] вычисляемый ответ
        [randomsamatch] случайное сопоставление
       *[other] { $kind }
    }
import-refused-too-long = Вопрос вместе с вариантами слишком длинный: знаков { $length }, можно не больше { $limit }.
import-refused-too-many-options = Слишком много вариантов: { $options }, можно не больше { $limit }.
import-refused-option-too-long = Один из ответов слишком длинный: знаков { $length }, можно не больше { $limit }. Сократите его.
import-refused-points-out-of-range = Балл за вопрос: { $points }. Он должен быть от 0 до { $limit }.
import-refused-two-right-answers = Правильными отмечены оба ответа. Оставьте один.
import-refused-repeated-question = Такой вопрос в файле уже есть: { $item }
import-refused-languages-differ = Варианты этого вопроса на двух языках не совпадают по числу или весу: { $item }

import-refused-broken-xml = Файл здесь повреждён, и дальше не прочитан. Выгрузите его из программы ещё раз.
import-refused-xml-entities = В файле есть объявления (ENTITY), они небезопасны. Выгрузите вопросы из программы ещё раз.
import-refused-file-missing = Этого файла в архиве нет, хотя тест его называет. Выгрузите тест целиком.
import-refused-options-are-pictures = Варианты ответа – картинки, на кнопках их не видно. Опишите их словами.
import-refused-open-range = У промежутка чисел есть только один край: { $text }. Укажите оба.
import-refused-too-many-questions = Вопросов в файле больше { $limit }. Разделите его на части.

import-refused-not-a-calendar = Это не календарь. Нужен файл .ics, сохранённый из программы-календаря.
import-refused-broken-calendar = Календарь не читается ({ $cause }). Сохраните его из программы ещё раз.
import-refused-no-events = В календаре нет ни одного события.
import-refused-cut-off = Файл обрывается на этом событии. Скачайте его ещё раз.
import-refused-no-date = У события нет времени начала.
import-refused-broken-date = Дата события не читается ({ $property }).
import-refused-impossible-date = Такой даты в расписании быть не может: { $date }
import-refused-broken-rule = Правило повторения не читается.
import-refused-too-often = Событие повторяется слишком часто для занятия.
import-refused-repeated-uid = Другое событие с тем же номером (UID { $uid }) новее, принято оно.
import-refused-all-day = Событие «{ $title }» занимает весь день. Это не занятие.
import-refused-broken-event = Событие не читается ({ $cause }).

import-changed-decoded = Файл не в UTF-8, он прочитан как { $encoding }. Проверьте буквы.
import-changed-no-line-after-category = После строки $CATEGORY нет пустой строки.
import-changed-no-line-between = Перед вопросом нет пустой строки, он принят отдельно.
import-changed-empty-line-in-braces = Внутри скобок есть пустая строка, вопрос принят целиком.
import-changed-unescaped-equals = Знак «=» внутри слова принят как часть текста.
import-changed-several-right-in-one-choice = Правильных вариантов несколько, зачтётся любой из них.
import-changed-answer-without-equals = Перед ответом нет «=», он принят как краткий ответ.
import-changed-decimal-comma = Запятая в числе принята как десятичная.
import-changed-stray-signs = Лишние знаки после скобки отброшены.
import-changed-title-as-text = Текста вопроса нет, вместо него взято название.
import-changed-picture-left-out = В вопросе есть картинка, но в файле её нет, или она не подходит. Проверьте вопрос.
import-changed-html-entity = Знак HTML { $entity } заменён буквой.
import-changed-file-left-out = Файл в вопросе не взят: { $file }. Берутся только картинки PNG, JPEG, GIF, WebP.
import-changed-other-language-dropped = Варианты изменились, текст на другом языке снят. Импортируйте и его: { $item }
import-changed-category-kept = Вопрос остался в прежней категории: { $kept }. В файле указана другая: { $category }
import-changed-points-taken-as-one = За вопрос указано 0 баллов, принят 1 балл.
import-changed-feedback-shortened = Пояснение слишком длинное и сокращено. Предел знаков: { $limit }.
import-changed-picture-not-shown = Эту картинку Telegram не показывает, она не принята: { $name }. Сохраните её как PNG или JPEG и отправьте файл снова.

import-changed-all-or-nothing = Балл давался только за все верные варианты сразу. Теперь каждый верный даёт свою долю, неверные её отнимают.
import-changed-feedback-left-out = Пояснения, которые зависят от ответа, не приняты.
import-changed-formula-as-text = Формула принята как текст. Проверьте, читается ли она.
import-changed-entities-decoded = Буквы в ответе были записаны числами, они восстановлены. Проверьте ответ.
import-changed-named-entities = Буквы в файле были записаны обозначениями HTML, они восстановлены. Проверьте вопросы.
import-changed-empty-options-left-out = Пустые варианты ответа не приняты.
import-changed-pairs-left-out = Пустые и повторные пары не приняты.

import-changed-stale-time-zone = Часовой пояс «{ $zone }» в файле устарел (+06:00). Время занятий принято по Астане (+05:00).
import-changed-floating-time = У событий без часового пояса ({ $events }) время принято по Астане.
import-changed-unknown-time-zone = Часовой пояс «{ $zone }» неизвестен. Время принято по Астане.
import-changed-cut-off = Файл обрывается. Приняты только целые события.
import-changed-no-uid = У события нет номера (UID). При новом импорте перенос может не узнаться.
import-changed-no-end = У события нет времени окончания.
import-changed-end-before-start = Окончание раньше начала. Принято только начало.
import-changed-endless-rule = Повторение без конца. Занятия приняты до { $until }.
import-changed-outside-window = Все занятия этого события вне принимаемого срока.
import-changed-online-without-link = Занятие онлайн, но ссылки нет.
import-changed-unknown-mode = Неизвестный вид занятия в X-SABAQ-MODE: { $mode }
import-changed-line-left-out = Одна из строк события не читается и пропущена. { $property }

import-summary = Найдено: { $found }, принято: { $taken }, отклонено: { $refused }.
import-dry-run = Это была проверка: ничего не изменено.

import-refused-consent-header = Нет строки с названиями столбцов. Нужны: код или ИИН, цель, номер, дата.
import-refused-consent-none = Под названиями столбцов нет ни одной строки. Впишите согласия и отправьте файл снова.
import-refused-consent-broken = Строка не читается: кавычки не закрыты или в ячейке ошибка. Исправьте строку.
import-refused-consent-person = Нет ни кода, ни верного ИИН. Впишите код или ИИН.
import-refused-consent-purpose = Непонятна цель. Напишите: учёба, фото лица или удостоверение.
import-refused-consent-origin = Непонятен источник. Напишите: бумага или госсервис.
import-refused-consent-number = Нет номера, или он длиннее 60 знаков. Впишите номер документа.
import-refused-consent-date = Дата не читается. Напишите её так: 24.11.2026
import-refused-consent-ahead = Дата ещё не наступила. Проверьте её.
import-refused-consent-unknown = Такого человека в списке Академии нет. Проверьте код или ИИН.
import-refused-consent-mixed = Код и ИИН в этой строке – разных людей. Исправьте код или ИИН.
import-refused-consent-withdrawn = Человек позже отозвал это согласие. Если есть новое, укажите его номер и дату.
