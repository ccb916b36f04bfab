# Просмотр ответов после теста: что открыто, решает таблица теста.
quiz-reviews = 📖 <b>{ $title }</b>
    Ваши попытки:
    .button = 📖 Мои ответы
quiz-reviews-attempt = Попытка { $number }
quiz-reviews-line =
    { $state ->
        [marking] ✍️ Попытка { $number }: пока { $percent } %, эссе ждёт оценки.
        [discarded] 🚫 Попытка { $number }: не засчитана, время вышло.
       *[finished] ✅ Попытка { $number }: { $percent } %.
    }
quiz-reviews-line-closed =
    { $state ->
        [marking] ✍️ Попытка { $number }: сдана, эссе ждёт оценки.
        [discarded] 🚫 Попытка { $number }: не засчитана, время вышло.
       *[finished] ☑️ Попытка { $number }: сдана.
    }
quiz-reviews-grade =
    { $grading ->
        [average] Итог, среднее всех попыток: { $percent } %.
        [first] Итог, первая попытка: { $percent } %.
        [last] Итог, последняя попытка: { $percent } %.
       *[highest] Итог, лучшая попытка: { $percent } %.
    } { $is_final ->
        [false] Изменится, когда преподаватель оценит эссе.
       *[true] { "" }
    } { $confirmation ->
        [provisional] Итог предварительный: личность ещё подтверждается.
        [unconfirmed] Личность не подтверждена.
       *[settled] { "" }
    }

quiz-review = 📖 <b>{ $title }</b>
    Попытка { $number }
    .button = К списку вопросов
quiz-review-back = К тесту
quiz-review-answered = Ответов: { $answered } из { $total }
quiz-review-marks = Баллы: { $points } из { $most } ({ $percent } %)
quiz-review-state =
    { $state ->
        [marking] ✍️ Эссе ждёт оценки, баллы могут вырасти.
        [discarded] 🚫 Не сдана вовремя и не засчитана.
       *[open] ▶️ Попытка ещё идёт.
    }
quiz-review-confirmation =
    { $confirmation ->
        [provisional] ☑️ Результат предварительный: личность ещё подтверждается.
        [unconfirmed] ⚠️ Личность не подтверждена.
       *[settled] { "" }
    }
quiz-review-band = 💬 { $band }
quiz-review-more = 🔓 Больше откроется: { $more_at }
quiz-review-nothing = 🔒 Ответы этого теста не показываются. Если есть вопросы, спросите преподавателя: /ask

# Вопрос сданного теста: и для обучающегося, и для преподавателя.
marked-line = { $number }. { $text }
marked-line-points =
    { $verdict ->
        [right] ✅
        [partly] 🟡
        [wrong] ❌
        [marking] ✍️
       *[none] ➖
    } { $number }. { $text } { $verdict ->
        [marking] (до { $worth })
       *[other] ({ $points } из { $worth })
    }
marked-question = <b>Вопрос { $number } из { $total }</b>
marked-answer = <b>Ответ:</b>
marked-none = <b>Ответа нет.</b>
marked-right = <b>Верный ответ:</b>
marked-points =
    { $verdict ->
        [right] ✅ Верно: { $points } из { $worth }
        [partly] 🟡 Частично верно: { $points } из { $worth }
        [wrong] ❌ Неверно: { $points } из { $worth }
        [marking] ✍️ Ждёт оценки преподавателя (до { $worth })
       *[none] ➖ Без ответа: 0 из { $worth }
    }
answer-any-number = любое число
answer-range = от { $low } до { $high }
