# Расписание и напоминания.
timetable-today = 📅 <b>Занятия сегодня</b>
    .button = Сегодня
timetable-tomorrow = 📅 <b>Занятия завтра</b>
    .button = Завтра
timetable-week = 📅 <b>Занятия на ближайшие семь дней</b>
    .button = Неделя

timetable-zone = <i>Время Астаны</i>
timetable-page = Страница: { $page } / { $pages }

timetable-today-empty = Сегодня занятий нет. Хороший день, чтобы спокойно посмотреть материалы.
timetable-tomorrow-empty = Завтра занятий нет.
timetable-week-empty = В ближайшие семь дней занятий нет. Когда они появятся в расписании, Вы увидите их здесь.

timetable-day = <b>{ DATETIME($day, dateStyle: "full") }</b>
timetable-day-empty = В этот день занятий нет.

timetable-lesson = 🕘 { $starts_at }–{ $ends_at } · { $title }
timetable-lesson-cancelled = 🚫 <s>{ $starts_at }–{ $ends_at } · { $title }</s> · занятие отменено
timetable-online = 💻 онлайн
timetable-self-study = 📖 самостоятельная работа
timetable-place = 📍 { $location }
timetable-place-unknown = 📍 аудитория не указана
timetable-groups = 👥 Группа: { $groups }
timetable-untitled = Занятие
timetable-join = Подключиться
    .button = ▶️ Подключиться

timetable-reminder =
    ⏰ Скоро занятие: <b>{ $title }</b>
    Начало: { $starts_at } (время Астаны)
timetable-reminder-online = 💻 Онлайн-режим: занятие проходит в реальном времени.
timetable-reminder-self-study = 📖 Самостоятельная работа: Вы выполняете её в своём темпе.
timetable-reminder-classroom = 🏛 Занятие проходит в аудитории.
