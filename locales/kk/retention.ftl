retention =
    🌙 <b>Осы түні не жойылады</b>
    Сақтау мерзімі өткен жазбалар.
    .button = 🌙 Түнде жойылады
retention-none = Қазір мұндай жазба жоқ.
retention-pictures = • шешімі енді өзгермейтін тексерулердің суреттері: { $count }
retention-trace = • цифрлық із ({ $before } күнінен бұрын): { $count }
retention-updates = • ботқа жазылғандар мен басылған батырмалар ({ $before } күнінен бұрын): { $count }
retention-letters = • бот хабарламалары ({ $before } күнінен бұрын): { $count }
retention-office-letters = • әкімшілік хаттары ({ $before } күнінен бұрын): { $count }
retention-work = • боттың ұзақ жұмысы туралы жазбалар ({ $before } күнінен бұрын): { $count }
retention-copies = • кеңес хабарламаларының нөмірлері ({ $before } күнінен бұрын): { $count }
retention-messages = • кеңес мәтіндері ({ $before } күнінен бұрын): { $count }
retention-forum-posts = • форумда кім жазғаны ({ $before } күнінен бұрын): { $count }
retention-hashes = • суреттердің бақылау сомалары ({ $before } күнінен бұрын): { $count }
retention-invites = • шақырулар ({ $before } күнінен бұрын): { $count }
retention-requests = • өтініш мәтіндері ({ $before } күнінен бұрын): { $count }
retention-contacts = • кеткендердің байланыс деректері мен ЖСН ({ $before } күнінен бұрын): { $count }
