letters-doubtful =
    ✉️ <b>Дошли ли эти письма, неизвестно</b>
    Связь оборвалась при отправке. Спросите получателя, затем нажмите кнопку с номером письма.
    .button = ✉️ Дошли ли? ({ $count })
letters-doubtful-none = ✅ Писем под вопросом нет.
letters-doubtful-line =
    { $number }. { $kind ->
        [quiz-over] Итог теста
       *[other] Письмо
    } · { $name }
    { $at }
letters-doubtful-again = 🔁 { $number } – ещё раз
letters-doubtful-came = ✅ { $number } – дошло
