# Менің сұрақтарым: білім алушы өз кеңестерін көреді, жабады, бағалайды.
inquiries =
    💬 <b>Менің сұрақтарым</b>

    ⏳ жауап күтілуде · ✅ жауап бар · 🔒 жабылған
inquiries-ask = ❓ Жаңа сұрақ
inquiry-row = { $mark } { $day } · { $title }

inquiry =
    💬 <b>{ $discipline }</b>
    .button = Сұрақты ашу
inquiry-teacher = Оқытушы: { $name }
inquiry-waits = ⏳ Жауап күтілуде. Сұралған уақыты: { $since }
inquiry-promised = 🕘 Оқытушы қайта байланыста болатын уақыт: { $at }
inquiry-answered = ✅ Жауап келген уақыт: { $at }
inquiry-closed = 🔒 Жабылған уақыты: { $at }
inquiry-write = ✍️ Жазу
inquiry-transcript = 📄 Жүктеп алу
inquiry-back = ← Тізімге
inquiry-close = 🔒 Жабу
inquiry-rate = Жауаптарды бағалаңыз: 1 – нашар, 5 – өте жақсы.
inquiry-rated = Бағаңыз: { $points } / 5. Оны бір күн ішінде өзгертуге болады.
inquiry-rated-before = Бағаңыз: { $points } / 5.
inquiry-reopens = Сұрағыңыз қалса, жазыңыз: сұрақ қайта ашылады.

inquiry-closed-letter =
    🔒 <b>Сұрақ жабылды</b>
    Пән: { $discipline }
inquiry-closed-by = Жапқан қызметкер: { $name }

entry-own = <b>Сіз:</b> { $text }
entry-answer = <b>Жауап:</b> { $text }
entry-question = <b>Сұрақ:</b> { $text }
entry-note = 📝 <i>{ $name }: { $text }</i>
entry-recalled = хабарлама қайтарып алынды
entry-kind-text = мәтін
entry-kind-photo = 🖼 фото
entry-kind-document = 📄 құжат
entry-kind-voice = 🎤 дауыстық хабарлама
entry-kind-video_note = ⏺ бейнехабар
entry-kind-video = 🎬 видео
entry-kind-audio = 🎵 аудиожазба
entry-kind-animation = 🎞 қозғалмалы сурет
entry-kind-sticker = стикер
entry-kind-location = 📍 картадағы орын
entry-kind-contact = 👤 контакт
