# Вопросы, которые ждут слишком долго.
overdue-reminder =
    ⏰ <b>Вопрос ждёт ответа</b>
    Дисциплина: { $discipline }
    Кто ждёт: { $name }
    С какого времени: { $since }
overdue-escalation =
    ⚠️ <b>Вопрос давно без ответа</b>
    Дисциплина: { $discipline }
    Кто ждёт: { $name }
    С какого времени: { $since }
    Кто отвечает: { $teachers }
overdue-hidden = обучающийся № { $number }
overdue-open = Открыть
