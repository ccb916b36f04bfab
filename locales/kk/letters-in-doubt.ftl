letters-doubtful =
    ✉️ <b>Бұл хаттардың жеткені белгісіз</b>
    Жіберу кезінде байланыс үзілді. Алушыдан сұраңыз, содан кейін хаттың нөмірі бар батырманы басыңыз.
    .button = ✉️ Жетті ме? ({ $count })
letters-doubtful-none = ✅ Күмәнді хат жоқ.
letters-doubtful-line =
    { $number }. { $kind ->
        [quiz-over] Тест қорытындысы
       *[other] Хат
    } · { $name }
    { $at }
letters-doubtful-again = 🔁 { $number } – қайта жіберу
letters-doubtful-came = ✅ { $number } – жетті
