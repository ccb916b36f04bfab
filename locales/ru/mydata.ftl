mydata =
    🔐 <b>Мои данные</b>
    { $name } ({ $code })
    Роли: { $roles }
    .button = 🔐 Мои данные
mydata-contacts =
    Телефон: { $phone }
    Почта: { $email }
    { $iin }
mydata-iin = ИИН: хранится зашифрованным
mydata-iin-none = ИИН: не хранится
mydata-counts =
    Групп – { $groups }, согласий – { $consents }
    Попыток в тестах – { $attempts }
    Консультаций – { $consultations }
    Решений обо мне – { $decisions }
    Записей цифрового следа – { $trace }
mydata-face = Эталон лица: есть. Снимков проверки: { $pictures }
mydata-face-none = Эталона лица нет. Снимков проверки: { $pictures }
mydata-consents = 🛡 Мои согласия

mydata-file-awaited = Файл готовится. Он придёт сюда.
mydata-file =
    .button = 📄 Получить файл
mydata-file-failed = Файл сделать не удалось. Откройте «Мои данные» (/mydata) и попробуйте ещё раз; если не поможет, обратитесь к администратору.
outgoing-my-data =
    Всё, что хранится о Вас, в одном файле JSON. Снимки и эталоны названы с датами, сами они остаются зашифрованными.

    В файле – Ваши персональные данные. Не пересылайте его другим.

mydata-trace =
    👣 <b>Мой цифровой след</b>

    Сначала новое. Нажмите на запись, чтобы прочитать её целиком.
    .button = 👣 Мой след
mydata-trace-none =
    👣 <b>Мой цифровой след</b>

    Записей пока нет.
mydata-line =
    👣 <b>Запись цифрового следа</b>
    .button = ← К записи
mydata-dispute =
    Напишите, что здесь не так. Администратор проверит и ответит. Знаков – до { $limit }.
    .button = ✋ Это не так
mydata-asked = Обращение № { $number } подано. Ответ придёт сюда.

mydata-times =
    ⏳ <b>Сколько хранятся данные</b>
    .button = ⏳ Сроки
mydata-days-trace = • цифровой след, дней: { $count }
mydata-days-messages = • тексты консультаций, дней: { $count }
mydata-days-letters = • сообщения бота, дней: { $count }
mydata-days-requests = • тексты обращений после ответа, дней: { $count }
mydata-days-hashes = • контрольные суммы снимков, дней: { $count }
mydata-days-contacts = • контакты и ИИН после ухода или окончания, дней: { $count }
mydata-days-updates = • Ваши нажатия и сообщения боту, дней: { $count }
mydata-law = <b>По закону</b>
mydata-years-grades = • группы, попытки и результаты, лет: { $count }
mydata-years-decisions = • управленческие решения, лет: { $count }
mydata-years-consents = • доказательства согласий, лет: { $count }
mydata-months-audit = • журнал аудита (без имён), месяцев: { $count }

mydata-erasure =
    🗑 <b>Удаление моих данных</b>

    Будут удалены имя, контакты, ИИН, привязка телефона, снимки, переписка и цифровой след. Учиться здесь станет нельзя.

    По закону останется под номером, без имени:
    .button = 🗑 Удалить мои данные
mydata-erasure-way = Решит администратор. До его решения просьбу можно отозвать.
mydata-erasure-wish = Попросить удалить
mydata-erasure-awaited =
    🗑 <b>Удаление моих данных</b>

    Обращение № { $number } ждёт администратора. Его можно отозвать.
