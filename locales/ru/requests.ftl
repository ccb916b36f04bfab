requests =
    📨 <b>Обращения</b>

    Сначала старые. Нажмите на обращение, чтобы открыть его.
    .button = 📨 К обращениям
requests-none =
    📨 <b>Обращения</b>

    Новых обращений нет: на все дан ответ.

request =
    📨 <b>Обращение № { $number }</b>
    { $kind }
    Подано: { $opened_at }
    Состояние: { $state }
    .button = 📨 Открыть обращение
request-who = <b>Кто</b>: { $name } ({ $code })
request-text =
    <b>Текст обращения</b>
    { $text }
request-answer-text =
    <b>Ответ</b>
    { $answer }

request-kind-help = Просьба о помощи
request-kind-dispute = Несогласие с записью
request-kind-erasure = Удаление данных

request-state-open = ждёт ответа
request-state-done = выполнено
request-state-declined = отклонено
request-state-taken_back = отозвано

request-answer =
    <b>Ответ на обращение № { $number }</b>

    Напишите, что сделано. Ответ придёт этому человеку. Знаков – до { $limit }.
    .button = ✅ Ответить
request-decline =
    <b>Отказ по обращению № { $number }</b>

    Напишите причину. Она придёт этому человеку. Знаков – до { $limit }.
    .button = ✖️ Отклонить
request-closed = Обращение № { $number } закрыто. Ответ отправляется.

requests-own =
    📨 <b>Мои обращения</b>

    Сначала новые.
    .button = 📨 Мои обращения
requests-own-none =
    📨 <b>Мои обращения</b>

    Обращений пока нет.
request-taken-back =
    Обращение № { $number } отозвано.
    .button = ↩️ Отозвать

request-letter =
    📨 Новое обращение № { $number }
    { $kind }
request-letter-done =
    ✅ <b>Ответ на обращение № { $number }</b>
    { $kind }

    { $answer }
request-letter-declined =
    ✖️ <b>Обращение № { $number } отклонено</b>
    { $kind }

    Причина: { $answer }

    Если у Вас есть вопросы, обратитесь к администратору.

request-stranger = Я Вас пока не знаю. Чтобы узнать о своих данных, обратитесь в Академию.
request-stranger-contact =
    Я Вас пока не знаю. Чтобы узнать о своих данных, обратитесь в Академию:

    { $contact }

trace-at = { $at }
trace-thing = «{ $title }»
trace-discipline = Дисциплина: { $title }
trace-points = Баллы: { $points } из { $total }
trace-registered = Телефон привязан к боту
trace-opened = Открыт материал
trace-reminded = Доставлено напоминание о занятии
trace-attempted = Начат тест
trace-answered = Дан ответ на вопрос теста
trace-completed = Тест завершён
trace-enrolled = Сохранён эталон для сравнения лица
trace-identified = Проверена личность
trace-asked = Задан вопрос преподавателю
trace-replied = Дан ответ обучающемуся
trace-announced = Отправлено объявление
trace-consulted = Состоялась консультация
trace-received = Доставлено объявление
request-subject-joining = Не может привязать телефон: номер не из списка или нет кода. Позвоните этому человеку, убедитесь, что это он, и прочитайте код с его страницы.
