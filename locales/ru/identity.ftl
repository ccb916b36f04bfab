identity-without = Подтвердить без фото
identity-to-quiz = Открыть тест
identity-to-quizzes = Все тесты
identity-again = Обновить
identity-check = Подтвердить личность
identity-enrol = Сделать эталон
identity-enrol-again = Сделать эталон заново

identity-off = Фото сейчас не сравниваются. Личность перед тестом подтвердит сотрудник Академии; тест можно начать сразу, результат будет предварительным.
identity-wait = Ваше фото уже проверяется, ответ придёт сюда сам. Обычно это несколько секунд.
identity-ready = Всё готово, можно начинать тест.
identity-by-person = Хорошо, фото не нужно. Сотрудник Академии подтвердит Вашу личность. Тест можно начать сейчас: до подтверждения результат предварительный.
identity-refused = Хорошо, фото не нужно. Перед тестом Вы сможете выбрать подтверждение через сотрудника.
identity-received = { $ahead ->
        [0] Фото получено, проверяем. Ответ придёт сюда.
       *[other] Фото получено. Перед Вами в очереди: { $ahead }. Ответ придёт сюда.
    }

identity-enrolled-at = 🙂 Эталонное фото сделано: { $at }. { $state ->
        [confirmed] ✅ Подтверждено сотрудником.
       *[waits] 👀 Ждёт подтверждения сотрудника. До этого каждую Вашу проверку смотрит человек.
    }
identity-enrol-on = Продолжить эталон
identity-checks = Последние проверки:
identity-check-reference = эталон
identity-check-line = • { $at }, { $title }: { $state ->
        [accepted] ✅ принято
        [confirmed] ✅ подтвердил сотрудник
        [rejected] ⚠️ не подтверждено
        [asked_again] 🔁 нужны новые снимки
        [received] ⏳ проверяется
       *[doubtful] 👀 смотрит сотрудник
    }
identity-not-enrolled = 🙂 Эталонного фото пока нет. Его можно сделать заранее, тогда перед тестом хватит одного снимка.
identity-accepted = ✅ Личность подтверждена. Можно начинать тест «{ $title }».
identity-doubtful = Фото посмотрит сотрудник Академии. Тест «{ $title }» можно начать сейчас: до его решения результат предварительный.
identity-try-again = Отправьте новое фото сюда.
identity-try-by-button = Когда будете готовы к снимку, нажмите кнопку ниже.
identity-try-later = Попробуйте ещё раз позже, при другом освещении: меню «Подтверждение личности».

identity-fault-too-many-bytes = Файл снимка слишком большой. Сделайте фото в самом Telegram.
identity-fault-heic = Снимок в формате HEIC не читается. Отправьте его как фото, не файлом.
identity-fault-not-a-picture = Это не фотография. Отправьте снимок лица.
identity-fault-other-format = Такой формат снимка не читается. Отправьте его как фото, не файлом.
identity-fault-animated = Это движущаяся картинка. Отправьте обычное фото.
identity-fault-too-many-pixels = Снимок слишком большой. Сделайте фото в самом Telegram.
identity-fault-damaged = Снимок повреждён и не читается. Сделайте новое фото.
identity-fault-picture-small = Снимок слишком маленький. Сделайте фото камерой, не снимок экрана.
identity-fault-no-face = На фото не видно лица. Держите телефон прямо перед собой, чтобы лицо было целиком в кадре.
identity-fault-several-faces = На фото больше одного лица. Снимитесь так, чтобы в кадре были только Вы.
identity-fault-face-small = Лицо слишком далеко. Поднесите телефон ближе.
identity-fault-dark = Слишком темно. Повернитесь лицом к окну или включите свет.
identity-fault-glaring = Слишком яркий свет на лице. Отойдите от лампы или от окна.
identity-fault-blurred = Фото нечёткое. Протрите объектив и держите телефон неподвижно.
identity-fault-turned-away = Лицо повёрнуто в сторону. Смотрите прямо в камеру.
identity-fault-tilted = Голова наклонена. Держите голову и телефон ровно.
identity-fault-repeated = Такой снимок уже присылали. Нужно новое фото, сделанное сейчас.
identity-fault-unreachable = Не удалось получить снимок от Telegram. Отправьте новое фото.

review = 🔎 <b>Проверка личности</b>
    { $name }
review-reminder = ⏰ <b>Проверка личности всё ещё ждёт решения</b>
    { $name }
review-quiz = Тест: «{ $title }»
review-finding-without-photo = Обучающийся выбрал подтверждение без фото. Удостоверьтесь в личности сами: при встрече, по видеосвязи или по телефону.
review-finding-repeat = Такой снимок уже присылали раньше.
review-finding-unreadable = Снимок не удалось обработать. Свяжитесь с обучающимся.
review-finding-machine-off = Сравнение лиц сейчас выключено. Удостоверьтесь в личности сами.
review-finding-no-reference = Нет эталона для сравнения. Удостоверьтесь в личности сами.
review-finding-new-reference = Эталон новый и ещё не подтверждён: сверьте личность сами. Подтвердите – и он будет действовать дальше.
review-finding-another-nearer = Лицо больше похоже на другого обучающегося.
review-finding-other-person = Похоже на другого человека.
review-finding-no-picture = Обучающийся не смог сделать пригодное фото.
review-finding-unclear = Сходство неясное, решать человеку.
review-decide = Это тот же человек? Программа только подсказывает, решаете Вы.
review-confirm = ✅ Подтвердить
review-reject = ❌ Отклонить
review-advice-review = Решать человеку
review-advice-reject = Похоже, другой человек
review-advice-retake = Решать человеку
review-reference = Эталон
review-live = Снимок: { $at }
review-footer = Проверка № { $number } · { $at } · Снимки удаляются, когда решение уже нельзя изменить
review-scale = Расстояние между лицами: { $distance }
review-scale-alike = похоже
review-scale-unclear = неясно
review-scale-other = другой человек
review-faces = Лица в кадре
    .value = { $count }
review-sharpness = Резкость
    .value = { $value }
review-light = Освещение
    .value = { $value }
review-turn = Поворот головы
    .value = { $value }
review-repeat = Повтор снимка
    .value = { $found ->
        [yes] такой уже был
       *[no] нет
    }
review-nearest = Ближе всех
    .value = { $found ->
        [own] заявленный
        [other] другой обучающийся
       *[nobody] сравнить не с кем
    }
