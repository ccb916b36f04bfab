# Консультации по записи.
slots =
    📅 <b>Консультации по записи</b>
    Нажмите время, чтобы посмотреть или убрать.
    .button = 📅 Запись ко мне
slots-none = 📅 Вы пока не предложили времени для консультаций. Предложите – обучающиеся запишутся сами.
slot = <b>{ $time }</b>
slot-free = Пока свободно.
slot-withdraw = Убрать это время
slot-withdrawn = Убрано: { $time }. Если кто-то был записан, мы ему сообщили.
slot-rest =
    <b>{ $time }</b>
    Убрать эту и все следующие консультации этого предложения? Всего: { $count }.
    .button = Убрать и следующие
slot-rest-booked = Записей на них: { $count }. Тем, кто записан, мы сообщим.
slot-rest-confirm = Да, убрать
withdrawn-slots = Убрано предложенных консультаций: { $count }
withdrawn-bookings = Отменено записей на консультации: { $count }. Мы сообщили об этом тем, кто был записан.
slot-offer =
    Напишите день и часы одним сообщением, например:
    25.11 15:00–16:00 по 20 минут
    Каждую неделю до даты: 25.11 15:00–16:00 по 20 минут до 30.12

    Или выберите день для одной консультации.
    .button = + Предложить время
slot-again = Другое время
slot-time = { $day }. Во сколько?
slot-length = { $time }. Сколько минут?
slot-minutes = { $minutes } мин
slot-all = Все мои дисциплины
slot-online = Онлайн, ссылка позже
slot-weekly = { $time }, каждую неделю до { $until }
slot-where =
    <b>{ $time }</b>
    Где? Напишите аудиторию или ссылку на звонок (знаков – до { $limit }).
slot-offered = ✅ Предложено консультаций: { $count }
slot-skipped-holidays = Пропущено, праздник: { $count }
slot-skipped-away = Пропущено, Вы не отвечаете: { $count }
slot-skipped-taken = Пропущено, уже предложено: { $count }
slot-skipped-lessons = Пропущено, у Вас занятие: { $count }

bookings =
    📅 <b>Мои записи на консультации</b>
    Нажмите, чтобы перенести или отменить.
    .button = 📅 Мои записи
bookings-none = 📅 Вы пока никуда не записаны.
booking-new =
    В какой дисциплине нужна консультация?
    .button = + Записаться
booking-free = <b>{ $day }</b>. Выберите время:
booking-free-none = Свободного времени сейчас нет. Задайте вопрос письменно: /ask
booking-slot = <b>Консультация: { $time }</b>
booking-lesson = ⚠️ В это время у Вас занятие по расписанию.
booking-named = ℹ️ В вопросах Ваше имя скрыто, но если запишетесь, преподаватель его увидит.
booking-purpose-prompt = Напишите, что хотите обсудить (знаков – до { $limit }), или сразу нажмите «Записаться».
booking-confirm = Записаться
booking-confirm-move = Перенести сюда
booking-other = Другое время
booking-move = Перенести
booking-cancel =
    Отменить эту консультацию?
    .button = Отменить
booking-cancel-confirm = Да, отменить
booking-keep = Нет, оставить
booking-time = 🕘 { $time }
booking-discipline = Дисциплина: { $discipline }
booking-teacher = Преподаватель: { $name }
booking-learner = Обучающийся: { $name }
booking-online = 💻 Онлайн: { $place }
booking-classroom = 🏛 Аудитория: { $place }
booking-link-later = ссылку пришлёт преподаватель
booking-purpose = О чём: { $purpose }
booking-state-booked = <b>Консультация</b>
booking-state-held = <b>Консультация состоялась</b>
booking-state-missed = <b>Консультация: неявка обучающегося</b>
booking-state-cancelled = <b>Консультация отменена</b>
booking-done-booked = ✅ <b>Вы записаны</b>
booking-done-moved = ✅ <b>Консультация перенесена</b>
booking-done-cancelled = <b>Консультация отменена</b>
booking-told-booked = 📅 <b>Новая запись на консультацию</b>
booking-told-moved = 📅 <b>Консультация перенесена</b>
booking-told-cancelled = 🚫 <b>Консультация отменена</b>
booking-told-withdrawn = 🚫 <b>Преподаватель отменил консультацию</b>
booking-told-away = 🚫 <b>Консультация отменена: преподаватель в этот день не работает</b>
booking-told-holiday = 🚫 <b>Консультация отменена: это выходной день</b>
booking-told-left = 🚫 <b>Консультация отменена: преподаватель сейчас не консультирует</b>
booking-told-gone = 🚫 <b>Консультация отменена: обучающийся не придёт. Время снова свободно</b>
booking-untold-learner = ⚠️ <b>Бот не может сообщить обучающемуся, что консультация отменена.</b> Пожалуйста, сообщите сами.
booking-untold-teacher = ⚠️ <b>Бот не может сообщить преподавателю, что запись на консультацию изменилась.</b> Пожалуйста, сообщите сами.
booking-told-again = Пожалуйста, запишитесь на другое время.
booking-file = Откройте файл, чтобы добавить её в календарь.
booking-reminder = ⏰ <b>Скоро консультация</b>
booking-ended = <b>Консультация закончилась. Как прошло?</b>
booking-held = Состоялась
booking-missed = Неявка
booking-marked-held = ✅ <b>Отмечено: консультация состоялась</b>
booking-marked-missed = <b>Отмечено: неявка обучающегося</b>
booking-summary = Консультация: { $discipline }, { $name }
booking-timetable = 🤝 { $time } · консультация · { $name }
