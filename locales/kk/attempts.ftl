quiz-question = <b>{ $number }-сұрақ, барлығы – { $total }</b>
quiz-option = <b>{ $letter })</b> { $text }
quiz-pair = <b>{ $number })</b> { $left } → { $match }
quiz-partner-of = <b>{ $text }</b> → ?
quiz-hint-partner = <i>Сыңарын таңдаңыз. Қайта бассаңыз, ол алып тасталады.</i>
quiz-hint = <i>{ $kind ->
        [several] Дұрыс нұсқа бірнешеу болуы мүмкін. { $way ->
            [free] Бәрін белгілеңіз.
           *[sequential] Оларды белгілеп, «Дайын» батырмасын басыңыз.
        }
        [ordering] Ретімен басыңыз: бірінші, екінші және әрі қарай. Қайта бассаңыз, нөмірі өшеді.
        [matching] Нөмірді басып, оған сыңар таңдаңыз.
        [numeric] Санды хабарламамен жазыңыз, мысалы: 12,5
        [essay] Жауапты бір не бірнеше хабарламамен жазыңыз. { $way ->
            [free] Олар бір жауапқа қосылады.
           *[sequential] Аяқтаған соң «Дайын» батырмасын басыңыз.
        }
       *[short] Жауапты хабарламамен жазыңыз.
    }</i>
quiz-written = ✏️ Жауабыңыз: <b>{ $text }</b>
quiz-essay-so-far =
    ✏️ Қабылданған таңба саны: { $length }
    <i>{ $end }</i>
quiz-done = Дайын
quiz-true = Дұрыс
quiz-false = Дұрыс емес
quiz-left = ⏱ Аяқталуы: { $deadline }, қалған уақыт: { $minutes } минут
quiz-until = ⏱ Аяқталуы: { $deadline }
quiz-back = ‹ Сұраққа оралу
quiz-anew = Қайта бастау
quiz-overview = <b>{ $title }</b>
    Жауаптар: { $answered } / { $total }. Аяқтағанға дейін жауапты өзгертуге болады.
    .button = ☰ { $answered } / { $total }
quiz-submit = Аяқтау
quiz-submit-anyway = Бәрібір аяқтау
quiz-to-questions = Сұрақтарға оралу
quiz-unsure = Жауапсыз сұрақтар: { $missing }. Аяқтаған соң жауап беру мүмкін болмайды.
quiz-in-grace =
    ⌛ «{ $title }» тестінің уақыты аяқталды, жаңа жауап қабылданбайды.

    Жауаптар: { $answered } / { $total }.
    «Аяқтау» батырмасын басыңыз. Соңғы мерзім: { $until }. Әйтпесе талпыныс есептелмейді.
quiz-question-late = <i>⌛ Алдыңғы сұрақтың уақыты аяқталды. Белгілеп үлгергеніңіз есепке алынды.</i>
quiz-question-part = <i>✋ Бұл хабарлама алдыңғы жауаппен бірге келді, есепке алынған жоқ. Төмендегі сұраққа жауап беріңіз.</i>
quiz-question-left = ⏳ Бұл сұраққа қалған уақыт: { $seconds } секунд
