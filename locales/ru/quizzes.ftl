quizzes = 📝 <b>Ваши тесты</b>
    .button = 📝 К тестам
quizzes-empty = Тестов для Вас пока нет. Когда преподаватель откроет тест, он появится здесь.

quizzes-line-grace = ⌛ «{ $title }»: время вышло. Откройте тест и завершите попытку, иначе она не засчитается.
quizzes-line-running = ▶️ «{ $title }»: тест идёт, ответов { $answered } из { $total }. Завершить до: { $deadline }
quizzes-line-open = 🟢 «{ $title }»: открыт до: { $closes_at }
quizzes-line-ahead = ⏳ «{ $title }»: откроется { $opens_at }
quizzes-line-marking = 🖊 «{ $title }»: завершён, ожидает проверки преподавателем.
quizzes-line-finished = { $confirmation ->
        [provisional] ☑️ «{ $title }»: завершён, { $percent } %. Результат предварительный: личность ещё подтверждается.
        [unconfirmed] ⚠️ «{ $title }»: завершён, { $percent } %. Личность не подтверждена, обратитесь к администратору.
       *[settled] ✅ «{ $title }»: завершён, { $percent } %.
    }
quizzes-line-submitted = ☑️ «{ $title }»: завершён, баллы пока не показаны.
quizzes-line-discarded = ✖️ «{ $title }»: попытка не завершена вовремя и не засчитана.
quizzes-line-missed = 🔒 «{ $title }»: закрыт { $closes_at }, попытки не было

quiz =
    <b>{ $title }</b>

    Вид: { $kind ->
        [current] текущий контроль
        [midterm] рубежный контроль
        [attestation] промежуточная аттестация
       *[training] тренировочный тест
    }
    Вопросов: { $length }
quiz-limit = Время на тест: { $minutes } мин.
quiz-question-limit = Время на один вопрос: { $seconds } сек.
quiz-no-limit = Время на тест: до закрытия.
quiz-window = Открыт: { $opens_at }
    Закрывается: { $closes_at }
quiz-attempts = Попыток использовано: { $used }. Всего разрешено: { $allowed ->
        [0] без ограничения
       *[other] { $allowed }
    }
quiz-again-from = ⏳ Новая попытка возможна с: { $at }
quiz-face-done = 🙂 Проверка личности сделана, тест можно начинать.
quiz-start = Начать
quiz-continue = Продолжить
quiz-again = Начать ещё раз
quiz-card = К тесту

quiz-result = Тест «{ $title }» завершён.
quiz-over = ⏱ Время теста «{ $title }» вышло.
quiz-discarded = Попытка не была завершена вовремя и не засчитана. Если Вам что-то помешало, напишите преподавателю: /ask
quiz-points = Баллы: { $points } из { $total } ({ $percent } %){ $awaiting ->
        [0] {""}
       *[other] {""}
            ✍️ Проверит преподаватель, ответов: { $awaiting }. Баллы могут вырасти.
    }
quiz-marks-later = Баллы Вы увидите позже, на странице теста.
quiz-stands = { $confirmation ->
        [provisional] Результат предварительный, пока личность не подтвердит сотрудник Академии. Мы сообщим, когда это произойдёт.
        [unconfirmed] Личность по этому тесту не подтверждена. Обратитесь к администратору: он поможет всё уладить.
       *[settled] Результат сохранён.
    }
quiz-submitted =
    Попытка: { $number } (№ { $attempt })
    Завершена: { $at }
    Ответов: { $answered } из { $total }
    Контрольная сумма ответов: <code>{ $digest }</code>
quiz-receipt = 🧾 <b>Квитанция: «{ $title }»</b>
    .button = 🧾 Квитанция
quiz-receipt-intact = { $intact ->
        [yes] Сохранённые ответы совпадают с контрольной суммой. Покажите квитанцию при апелляции.
       *[no] ⚠️ Сохранённые ответы не совпадают с контрольной суммой. Сообщите администратору.
    }
quiz-credit = { $sign ->
        [more] ⏱ Добавлено минут: { $minutes }
       *[less] ⏱ Убавлено минут: { $minutes }
    } ({ $at }). { $reason ->
        [outage] Бот не работал.
        [recheck] Личность проверялась ещё раз.
        [problem] По Вашему сообщению о проблеме.
       *[override] Изменены условия теста.
    }
quiz-warning = ⏱ Тест «{ $title }» скоро закончится. Осталось минут: { $minutes }
