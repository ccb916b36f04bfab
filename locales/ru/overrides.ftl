quiz-deadline =
    { $reason ->
        [outage] ⏱ Время возвращено, минут: { $minutes }. Бот не работал, в тесте «{ $title }» это время не потеряно.
       *[other] ⏱ Изменилось время Вашей попытки в тесте «{ $title }».
    }
    Завершить нужно до: { $deadline }

overrides =
    👤 <b>Особые условия</b>
    { $title }

    У этих людей и групп условия другие. Нажмите, чтобы посмотреть.
    .button = 👤 Условия
overrides-none =
    👤 <b>Особые условия</b>
    { $title }

    Пока у всех одни условия. Дать другие время или попытки можно одному человеку или группе.
overrides-back = ← К списку
override-learner =
    Кому дать особые условия? Выберите или напишите фамилию.
    .button = ➕ Обучающемуся
override-group =
    Какой группе дать особые условия?
    .button = ➕ Группе
override-found = Найдено по запросу «{ $text }». Выберите или напишите другую фамилию.
override-nobody = Среди обучающихся этого теста никого не нашлось. Напишите другую фамилию.
override =
    👤 <b>{ $who }</b>
    { $title }
    .button = ← К условиям
override-held =
    Открытие: { $opens }
    Закрытие: { $closes }
    Время на тест: { $limit }
    Попыток: { $attempts }
override-nothing = Пока условия общие.
override-reason = Причина: { $reason }
override-more =
    .button = ➕ 50 % времени
override-limit =
    <b>{ $who }</b>

    Сколько минут на тест? Напишите число от 1 до { $highest }.
    .button = ⏱ Время на тест
override-tries =
    <b>{ $who }</b>

    Сколько всего попыток? Напишите число от 1 до { $highest }.
    .button = 🔁 Попытки
override-opens =
    <b>{ $who }</b>

    Когда открыть? Например: <code>30.11.2026 09:00</code>
    .button = 🗓 Открытие
override-closes =
    <b>{ $who }</b>

    До какого времени? Например: <code>30.11.2026 18:00</code>
    .button = 🗓 Закрытие
override-why = Напишите причину. Её увидят преподаватели дисциплины. Знаков – до { $limit }.
override-why-more =
    ➕ <b>50 % времени</b>

    Лимит вырастет наполовину, на столько же позже будет закрытие. Открытая попытка продлится сразу.

    Напишите причину. Её увидят преподаватели дисциплины. Знаков – до { $limit }.
override-remove =
    .button = ✖️ Общие условия
override-given = ✅ Сделано: { $who }
override-given-limit = Лимит: { $before } → { $after }
override-given-opens = Открытие: { $before } → { $after }
override-given-closes = Закрытие: { $before } → { $after }
override-given-tries = Попыток: { $before } → { $after }
override-given-attempts = Продлено открытых попыток: { $count }. Обучающимся сообщаем.
