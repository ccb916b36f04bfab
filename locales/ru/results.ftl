# Результаты теста для преподавателя.
results = 📊 <b>Результаты: { $title }</b>
    .button = 📊 Результаты
results-taken = Сдали: { $taken } из { $expected }
results-average = Среднее: { $average } %, медиана: { $median } %
results-nobody = Пока никто не назначен на этот тест и никто его не сдавал.
results-line-running = ▶️ { $number }. { $name }
results-line-marking = ✍️ { $number }. { $name }
results-line-finished = ✅ { $number }. { $name }
results-line-discarded = 🚫 { $number }. { $name }
results-line-none = ▫️ { $number }. { $name }
results-percent =
    { $confirmation ->
        [provisional] { $percent } % (предварительно)
        [unconfirmed] { $percent } % (личность не подтверждена)
       *[settled] { $percent } %
    }
results-took = { $minutes } мин.
results-attempts = попыток: { $count }
results-by-name = По имени
results-by-result = По результату

results-learner = 📊 <b>{ $name }</b>
    { $title }
results-attempt =
    { $state ->
        [open] ▶️ Попытка { $number }: идёт, пока { $percent } %.
        [marking] ✍️ Попытка { $number }: пока { $percent } %, эссе ждёт оценки.
        [discarded] 🚫 Попытка { $number }: не засчитана.
       *[finished] ✅ Попытка { $number }: { $percent } %.
    } { $confirmation ->
        [provisional] Личность ещё подтверждается.
        [unconfirmed] Личность не подтверждена.
       *[settled] { "" }
    }
results-one = 📊 <b>{ $name }</b>
    { $title }
    .button = К списку вопросов
results-started = Попытка { $number }, начало: { $started_at }
results-finished = Сдано: { $finished_at }, мин.: { $minutes }
results-deadline = Завершить до: { $deadline }
results-running = ▶️ Попытка ещё идёт.
results-credit =
    { $reason ->
        [outage] ⏱ +{ $minutes } мин.: бот не работал
        [problem] ⏱ +{ $minutes } мин.: ответ на проблему
       *[override] ⏱ +{ $minutes } мин.: дано преподавателем
    } ({ $given_at })
results-problem =
    { $state ->
        [open] ⚠️ Проблема без ответа
        [time_given] ☑️ Проблема, дано время
        [attempt_given] ☑️ Проблема, дана новая попытка
       *[answered] ☑️ Проблема, ответ дан
    } ({ $reported_at })
results-intact = 🧾 Ответы совпадают с квитанцией.
results-altered = 🧾❗ Ответы не совпадают с квитанцией. Сообщите администратору.
results-timing = ⏱ Секунд: { $seconds }. Ответ дан: { $answered_at }
results-changes = Ответ менялся, всего записей: { $count }
results-change = { $changed_at }: { $answer }
