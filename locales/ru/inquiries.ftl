# Мои вопросы: обучающийся видит свои консультации, закрывает и оценивает их.
inquiries =
    💬 <b>Мои вопросы</b>

    ⏳ ждёт ответа · ✅ есть ответ · 🔒 закрыт
inquiries-ask = ❓ Новый вопрос
inquiry-row = { $mark } { $day } · { $title }

inquiry =
    💬 <b>{ $discipline }</b>
    .button = Открыть вопрос
inquiry-teacher = Преподаватель: { $name }
inquiry-waits = ⏳ Ждёт ответа с: { $since }
inquiry-promised = 🕘 Преподаватель снова на связи: { $at }
inquiry-answered = ✅ Ответ получен: { $at }
inquiry-closed = 🔒 Закрыт: { $at }
inquiry-write = ✍️ Написать
inquiry-transcript = 📄 Скачать
inquiry-back = ← К списку
inquiry-close = 🔒 Закрыть
inquiry-rate = Оцените ответы: 1 – плохо, 5 – отлично.
inquiry-rated = Ваша оценка: { $points } из 5. Её можно изменить в течение дня.
inquiry-rated-before = Ваша оценка: { $points } из 5.
inquiry-reopens = Если останутся вопросы, напишите: вопрос откроется снова.

inquiry-closed-letter =
    🔒 <b>Вопрос закрыт</b>
    Дисциплина: { $discipline }
inquiry-closed-by = Закрыто сотрудником: { $name }

entry-own = <b>Вы:</b> { $text }
entry-answer = <b>Ответ:</b> { $text }
entry-question = <b>Вопрос:</b> { $text }
entry-note = 📝 <i>{ $name }: { $text }</i>
entry-recalled = сообщение отозвано
entry-kind-text = текст
entry-kind-photo = 🖼 фото
entry-kind-document = 📄 документ
entry-kind-voice = 🎤 голосовое сообщение
entry-kind-video_note = ⏺ видеосообщение
entry-kind-video = 🎬 видео
entry-kind-audio = 🎵 аудио
entry-kind-animation = 🎞 анимация
entry-kind-sticker = стикер
entry-kind-location = 📍 место на карте
entry-kind-contact = 👤 контакт
