quiz-question = <b>Вопрос { $number } из { $total }</b>
quiz-option = <b>{ $letter })</b> { $text }
quiz-pair = <b>{ $number })</b> { $left } → { $match }
quiz-partner-of = <b>{ $text }</b> → ?
quiz-hint-partner = <i>Выберите пару. Повторное нажатие убирает её.</i>
quiz-hint = <i>{ $kind ->
        [several] Верных вариантов может быть несколько. { $way ->
            [free] Отметьте все.
           *[sequential] Отметьте их и нажмите «Готово».
        }
        [ordering] Нажимайте по порядку: первый, второй и так далее. Повторное нажатие убирает номер.
        [matching] Нажмите номер, затем выберите ему пару.
        [numeric] Напишите число сообщением, например: 12,5
        [essay] Напишите ответ одним или несколькими сообщениями. { $way ->
            [free] Они сложатся в один ответ.
           *[sequential] Закончив, нажмите «Готово».
        }
       *[short] Напишите ответ сообщением.
    }</i>
quiz-written = ✏️ Ваш ответ: <b>{ $text }</b>
quiz-essay-so-far =
    ✏️ Принято знаков: { $length }
    <i>{ $end }</i>
quiz-done = Готово
quiz-true = Верно
quiz-false = Неверно
quiz-left = ⏱ До { $deadline }, осталось минут: { $minutes }
quiz-until = ⏱ До: { $deadline }
quiz-back = ‹ К вопросу
quiz-anew = Начать заново
quiz-overview = <b>{ $title }</b>
    Ответов: { $answered } из { $total }. Ответы можно менять до завершения.
    .button = ☰ { $answered } / { $total }
quiz-submit = Завершить
quiz-submit-anyway = Всё равно завершить
quiz-to-questions = К вопросам
quiz-unsure = Вопросов без ответа: { $missing }. После завершения ответить будет нельзя.
quiz-in-grace =
    ⌛ Время теста «{ $title }» вышло, новые ответы не принимаются.

    Ответов: { $answered } из { $total }.
    Нажмите «Завершить», последний срок: { $until }. Иначе попытка не засчитается.
quiz-question-late = <i>⌛ Время на предыдущий вопрос вышло. Засчитано то, что было отмечено.</i>
quiz-question-part = <i>✋ Это сообщение пришло вместе с предыдущим ответом и не засчитано. Ответьте на вопрос ниже.</i>
quiz-question-left = ⏳ На этот вопрос осталось секунд: { $seconds }
