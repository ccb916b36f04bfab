quizzes = 📝 <b>Ваши тесты</b>
    .button = 📝 К тестам
quizzes-empty = Тестов для Вас пока нет. Когда преподаватель откроет тест, он появится здесь.

quizzes-line-running = ▶️ «{ $title }»: тест идёт, ответов { $answered } из { $total }. Завершить до: { $deadline }
quizzes-line-open = 🟢 «{ $title }»: открыт до: { $closes_at }
quizzes-line-ahead = ⏳ «{ $title }»: откроется { $opens_at }
quizzes-line-finished = { $confirmation ->
        [provisional] ☑️ «{ $title }»: завершён, { $percent } %. Результат предварительный: личность ещё подтверждается.
        [unconfirmed] ⚠️ «{ $title }»: завершён, { $percent } %. Личность не подтверждена, обратитесь к администратору.
       *[settled] ✅ «{ $title }»: завершён, { $percent } %.
    }
quizzes-line-missed = 🔒 «{ $title }»: закрыт { $closes_at }, попытки не было

quiz =
    <b>{ $title }</b>

    Вид: { $kind ->
        [current] текущий контроль
        [attestation] промежуточная аттестация
       *[training] тренировочный тест
    }
    Вопросов: { $length }
quiz-limit = Время на тест: { $minutes } мин.
quiz-no-limit = Время на тест: до закрытия.
quiz-window = Открыт: { $opens_at }
    Закрывается: { $closes_at }
quiz-face = 🙂 Перед началом Вы подтвердите личность: по фото в этом чате или без фото, через сотрудника Академии.
quiz-face-done = 🙂 Проверка личности перед этим тестом пройдена.
quiz-start = Начать
quiz-continue = Продолжить

quiz-result =
    Тест «{ $title }» завершён.

    Баллы: { $points } из { $total } ({ $percent } %)

    { $confirmation ->
        [provisional] Результат предварительный, пока личность не подтвердит сотрудник Академии. Мы сообщим, когда это произойдёт.
        [unconfirmed] Личность по этому тесту не подтверждена. Обратитесь к администратору: он поможет всё уладить.
       *[settled] Результат сохранён.
    }
quiz-over =
    ⏱ Время теста «{ $title }» вышло. Данные ответы сохранены.

    Баллы: { $points } из { $total } ({ $percent } %)

    { $confirmation ->
        [provisional] Результат предварительный, пока личность не подтвердит сотрудник Академии. Мы сообщим, когда это произойдёт.
        [unconfirmed] Личность по этому тесту не подтверждена. Обратитесь к администратору: он поможет всё уладить.
       *[settled] Результат сохранён.
    }
quiz-warning = ⏱ Тест «{ $title }» скоро закончится. Осталось минут: { $minutes }
