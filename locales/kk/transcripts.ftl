# Кеңесті жүктеп алу: PDF құжаты және JSON деректері.
transcript-ordered = Файлдар дайындалып жатыр: PDF және JSON. Олар осында келеді.
transcript-unexported = Кеңесті жүктеп алу мүмкін болмады. Оны ашып, қайта байқап көріңіз. Тағы болмаса, әкімшіге хабарласыңыз.

transcript-title = Кеңес: { $discipline }
transcript-learner = Білім алушы: { $name }
transcript-learner-hidden = білім алушы
transcript-opened = Басталуы: { $at }
transcript-state =
    Күйі: { $state ->
        [open] жауап күтілуде
        [answered] жауап берілді
        [closed] жабылды
       *[reopened] жауап қайта күтілуде
    }
transcript-rating = Бағасы: { $rating } / 5
transcript-made = Жүктеп алынды: { $at } · № { $number } кеңес
transcript-earlier = Бұрынғы хабарламалар құжатқа кірмеді. Олардың саны: { $count }
transcript-lacking = □ белгісі құжат қарпінде жоқ таңбаның, көбіне смайликтің орнында тұр. JSON файлында бәрі бар.

transcript-moment = { $at }
transcript-staff = Оқытушы: { $name }
transcript-note = Әріптестерге жазба: { $name }
transcript-quote = № { $number } хабарламаға жауап
transcript-edited = өзгертілді
transcript-recalled = қайтарып алынды
transcript-withheld = оқытушыларға жеткізілмеді
transcript-size = { $count } КБ

transcript-kind-photo = Фото
transcript-kind-document = Құжат
transcript-kind-voice = Дауыстық хабарлама
transcript-kind-video_note = Бейнехабар
transcript-kind-video = Видео
transcript-kind-audio = Аудиожазба
transcript-kind-animation = Қозғалмалы сурет
transcript-kind-sticker = Стикер
transcript-kind-location = Орын
transcript-kind-contact = Контакт

transcript-event-opened = Кеңес басталды
transcript-event-closed = Кеңес жабылды
transcript-event-reopened = Кеңес қайта ашылды
transcript-event-taken = Жауап беруге алынды
transcript-event-handed-over = Әріптеске берілді
transcript-event-handed-back = Қайтарылды: әріптес байланыста емес
transcript-event-reminded = Оқытушыға еске салынды
transcript-event-escalated = Меңгерушіге хабарланды
transcript-event-topic-made = Топта тақырып ашылды
transcript-event-topic-lost = Топтағы тақырып жойылды
transcript-event-rated = Баға
