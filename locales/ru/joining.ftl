language-kk = Қазақша
language-ru = Русский

join-languages =
    Сәлеметсіз бе! Тілді таңдаңыз.
    Здравствуйте! Выберите язык.
    .button = Язык

join-stranger =
    Здравствуйте! Я – учебный помощник Академии.

    Чтобы начать, откройте личную ссылку-приглашение. Её выдаёт администратор Академии: напишите или позвоните в учебный отдел.

join-unlinked =
    К Вашей учётной записи привязан другой телефон, этот чат отключён.

    Если это сделали не Вы, сразу сообщите администратору.

join-unlinked-by-office =
    Администратор отвязал этот телефон от учётной записи.

    Если Вы сменили телефон, откройте на новом приглашение от администратора. Если это ошибка, сообщите администратору.

menu =
    Здравствуйте, { $name }!

    Что откроем?
    .button = Меню

menu-timetable = 📅 Расписание
menu-materials = 📚 Материалы
menu-quizzes = 📝 Тесты
menu-consultations = 💬 Мои вопросы
menu-queue = 📥 Вопросы ко мне
menu-identity = 🙂 Подтверждение личности
menu-office = 🗂 Управление
menu-announce = 📣 Объявление
menu-people = 👤 Люди
menu-roster = 📋 Список людей
menu-year = 🗓 Учебный год
menu-live = 🎓 В аудитории
menu-problems = 🆘 Проблемы
menu-decisions = 📑 Решения
menu-audit = 🔏 Аудит
menu-requests = 📨 Обращения
menu-health = 🩺 Состояние

office =
    🗂 <b>Управление</b>

    Что откроем?

help = Я – учебный помощник Академии. Здесь можно:
help-materials = • открыть материалы дисциплин: /materials
help-timetable = • посмотреть расписание: /timetable
help-quizzes = • пройти тест: /quizzes
help-ask = • спросить преподавателя: /ask. Своё сообщение можно исправить – у преподавателя оно тоже изменится. Удалённое у Вас у него останется: об удалении Telegram боту не сообщает
help-questions = • увидеть свои вопросы и ответы, закрыть и оценить их: /questions
help-queue = • ответить на вопросы обучающихся: /queue
help-faq = • вести частые вопросы своих дисциплин: /faq
help-heading = • заведующему – увидеть, как шли консультации: /statistics
help-statistics = • увидеть, как шли консультации: /statistics
help-template = • хранить готовые ответы: /template
help-teach = • добавить материал к своей дисциплине и ответить на вопрос обучающегося: ответьте на его сообщение. Отозвать ответ: /recall ответом на него
help-announce = • написать объявление: /announce
help-people = • найти человека и написать ему: /people
help-roster = • загрузить список людей: /roster
help-forum = • увидеть, кто спрашивает и отвечает на форумах: /forum
help-live = • провести тест в аудитории опросами: /live
help-problems = • ответить, если у обучающегося проблема во время теста: /problems
help-decisions = • открыть реестр управленческих решений: /decisions
help-audit = • открыть журнал аудита: /audit
help-requests = • ответить на обращения людей: /requests
help-health = • узнать состояние системы: /health
help-year = • вести учебный год и группы: /year
help-mydata = • увидеть, что о Вас хранится, получить файл, попросить удалить: /mydata
help-language = • сменить язык: /language
help-end = Всё начинается с меню: /menu. Если что-то не получается, обратитесь к администратору.

unknown-message = Я не понял этого сообщения. Вот что можно сделать:
unknown-button = Эта кнопка больше не действует, ничего не потеряно. Откройте меню: /menu

command-menu = Меню
command-timetable = Расписание занятий
command-materials = Учебные материалы
command-quizzes = Тесты
command-consents = Мои согласия
command-ask = Задать вопрос преподавателю
command-questions = Мои вопросы преподавателям
command-queue = Вопросы обучающихся ко мне
command-faq = Частые вопросы моих дисциплин
command-template = Готовые ответы
command-announce = Написать объявление
command-people = Найти человека
command-roster = Загрузить список людей
command-forum = Форумы дисциплин
command-live = Тест в аудитории
command-problems = Проблемы во время тестов
command-decisions = Реестр управленческих решений
command-audit = Журнал аудита
command-requests = Обращения людей
command-health = Состояние системы
command-year = Учебный год
command-mydata = Мои данные
command-language = Тіл · Язык
command-help = Помощь

role-learner = обучающийся
role-lecturer = преподаватель
role-reviewer = проверяющий
role-administrator = администратор
role-dispatcher = диспетчер
role-auditor = аудитор
menu-register = 🛡 Согласия
help-register = • открыть реестр согласий: /register
command-register = Реестр согласий
menu-tests = 🗒 Тесты дисциплин
help-tests = • составить тест и открыть его группам: /tests
command-tests = Тесты моих дисциплин
command-hours = Когда я отвечаю, отпуск, замена
help-hours = • указать, когда Вы отвечаете, отпуск и замену: /hours
menu-hours = 🕘 Мои часы
command-book = Записаться на консультацию
command-slots = Консультации по записи
help-book = • записаться на консультацию: /book
help-slots = • предложить время для консультаций: /slots
