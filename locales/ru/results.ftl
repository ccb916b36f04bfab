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
        [outage] ⏱ { $minutes } мин.: бот не работал
        [recheck] ⏱ { $minutes } мин.: повторная проверка личности
        [problem] ⏱ { $minutes } мин.: ответ на проблему
       *[override] ⏱ { $minutes } мин.: дано преподавателем
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

results-export-xlsx = ⬇️ Скачать XLSX
results-export-csv = ⬇️ Скачать CSV
results-export-begun = Готовим файл, он придёт в этот чат.
results-unwritten = Файл с результатами не получился. Откройте результаты теста и закажите файл ещё раз; если не поможет, сообщите администратору.

# Файл с результатами.
results-sheet = Результаты
results-sheet-questions = Вопросы
results-title-family = Фамилия
results-title-given = Имя
results-title-patronymic = Отчество
results-title-group = Группа
results-title-code = Номер в списке
results-title-attempt = Попытка
results-title-state = Состояние
results-title-started = Начало
results-title-finished = Сдано
results-title-seconds = Время, с
results-title-points = Баллы
results-title-most = Из
results-title-percent = Процент
results-title-provisional = Личность
results-part-answer = ответ
results-part-points = баллы
results-part-seconds = время, с
results-part-answered = время ответа
results-about-number = №
results-about-key = Ключ вопроса
results-about-category = Категория
results-about-kind = Вид
results-about-text = Текст
results-about-right = Верный ответ
results-state =
    { $state ->
        [open] идёт
        [marking] ждёт оценки
        [discarded] не засчитана
       *[finished] сдана
    }
results-identity-settled = окончательно
results-identity-provisional = предварительно
results-identity-unconfirmed = не подтверждена
results-kind-one_choice = один верный
results-kind-several = несколько верных
results-kind-true_false = верно / неверно
results-kind-short = краткий ответ
results-kind-numeric = число
results-kind-matching = сопоставление
results-kind-ordering = порядок
results-kind-essay = эссе, свободный ответ

quiz-progress = 🔴 <b>Ход теста: { $title }</b>
    .button = 🔴 Ход теста
quiz-progress-begun = Ход теста показан ниже. Он обновляется сам.
quiz-progress-ended = Показ остановлен.
quiz-progress-counts =
    Начали: { $started } из { $expected }
    Проходят сейчас: { $running }
    Сдано попыток: { $submitted }
    Проблем без ответа: { $problems }
quiz-progress-line = ▶️ { $name }: вопрос { $number } из { $total }
quiz-progress-problem = ⚠️ { $name }: вопрос { $number } из { $total }
quiz-progress-more = …и ещё: { $count }
quiz-progress-stopped = ⏹ Больше не обновляется.
quiz-progress-stop = ⏹ Остановить показ
