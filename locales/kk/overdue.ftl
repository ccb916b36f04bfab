# Тым ұзақ күтіп тұрған сұрақтар.
overdue-reminder =
    ⏰ <b>Сұрақ жауап күтіп тұр</b>
    Пән: { $discipline }
    Кім күтеді: { $name }
    Қай уақыттан бері: { $since }
overdue-escalation =
    ⚠️ <b>Сұрақ көптен бері жауапсыз</b>
    Пән: { $discipline }
    Кім күтеді: { $name }
    Қай уақыттан бері: { $since }
    Кім жауап береді: { $teachers }
overdue-hidden = білім алушы № { $number }
overdue-open = Ашу
