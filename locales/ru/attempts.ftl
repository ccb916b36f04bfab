quiz-question = <b>Вопрос { $number } из { $total }</b>
quiz-option = <b>{ $letter })</b> { $text }
quiz-pair = <b>{ $number })</b> { $left } → { $match }
quiz-partner-of = <b>{ $text }</b> → ?
quiz-hint-partner = <i>Выберите пару. То же нажатие ещё раз убирает её.</i>
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
