retention =
    🌙 <b>Осы түні не жойылады</b>
    Бұл жазбалардың мерзімі аяқталған.
    .button = 🌙 Сақтау мерзімі
retention-none = Ештеңе: мерзімдер әлі аяқталған жоқ.
retention-trace = • цифрлық із ({ $before } күнінен бұрын): { $count }
retention-updates = • хабарламалар мен басулар ({ $before } күнінен бұрын): { $count }
retention-letters = • бот хаттары ({ $before } күнінен бұрын): { $count }
retention-office-letters = • әкімшілік хаттары ({ $before } күнінен бұрын): { $count }
retention-work = • тапсырмалар ({ $before } күнінен бұрын): { $count }
retention-copies = • кеңестердің чаттардағы орны ({ $before } күнінен бұрын): { $count }
retention-messages = • кеңес мәтіндері ({ $before } күнінен бұрын): { $count }
retention-hashes = • сурет таңбалары ({ $before } күнінен бұрын): { $count }
retention-invites = • шақырулар ({ $before } күнінен бұрын): { $count }
retention-requests = • өтініш мәтіндері ({ $before } күнінен бұрын): { $count }
retention-contacts = • кеткендердің байланысы мен ЖСН ({ $before } күнінен бұрын): { $count }
