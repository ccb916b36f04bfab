# Сабақ кестесі мен еске салу.
timetable-today = 📅 <b>Бүгінгі сабақтар</b>
    .button = Бүгін
timetable-tomorrow = 📅 <b>Ертеңгі сабақтар</b>
    .button = Ертең
timetable-week = 📅 <b>Алдағы жеті күннің сабақтары</b>
    .button = Апта

timetable-zone = <i>Астана уақыты</i>
timetable-page = Бет: { $page } / { $pages }

timetable-today-empty = Бүгін сабақ жоқ. Материалдарды асықпай қарап шығуға жақсы күн.
timetable-tomorrow-empty = Ертең сабақ жоқ.
timetable-week-empty = Алдағы жеті күнде сабақ жоқ. Кестеге сабақ қосылса, осы жерден көресіз.

timetable-day = <b>{ DATETIME($day, dateStyle: "full") }</b>
timetable-day-empty = Бұл күні сабақ жоқ.

timetable-lesson = 🕘 { $starts_at }–{ $ends_at } · { $title }
timetable-lesson-cancelled = 🚫 <s>{ $starts_at }–{ $ends_at } · { $title }</s> · сабақ болмайды
timetable-online = 💻 онлайн
timetable-self-study = 📖 өзіндік жұмыс
timetable-place = 📍 { $location }
timetable-place-unknown = 📍 аудитория көрсетілмеген
timetable-groups = 👥 Топ: { $groups }
timetable-untitled = Сабақ
timetable-join = Қосылу
    .button = ▶️ Қосылу

timetable-reminder =
    ⏰ Жақында сабақ басталады: <b>{ $title }</b>
    Басталуы: { $starts_at } (Астана уақыты)
timetable-reminder-online = 💻 Онлайн режим: нақты уақытта өтеді.
timetable-reminder-self-study = 📖 Өзіндік жұмыс: өз қарқыныңызбен орындайсыз.
timetable-reminder-classroom = 🏛 Сабақ аудиторияда өтеді.
