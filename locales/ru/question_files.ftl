# Что импорт говорит о файлах вопросов: Aiken, разметка тегами, таблицы, MyTestX, Word.
import-refused-unknown-format = Формат файла не распознан. Подходят: GIFT, Moodle XML, Aiken, теги question, таблица XLSX или CSV, пакет QTI, MyTestX. Проверьте файл или возьмите шаблон таблицы.
import-refused-legacy-document = Это старый формат Word (.doc) или другой документ. Сохраните его как .docx или .txt и отправьте снова.
import-refused-broken-document = Документ Word не читается ({ $cause }). Откройте его и сохраните как .docx ещё раз.
import-refused-broken-questions = Файл не читается ({ $cause }). Сохраните его ещё раз и отправьте снова.
import-refused-unpack-first = Вопросы лежат внутри архива, в файле { $name }. Распакуйте архив и отправьте этот файл.
import-refused-archive-not-opened = Файл не открыт: он небезопасен или в распакованном виде больше { $limit } МБ. Сохраните вопросы в новый файл без картинок и вложений.
import-refused-no-question-header = Нет строки с названиями столбцов. Нужны хотя бы «Вопрос», варианты (A, B, C…) и «Правильный ответ». Проще всего взять шаблон таблицы.
import-refused-no-answer-line = После вариантов нет строки «ANSWER:» («ОТВЕТ:»). Допишите её.
import-refused-answer-without-question = Ответ есть, а вопроса над ним нет. Допишите вопрос и варианты.
import-refused-unknown-answer = Такого варианта нет: { $answer }. Укажите букву варианта.
import-refused-ambiguous-answer = Ответ можно понять двояко: { $answer }. Укажите букву варианта.
import-refused-variants-without-question = Варианты есть, а вопроса над ними нет. Поставьте перед ними тег question.
import-refused-several-right-where-one = Вид – «один ответ», а правильных указано { $right }. Оставьте один или смените вид на «несколько ответов».
import-refused-unknown-kind = Вид вопроса неизвестен: { $kind }. Возможны: один ответ, несколько ответов, верно или неверно, краткий ответ, число, соответствие, порядок, эссе.
import-refused-not-true-or-false = Ответ должен быть «верно» или «неверно», а указано: { $answer }
import-refused-pair-without-sign = В паре нет второй части. Напишите её так: слева = справа. Сейчас: { $pair }

import-changed-cyrillic-letters = Буквы вариантов набраны кириллицей, бот их понял. Вопросов: { $questions }
import-changed-answer-words = Вместо «ANSWER:» стоит другое слово, бот его понял. Вопросов: { $questions }
import-changed-option-goes-on = Строка без буквы принята как продолжение варианта.
import-changed-blank-line-in-question = Текст до пустой строки и после неё принят как один вопрос.
import-changed-several-right = Правильных ответов несколько, вопрос принят как «несколько ответов». Вопросов: { $questions }
import-changed-equal-shares = Правильных ответов несколько: верные делят балл поровну, неверные его снимают. Вопросов: { $questions }
import-changed-equal-options = Два варианта одинаковы. Проверьте их.
import-changed-picture-not-taken = В вопросе есть картинка, она не взята. Добавьте её или исправьте текст.
import-changed-pictures-not-taken = Картинки из файла не взяты. Их: { $pictures }
import-changed-text-outside = Этот текст не относится ни к одному вопросу и пропущен: { $text }
import-changed-kind-by-answer = Вид вопроса не указан, он определён по ответу. Вопросов: { $questions }
import-changed-example-taken = В таблице остались примеры из шаблона, они приняты как вопросы. Удалите их строки. Примеров: { $questions }
import-changed-date-in-option = Excel превратил значение в дату. Проверьте варианты этой строки.
import-changed-sheet-without-questions = На листе нет вопросов, он не прочитан: { $sheet }
import-changed-line-without-question = В строке нет вопроса, она пропущена.
import-changed-points-not-read = Баллы не поняты, принято значение по умолчанию: { $points }
import-changed-level-not-read = Уровень не понят, оставлен пустым: { $level }
import-changed-language-not-read = Язык не понят, он определён по буквам: { $language }

# Шаблон таблицы вопросов.
question-template-sheet = Вопросы
question-template-notes-sheet = Пояснения
question-template-introduction = Каждый вопрос – одна строка на первом листе. Строки с примерами удалите. Столбцы можно менять местами, лишние – удалить. Вопрос на двух языках – две строки с одним кодом.

question-column-id = Код
question-column-locale = Язык
question-column-kind = Вид
question-column-question = Вопрос
question-column-option = Вариант
question-column-right = Правильный ответ
question-column-points = Балл
question-column-category = Тема
question-column-level = Уровень
question-column-feedback = Пояснение

question-note-id = Ваше обозначение вопроса. По нему вопрос узнают, когда файл приходит снова. У двух языков одного вопроса код один.
question-note-locale = Выберите из списка. Пусто – язык определится по буквам.
question-note-kind = Выберите из списка. Пусто – вид определится по ответам.
question-note-question = Текст вопроса.
question-note-option = Столбцы A, B, C… Если вариантов больше, добавьте столбцы G, H и так далее.
question-note-right = Буквы вариантов через запятую: A или A, C. Для ответа без вариантов – сам ответ.
question-note-points = Балл за вопрос. Пусто – 1.
question-note-category = Раздел банка. По нему вопросы попадают в тест.
question-note-level = Выберите из списка, если нужно.
question-note-feedback = Что увидит обучающийся при просмотре ответов.
question-note-one-choice = Верен один вариант. Пример ответа: A
question-note-several = Верны несколько вариантов. Пример ответа: A, C. Верные делят балл поровну, неверные его снимают.
question-note-true-false = Варианты не нужны. Ответ: верно или неверно.
question-note-short = Варианты не нужны. Несколько верных написаний – через точку с запятой. Знак * заменяет любые буквы. Заглавные буквы не важны.
question-note-numeric = Варианты не нужны. Ответ – число: 7. С допуском: 3,14±0,01. Промежуток: 1..5
question-note-matching = В каждом варианте – пара: слева = справа. Лишнюю правую часть напишите так: = справа. Правильный ответ не нужен.
question-note-ordering = Варианты стоят в верном порядке. Обучающийся увидит их вперемешку.
question-note-essay = Варианты и ответ не нужны: работу проверяет преподаватель.

question-word-one-choice = Один ответ
question-word-several = Несколько ответов
question-word-true-false = Верно или неверно
question-word-short = Краткий ответ
question-word-numeric = Число
question-word-matching = Соответствие
question-word-ordering = Порядок
question-word-essay = Эссе
question-word-kk = Казахский
question-word-ru = Русский
question-word-easy = Лёгкий
question-word-middle = Средний
question-word-hard = Сложный

question-example-category = Пример
question-example-one-choice = Кто осуществляет правосудие в Республике Казахстан?
    .a = Только суд
    .b = Правительство
    .c = Правоохранительный орган
    .feedback = Статья 75 Конституции.
question-example-several = Кто является стороной в гражданском деле?
    .a = Истец
    .b = Ответчик
    .c = Свидетель
    .d = Переводчик
question-example-true-false = Судья при отправлении правосудия независим.
    .right = Верно
question-example-short = Как называется сторона, которая предъявляет иск?
    .right = истец; истица
question-example-numeric = Чему равно число π? Ответьте с точностью до сотых.
question-example-matching = Соотнесите органы и их задачи.
    .a = Парламент = принимает законы
    .b = Правительство = исполняет законы
    .c = Суд = осуществляет правосудие
question-example-ordering = Расставьте стадии гражданского дела по порядку.
    .a = Предъявление иска
    .b = Подготовка дела к разбирательству
    .c = Судебное разбирательство
    .d = Вынесение решения
question-example-essay = Почему важна независимость суда? Обоснуйте своё мнение.
