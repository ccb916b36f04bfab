# Тесттен кейін жауаптарды қарау: не ашық екенін тесттің кестесі шешеді.
quiz-reviews = 📖 <b>{ $title }</b>
    Сіздің талпыныстарыңыз:
    .button = 📖 Жауаптарым
quiz-reviews-attempt = { $number }-талпыныс
quiz-reviews-line =
    { $state ->
        [marking] ✍️ { $number }-талпыныс: әзірге { $percent } %, эссе әлі бағаланбаған.
        [discarded] 🚫 { $number }-талпыныс: есептелмеді, уақыт аяқталған.
       *[finished] ✅ { $number }-талпыныс: { $percent } %.
    }
quiz-reviews-line-closed =
    { $state ->
        [marking] ✍️ { $number }-талпыныс: тапсырылды, эссе әлі бағаланбаған.
        [discarded] 🚫 { $number }-талпыныс: есептелмеді, уақыт аяқталған.
       *[finished] ☑️ { $number }-талпыныс: тапсырылды.
    }
quiz-reviews-grade =
    { $grading ->
        [average] Қорытынды, барлық талпыныстың орташасы: { $percent } %.
        [first] Қорытынды, бірінші талпыныс: { $percent } %.
        [last] Қорытынды, соңғы талпыныс: { $percent } %.
       *[highest] Қорытынды, ең жақсы талпыныс: { $percent } %.
    } { $is_final ->
        [false] Оқытушы эссені бағалағанда өзгереді.
       *[true] { "" }
    } { $confirmation ->
        [provisional] Бұл – алдын ала қорытынды: жеке басты растау жүріп жатыр.
        [unconfirmed] Жеке бас расталмады.
       *[settled] { "" }
    }

quiz-review = 📖 <b>{ $title }</b>
    { $number }-талпыныс
    .button = Сұрақтар тізіміне
quiz-review-back = Тестке
quiz-review-answered = Жауап саны: { $answered } / { $total }
quiz-review-marks = Балл: { $points } / { $most } ({ $percent } %)
quiz-review-state =
    { $state ->
        [marking] ✍️ Эссе әлі бағаланбаған, балл қосылуы мүмкін.
        [discarded] 🚫 Уақытында тапсырылмады, есептелмеді.
       *[open] ▶️ Талпыныс жүріп жатыр.
    }
quiz-review-confirmation =
    { $confirmation ->
        [provisional] ☑️ Бұл – алдын ала нәтиже: жеке басты растау жүріп жатыр.
        [unconfirmed] ⚠️ Жеке бас расталмады.
       *[settled] { "" }
    }
quiz-review-band = 💬 { $band }
quiz-review-more = 🔓 Көбірек ашылатын уақыты: { $more_at }
quiz-review-nothing = 🔒 Бұл тесттің жауаптары көрсетілмейді. Сұрағыңыз болса, оқытушыға жазыңыз: /ask

# Тапсырылған тесттің сұрағы: білім алушыға да, оқытушыға да.
marked-line = { $number }. { $text }
marked-line-points =
    { $verdict ->
        [right] ✅
        [partly] 🟡
        [wrong] ❌
        [marking] ✍️
       *[none] ➖
    } { $number }. { $text } { $verdict ->
        [marking] (ең көбі { $worth })
       *[other] ({ $points } / { $worth })
    }
marked-question = <b>{ $number }-сұрақ, барлығы – { $total }</b>
marked-answer = <b>Жауап:</b>
marked-none = <b>Жауап жоқ.</b>
marked-right = <b>Дұрыс жауап:</b>
marked-points =
    { $verdict ->
        [right] ✅ Дұрыс: { $points } / { $worth }
        [partly] 🟡 Жартылай дұрыс: { $points } / { $worth }
        [wrong] ❌ Дұрыс емес: { $points } / { $worth }
        [marking] ✍️ Оқытушы әлі бағаламаған (ең көбі { $worth })
       *[none] ➖ Жауапсыз: 0 / { $worth }
    }
answer-any-number = кез келген сан
answer-range = { $low } және { $high } аралығы
