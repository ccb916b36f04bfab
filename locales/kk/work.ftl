work = ⏳ <b>{ $title }</b>
work-stage-queued = Кезекте тұр.
work-stage-fetching = Файл алынып жатыр…
work-stage-reading = Файл оқылып жатыр…
work-stage-comparing = Бар деректермен салыстырылып жатыр…
work-stage-writing = Деректер жазылып жатыр…
work-stage-drawing = Құжат жасалып жатыр…
work-progress = { $bar } { $done } / { $total }
work-cancel = Тоқтату
work-cancel-wished = Тоқтатылып жатыр…
work-cancelling = ⏳ <b>{ $title }</b>
    Тоқтатылып жатыр…
work-done = ✅ <b>{ $title }</b>
    Аяқталды.
work-cancelled = ⏹ <b>{ $title }</b>
    Тоқтатылды, ештеңе өзгерген жоқ.
work-poisoned = ⚠️ <b>{ $title }</b>
    Аяқтау мүмкін болмады. Не істеу керегі келесі хабарламада жазылған.

work-kind-audit-export = Аудит журналын жүктеп алу
work-kind-roster-staging = Тізімді тексеру
work-kind-roster-applying = Тізімді қолдану
work-kind-roster-undoing = Тізім импортын болдырмау
work-kind-roster-deciding = Тізімде жоқ адамдар туралы шешім
work-kind-statistics-export = Кеңес статистикасының файлы
work-kind-thread-export = Кеңесті жүктеп алу
work-kind-results-export = Тест нәтижелерінің файлы
work-kind-bank-reading = Сұрақтары бар файлды тексеру
work-kind-bank-taking = Сұрақтарды қабылдау
