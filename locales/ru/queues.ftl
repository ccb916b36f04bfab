# Вопросы ко мне: очередь преподавателя и страница одной консультации.
queue =
    📥 <b>Вопросы ко мне</b>

    Ждут ответа: { $count }. Первыми – кто ждёт дольше.
    .button = 📥 Вопросы ко мне
queue-none =
    📥 <b>Вопросы ко мне</b>

    ✅ Ответа никто не ждёт.
queue-others =
    🗂 <b>Отвеченные и закрытые</b>

    Вопросов: { $count }
    .button = 🗂 Отвеченные
queue-others-none =
    🗂 <b>Отвеченные и закрытые</b>

    Пока ни одного.
queue-row = { $mark } { $who } · { $title }
queue-wait-minutes = ⏳ { $count } мин
queue-wait-hours = ⏳ { $count } ч
queue-wait-days = ⏳ { $count } { $count ->
        [one] день
        [few] дня
       *[many] дней
    }

queued = 💬 <b>{ $discipline }</b>
queued-learner = Обучающийся: { $name }
queued-learner-hidden = Обучающийся № { $number } (имя скрыто)
queued-learner-short = № { $number }
queued-groups = Группа: { $groups }
queued-waits = { $wait } · ждёт с: { $since }
queued-answered = ✅ Отвечено: { $at }
queued-closed = 🔒 Закрыт: { $at }
queued-quiet = Ответа не ждёт.
queued-teacher = Отвечает: { $name }
queued-rating = Оценка обучающегося: { $points } из 5
queued-close = 🔒 Закрыть
queued-more =
    Что сделать с этим вопросом?
    .button = Ещё…
queued-recall = ↩️ Отозвать
queued-faq = 💡 В частые
queued-back = ← К вопросу
queued-ended =
    🔒 <b>Вопрос закрыт.</b>

    Обучающийся узнает об этом и сможет оценить ответы.
queue-back = ← К списку
queued-open = Открыть вопрос
