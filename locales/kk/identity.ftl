identity-without = Фотосыз растау
identity-to-quiz = Тестті ашу
identity-to-quizzes = Барлық тест
identity-again = Жаңарту
identity-check = Жеке басты растау
identity-enrol = Эталон жасау
identity-enrol-again = Эталонды қайта жасау

identity-off = Фотолар қазір салыстырылмайды. Тест алдында жеке басыңызды Академия қызметкері растайды; тестті бірден бастауға болады, расталғанша бұл – алдын ала нәтиже.
identity-wait = Фотоңыз тексеріліп жатыр, жауап осында өзі келеді. Әдетте бұл бірнеше секунд алады.
identity-ready = Бәрі дайын, тестті бастауға болады.
identity-by-person = Жақсы, фото қажет емес. Жеке басыңызды Академия қызметкері растайды. Тестті қазір бастауға болады: расталғанша бұл – алдын ала нәтиже.
identity-refused = Жақсы, фото қажет емес. Тест алдында қызметкер арқылы растауды таңдай аласыз.
identity-received = { $ahead ->
        [0] Фото алынды, тексеріп жатырмыз. Жауап осында келеді.
       *[other] Фото алынды. Кезекте алдыңызда: { $ahead }. Жауап осында келеді.
    }

identity-enrolled-at = 🙂 Эталон фото жасалған: { $at }. { $state ->
        [confirmed] ✅ Қызметкер растады.
       *[waits] 👀 Қызметкердің растауын күтіп тұр. Оған дейін әр тексеруіңізді адам қарайды.
    }
identity-enrol-on = Эталонды жалғастыру
identity-checks = Соңғы тексерулер:
identity-check-reference = эталон
identity-check-line = • { $at }, { $title }: { $state ->
        [accepted] ✅ қабылданды
        [confirmed] ✅ қызметкер растады
        [rejected] ⚠️ расталмады
        [asked_again] 🔁 жаңа суреттер керек
        [received] ⏳ тексеріліп жатыр
       *[doubtful] 👀 қызметкер қарап жатыр
    }
identity-not-enrolled = 🙂 Эталон фото әзірге жоқ. Оны алдын ала жасауға болады, сонда тест алдында бір ғана сурет жеткілікті.
identity-accepted = ✅ Жеке басыңыз расталды. «{ $title }» тестін бастауға болады.
identity-doubtful = Фотоны Академия қызметкері қарайды. «{ $title }» тестін қазір бастауға болады: расталғанша бұл – алдын ала нәтиже.
identity-try-again = Жаңа фотоны осында жіберіңіз.
identity-try-by-button = Суретке түсуге дайын болғанда, төмендегі батырманы басыңыз.
identity-try-later = Кейінірек, басқа жарықта қайта көріңіз: мәзірдегі «Жеке басты растау» бөлімі.

identity-fault-too-many-bytes = Сурет файлы тым үлкен. Фотоны Telegram ішінде түсіріңіз.
identity-fault-heic = HEIC форматындағы сурет оқылмайды. Оны файл емес, фото түрінде жіберіңіз.
identity-fault-not-a-picture = Бұл фото емес. Бетіңіздің фотосын жіберіңіз.
identity-fault-other-format = Суреттің мұндай форматы оқылмайды. Оны файл емес, фото түрінде жіберіңіз.
identity-fault-animated = Бұл – қозғалмалы сурет. Кәдімгі фото жіберіңіз.
identity-fault-too-many-pixels = Сурет тым үлкен. Фотоны Telegram ішінде түсіріңіз.
identity-fault-damaged = Сурет бүлінген, оқылмайды. Жаңа фото түсіріңіз.
identity-fault-picture-small = Сурет тым кішкентай. Экранды емес, өзіңізді камерамен түсіріңіз.
identity-fault-no-face = Фотода бет көрінбейді. Бетіңіз кадрға толық сыятындай, телефонды тура алдыңызда ұстаңыз.
identity-fault-several-faces = Фотода бірнеше адамның беті бар. Кадрда тек өзіңіз болыңыз.
identity-fault-face-small = Бетіңіз тым алыс. Телефонды жақындатыңыз.
identity-fault-dark = Тым қараңғы. Терезеге қараңыз немесе жарықты қосыңыз.
identity-fault-glaring = Бетіңізге тым күшті жарық түсіп тұр. Шамнан немесе терезеден алыстаңыз.
identity-fault-blurred = Фото анық емес. Объективті сүртіп, телефонды қозғалтпай ұстаңыз.
identity-fault-turned-away = Бетіңіз бұрылып тұр. Камераға тура қараңыз.
identity-fault-tilted = Басыңыз қисайып тұр. Басыңыз бен телефонды түзу ұстаңыз.
identity-fault-repeated = Мұндай сурет бұрын жіберілген. Дәл қазір түсірілген жаңа фото керек.
identity-fault-unreachable = Суретті Telegram желісінен алу мүмкін болмады. Жаңа фото жіберіңіз.

review = 🔎 <b>Жеке басты тексеру</b>
    { $name }
review-reminder = ⏰ <b>Жеке басты тексеру әлі шешім күтіп тұр</b>
    { $name }
review-quiz = Тест: «{ $title }»
review-finding-without-photo = Білім алушы фотосыз растауды таңдады. Жеке басына өзіңіз көз жеткізіңіз: кездесіп, бейнебайланыс немесе телефон арқылы.
review-finding-repeat = Мұндай сурет бұрын жіберілген.
review-finding-unreadable = Суретті өңдеу мүмкін болмады. Білім алушыға хабарласыңыз.
review-finding-machine-off = Бет салыстыру қазір өшірулі. Жеке басына өзіңіз көз жеткізіңіз.
review-finding-no-reference = Салыстыратын эталон жоқ. Жеке басына өзіңіз көз жеткізіңіз.
review-finding-new-reference = Эталон жаңа, әлі расталмаған: жеке басына өзіңіз көз жеткізіңіз. Растасаңыз, ол әрі қарай күшінде болады.
review-finding-another-nearer = Бет басқа білім алушыға көбірек ұқсайды.
review-finding-other-person = Басқа адамға ұқсайды.
review-finding-no-picture = Білім алушы жарамды фото түсіре алмады.
review-finding-unclear = Ұқсастық анық емес, адам шешеді.
review-decide = Бұл сол адам ба? Бағдарлама тек кеңес береді, Сіз шешесіз.
review-confirm = ✅ Растау
review-reject = ❌ Қабылдамау
review-advice-review = Адам шешеді
review-advice-reject = Басқа адам сияқты
review-advice-retake = Адам шешеді
review-reference = Эталон
review-live = Сурет: { $at }
review-footer = № { $number } тексеру · { $at } · Суреттер шешімді өзгерту мерзімі өткен соң жойылады
review-scale = Беттердің арақашықтығы: { $distance }
review-scale-alike = ұқсас
review-scale-unclear = анық емес
review-scale-other = басқа адам
review-faces = Кадрдағы беттер
    .value = { $count }
review-sharpness = Анықтық
    .value = { $value }
review-light = Жарық
    .value = { $value }
review-turn = Бастың бұрылуы
    .value = { $value }
review-repeat = Суреттің қайталануы
    .value = { $found ->
        [yes] бұрын болған
       *[no] жоқ
    }
review-nearest = Ең жақыны
    .value = { $found ->
        [own] аталған адам
        [other] басқа білім алушы
       *[nobody] салыстыратын адам жоқ
    }
