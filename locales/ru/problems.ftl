problem =
    🆘 <b>Время, вопрос и ответы записаны.</b> Преподавателю сообщено, тест продолжается.

    Что случилось? Напишите одной строкой (знаков – до { $limit }) или пропустите.
    .button = 🆘 У меня проблема
problem-skip = Пропустить

problems =
    🆘 <b>Проблемы во время тестов</b>

    Сначала ждут ответа, старые выше. Рядом – сколько осталось у обучающегося.
    .button = ← К проблемам
problems-none =
    🆘 <b>Проблемы во время тестов</b>

    Никто не сообщал о проблемах.
problem-minutes-left = { $minutes } мин.
problem-open = Открыть
problem-back = ← К проблеме

problem-letter = 🔔 <b>Обучающийся сообщает о проблеме</b>
problem-letter-words =
    🆘 <b>Проблема № { $number }</b>
    { $name }

    { $text }
problem-page =
    🆘 <b>Проблема № { $number }</b> · { $state }
    { $name } ({ $code })
    Тест: «{ $title }», попытка { $attempt }
    Сообщено: { $at }
problem-state-open = ждёт ответа
problem-state-answered = дан ответ
problem-state-time-given = дано минут: { $minutes }
problem-state-attempt-given = дана попытка
problem-text =
    <b>Что случилось</b>
    { $text }
problem-moment =
    <b>В ту минуту</b>
    Вопрос { $number } из { $total }, ответов: { $answered }
    Оставалось минут: { $minutes }
problem-last = Последний ответ: { $at }
problem-outage = Возвращено за сбой, минут: { $minutes }
problem-question =
    <b>Вопрос на экране</b>
    { $text }
problem-now = ⏱ Сейчас осталось минут: { $minutes }, до { $deadline }
problem-now-over = ⌛ Попытка уже завершена.
problem-answered =
    <b>Ответ</b> · { $who }, { $at }
    { $answer }
problem-decision = 📑 Решение № { $number }

problem-answer =
    .button = 💬 Ответить
problem-times =
    ⏱ <b>Сколько минут дать?</b>
    { $name }
    .button = ⏱ Дать время
problem-minutes = { $minutes } мин.
problem-other-time =
    Напишите, сколько минут дать: от 1 до { $most }.
    .button = Другое число
problem-attempt =
    .button = 🔁 Дать новую попытку
problem-prompt-answered = Напишите ответ обучающемуся. Знаков – до { $limit }.
problem-prompt-time-given =
    Минут: { $minutes }. Напишите причину: её увидит обучающийся.
    Знаков – до { $limit }. Время добавится, когда Вы её отправите.
problem-prompt-attempt-given =
    Новая попытка. Напишите причину: её увидит обучающийся.
    Знаков – до { $limit }. Попытка появится, когда Вы её отправите.
problem-closed = ✅ Готово. Ответ на проблему № { $number } отправляется обучающемуся.

problem-told-answered = 💬 Ответ на Вашу проблему. Тест: «{ $title }»
problem-told-time-given = ⏱ Вам дали время. Тест: «{ $title }». Минут: { $minutes }
problem-told-attempt-given = 🔁 Вам дали ещё одну попытку. Тест: «{ $title }»
problem-told-until = Завершить до { $deadline }, осталось минут: { $minutes }
problem-told-words = { $answer }

problem-decisions =
    📑 <b>Решение по проблеме № { $number }</b>

    Нажмите на решение, к которому она относится, или напишите новое.
    .button = 📑 Решение
problem-decision-heading =
    📑 <b>Новое решение</b>

    Напишите одной строкой номер, дату и кто подписал. Например:
    <code>15-Ө 24.11.2026 Ахметов А. Б.</code>

    Обстоятельство и что предоставлено бот впишет сам.
problem-decision-started =
    ✅ Черновик готов, обстоятельства вписаны, обучающийся отмечен.

    Прочитайте его и зарегистрируйте.
problem-circumstance = Во время теста «{ $title }» ({ $at }) обучающийся сообщил о проблеме. Вопрос { $number } из { $total }, дано ответов: { $answered }, оставалось минут: { $minutes }.
problem-granted-answered = Дан ответ.
problem-granted-time-given = Дополнительное время, минут: { $minutes }.
problem-granted-attempt-given = Ещё одна попытка.
