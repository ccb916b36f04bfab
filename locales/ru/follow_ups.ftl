# Сообщение без адреса: куда его передать, спрашивают один раз.
follow-up-where = ❓ Кому передать это сообщение? Выберите дисциплину.
follow-up-sent = ✅ Передано. Дисциплина: { $discipline }
follow-up-whom = ❓ Кому этот ответ?
follow-up-answered = ✅ Ответ передан.
follow-up-hidden = № { $number }
follow-up-addressee = { $mark } { $who } · { $title }
