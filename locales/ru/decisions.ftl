decisions =
    📑 <b>Реестр управленческих решений</b>

    Сначала новые. ✏️ – черновик, ✖️ – отменено. Нажмите на решение, чтобы открыть его.
    .button = 📑 К реестру

decisions-none =
    📑 <b>Реестр управленческих решений</b>

    Решений пока нет.

decision =
    📑 <b>Решение № { $number }</b> от { $date }
    Подпись: { $signatory }
    Вид: { $kind }
    Состояние: { $state }
    .button = ← К решению

decision-texts =
    <b>Обстоятельство</b>
    { $circumstance }

    <b>Что предоставлено</b>
    { $granted }

decision-whom = <b>Кого касается</b>: { $count }
decision-whom-groups = Группы: { $codes }
decision-revoked =
    ✖️ <b>Отменено</b>: { $at }
    Причина: { $reason }

decision-state-draft = черновик, ещё не действует
decision-state-registered = зарегистрировано, действует
decision-state-revoked = отменено

decision-kind-deadline = Продление срока
decision-kind-attempt = Дополнительная попытка
decision-kind-format = Другая форма участия
decision-kind-identity = Подтверждение личности без фото
decision-kind-other = Иное

decision-people =
    👥 <b>Кого касается решение</b>
    Всего: { $count }
    .button = 👥 Список ({ $count })
decision-person = • { $name } ({ $code })

decision-write =
    📑 <b>Новое решение</b> · шаг 1 из 5

    Напишите одной строкой номер, дату и кто подписал. Например:
    <code>15-Ө 24.11.2026 Ахметов А. Б.</code>
    .button = ➕ Новое решение
decision-write-circumstance-kk =
    📑 <b>Новое решение</b> · шаг 2 из 5

    Опишите обстоятельство <b>на казахском языке</b>. Знаков – до { $limit }.
decision-write-circumstance-ru =
    📑 <b>Новое решение</b> · шаг 3 из 5

    Теперь обстоятельство <b>на русском языке</b>. Знаков – до { $limit }.
decision-write-granted-kk =
    📑 <b>Новое решение</b> · шаг 4 из 5

    Что предоставляется, <b>на казахском языке</b>. Знаков – до { $limit }.
decision-write-granted-ru =
    📑 <b>Новое решение</b> · шаг 5 из 5

    Что предоставляется, <b>на русском языке</b>. Знаков – до { $limit }.
decision-cancel = Отмена

decision-kinds =
    <b>Вид решения</b>

    Что предоставляется этим решением?
    .button = Изменить вид

decision-groups =
    <b>Группы</b>

    Отметьте группы, которых касается решение. Повторное нажатие снимает отметку.
    .button = Группы
decision-groups-none = Групп пока нет. Найдите людей по фамилии или коду.

decision-find =
    <b>Кого ещё касается решение?</b>

    Напишите фамилию, имя или код из списка Академии.
    .button = Найти людей
decision-found =
    Найдено по запросу «{ $text }». Отметьте, кого касается решение, или напишите другую фамилию.
decision-found-none =
    По запросу «{ $text }» никого нет. Проверьте написание и напишите ещё раз.

decision-confirm =
    <b>Зарегистрировать решение № { $number }?</b>

    Кого касается: { $count }. Бот сообщит им о решении.
    После регистрации решение не изменить: его можно только отменить и принять новое.
    .button = ✅ Зарегистрировать
decision-register = ✅ Да, зарегистрировать
decision-discarded =
    Черновик удалён, номер снова свободен.
    .button = 🗑 Удалить черновик

decision-revoke =
    <b>Отмена решения № { $number }</b>

    Напишите причину. Её увидят все, кого касается решение. Знаков – до { $limit }.
    .button = ✖️ Отменить решение
decision-revocation =
    <b>Отменить решение № { $number }?</b>

    Кого касается: { $count }. Бот сообщит им об отмене и причину:
    { $reason }

decision-revoked-now = ✖️ Решение № { $number } отменено. Бот сообщает об этом тем, кого оно касалось.

decision-letter =
    📑 <b>Решение № { $number }</b> от { $date }
    Подпись: { $signatory }

    { $circumstance }

    <b>Что предоставлено</b>
    { $granted }

decision-letter-revoked =
    ✖️ <b>Решение № { $number }</b> от { $date } отменено
    Причина: { $reason }

    Если у Вас есть вопросы, обратитесь к администратору.
