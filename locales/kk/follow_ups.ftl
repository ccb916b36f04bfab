# Мекенжайсыз хабарлама: оны қайда жеткізу керегі бір рет сұралады.
follow-up-where = ❓ Бұл хабарламаны кімге жеткізу керек? Пәнді таңдаңыз.
follow-up-sent = ✅ Жеткізілді. Пән: { $discipline }
follow-up-whom = ❓ Бұл жауап кімге?
follow-up-answered = ✅ Жауап жеткізілді.
follow-up-hidden = № { $number }
follow-up-addressee = { $mark } { $who } · { $title }
