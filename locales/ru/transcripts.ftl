# Выгрузка консультации: документ PDF и данные JSON.
transcript-ordered = Готовим файлы: PDF и JSON. Они придут сюда.
transcript-unexported = Выгрузить консультацию не удалось. Откройте её и попробуйте ещё раз. Если не получится снова, обратитесь к администратору.

transcript-title = Консультация: { $discipline }
transcript-learner = Обучающийся: { $name }
transcript-learner-hidden = обучающийся
transcript-opened = Начало: { $at }
transcript-state =
    Состояние: { $state ->
        [open] ждёт ответа
        [answered] ответ дан
        [closed] закрыта
       *[reopened] снова ждёт ответа
    }
transcript-rating = Оценка: { $rating } из 5
transcript-made = Выгружено: { $at } · консультация № { $number }
transcript-earlier = Более ранние сообщения в документ не вошли. Их число: { $count }
transcript-lacking = Знаком □ заменено то, чего нет в шрифте документа, обычно смайлики. В файле JSON есть всё.

transcript-moment = { $at }
transcript-staff = Преподаватель: { $name }
transcript-note = Заметка для своих: { $name }
transcript-quote = ответ на № { $number }
transcript-edited = изменено
transcript-recalled = отозвано
transcript-withheld = не передано преподавателям
transcript-size = { $count } КБ

transcript-kind-photo = Фото
transcript-kind-document = Документ
transcript-kind-voice = Голосовое сообщение
transcript-kind-video_note = Видеосообщение
transcript-kind-video = Видео
transcript-kind-audio = Аудиозапись
transcript-kind-animation = Анимация
transcript-kind-sticker = Стикер
transcript-kind-location = Место
transcript-kind-contact = Контакт

transcript-event-opened = Консультация начата
transcript-event-closed = Консультация закрыта
transcript-event-reopened = Консультация возобновлена
transcript-event-taken = Взято в работу
transcript-event-handed-over = Передано коллеге
transcript-event-handed-back = Возвращено: коллега не на связи
transcript-event-reminded = Преподавателю напомнили
transcript-event-escalated = Сообщили заведующему
transcript-event-topic-made = Создана тема в группе
transcript-event-topic-lost = Тема в группе удалена
transcript-event-rated = Оценка
