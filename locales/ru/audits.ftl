audit =
    🔏 <b>Журнал аудита</b>
    Строк в цепочке: { $sealed }
    .button = 🔏 К журналу
audit-tail = Ещё не запечатано: { $count } (самой старой – { $seconds } с)
audit-unverified = Цепочку ещё не проверяли.
audit-verified = Последняя проверка: { $at }
audit-filter = Показано: { $act } · месяц: { $month }
audit-any = всё
audit-machine = система
audit-no-lines = Таких строк нет.
audit-line =
    <b>№ { $number }</b> · { $at }
    { $act } · { $who }
audit-line-facts = <i>{ $facts }</i>
audit-line-reason = «{ $reason }»
audit-newest = ⏫ Новые
audit-older = Раньше →

audit-acts =
    <b>Какие действия показать?</b>
    .button = Действие
audit-months =
    <b>За какой месяц показать и выгрузить?</b>
    .button = Месяц

audit-verdict =
    ✅ Цепочка цела. Проверено строк: { $count }
    .button = Проверить
audit-verdict-broken = ⚠️ Цепочка нарушена. Первая неверная строка: № { $number }. Сохраните базу данных и выгрузки и сообщите руководству.
audit-verdict-missing = ⚠️ В конце журнала не хватает строк: { $count }. Сохраните базу данных и выгрузки и сообщите руководству.
audit-verdict-failed = Проверка не дошла до конца. Повторите её; если не поможет, сообщите администратору.
audit-verdict-awaited = Проверяю. Ответ придёт сообщением.

audit-export =
    .button = Выгрузить
audit-export-failed = Выгрузка не дошла до конца. Повторите её; если не поможет, сообщите администратору.
audit-export-awaited = Готовлю файл. Он придёт сообщением.

audit-act-administrator-added = Добавлен администратор
audit-act-announcement-sent = Отправлено объявление
audit-act-announcement-stopped = Остановлена рассылка объявления
audit-act-audit-exported = Выгружен журнал аудита
audit-act-audit-read = Просмотрен журнал аудита
audit-act-audit-retained = Удалён старый месяц журнала
audit-act-audit-verification-asked = Запрошена проверка журнала
audit-act-audit-verified = Проверен журнал аудита
audit-act-backup-made = Сделана резервная копия
audit-act-consent-entered = Внесено согласие
audit-act-consent-withdrawn = Отозвано согласие
audit-act-consents-exported = Выгружен реестр согласий
audit-act-consents-imported = Импортированы согласия
audit-act-data-expired = Данные с истёкшим сроком удалены
audit-act-data-exported = Человек получил файл со своими данными
audit-act-database-rebound = База передана другому боту
audit-act-database-restored = База восстановлена из копии
audit-act-decision-discarded = Удалён черновик решения
audit-act-decision-drafted = Написан черновик решения
audit-act-decision-registered = Зарегистрировано решение
audit-act-decision-revoked = Отменено решение
audit-act-decisions-exported = Выгружен реестр решений
audit-act-discipline-copied = Скопирована дисциплина
audit-act-discipline-given = Назначена дисциплина
audit-act-discipline-taken = Снята дисциплина
audit-act-erasure-ordered = Удаление данных начато
audit-act-evidence-deleted = Удалён снимок
audit-act-face-consent-withdrawn = Отозвано согласие на фото
audit-act-face-enrolled = Сохранён эталон лица
audit-act-group-enrolled = Группа записана на дисциплину
audit-act-group-finished = Группа завершила обучение
audit-act-group-left = Человек закончил учёбу в группе
audit-act-group-withdrawn = Группа снята с дисциплины
audit-act-identity-confirmed = Личность подтверждена
audit-act-identity-rejected = Личность не подтверждена
audit-act-invites-made = Созданы приглашения
audit-act-link-code-given = Выдан код для привязки телефона
audit-act-live-ended = Завершён тест в аудитории
audit-act-live-made = Создан тест в аудитории
audit-act-live-started = Начат тест в аудитории
audit-act-material-added = Добавлен материал
audit-act-not-allowed = Отказ: нет права
audit-act-override-given = Даны особые условия теста
audit-act-override-removed = Сняты особые условия теста
audit-act-person-active = Доступ снова открыт
audit-act-person-erased = Данные человека удалены
audit-act-person-finished = Обучение завершено
audit-act-person-left = Учёба или работа прекращена
audit-act-person-suspended = Доступ приостановлен
audit-act-person-written = Отправлено письмо человеку
audit-act-phone-linked = Привязан телефон
audit-act-phone-unlinked = Отвязан телефон
audit-act-picture-shown = Снимок показан проверяющему
audit-act-problem-answered = Дан ответ на проблему в тесте
audit-act-problem-attempt-given = Дана попытка из-за проблемы в тесте
audit-act-problem-linked = Проблема связана с решением
audit-act-problem-time-given = Дано время из-за проблемы в тесте
audit-act-questions-imported = Импортированы вопросы
audit-act-rehearsal-nudged = Напомнили о пробном запуске
audit-act-quiz-changed = Изменён тест
audit-act-quiz-discarded = Удалён черновик теста
audit-act-quiz-published = Опубликован тест
audit-act-quiz-rescheduled = Изменено время теста
audit-act-request-declined = Обращение отклонено
audit-act-request-done = Ответ на обращение
audit-act-request-opened = Обращение подано
audit-act-request-taken-back = Обращение отозвано
audit-act-results-exported = Результаты теста выгружены
audit-act-role-given = Дана роль
audit-act-role-taken = Снята роль
audit-act-roster-applied = Список людей применён
audit-act-roster-dropped = Импорт списка отклонён
audit-act-roster-people-removed = Удалены люди отменённого импорта
audit-act-roster-staged = Список людей проверен
audit-act-roster-undone = Импорт списка отменён
audit-act-term-closed = Закрыт академический период
audit-act-term-reopened = Период открыт снова
audit-act-timetable-imported = Импортировано расписание
audit-act-trace-exported = Выгружен цифровой след
