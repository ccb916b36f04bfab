# Импорт адамдар тізімі туралы не айтады: нені қабылдамады, нені түзетті. Жолдың нөмірі осы сөздердің алдында тұрады.
import-refused-too-many-lines = Файлда жол тым көп. Шегі: { $limit }. Файлды бөліктерге бөліңіз.
import-refused-broken-workbook = Кесте оқылмайды ({ $cause }). Оны Excel бағдарламасында ашып, XLSX түрінде қайта сақтаңыз.
import-refused-broken-file = Файл оқылмайды ({ $cause }). Тізімді XLSX немесе CSV түрінде қайта сақтаңыз.
import-refused-broken-archive = Файл бүлінген немесе толық жүктелмеген. Оны сақтап, қайта жіберіңіз.
import-refused-archive-too-big = Файл ашылғанда { $limit } МБ шегінен асады. Тізімді жаңа кестеге көшіріп, соны жіберіңіз.
import-refused-unsafe-archive = Архив қауіпті құрылған, сондықтан ашылмады. Тізімді қайта жасаңыз: XLSX немесе CSV.
import-refused-password = Файл құпиясөзбен қорғалған. Құпиясөзін алып тастап, қайта жіберіңіз.
import-refused-archive-without-roster = Архивте тізім жоқ. Оны ашып, XLSX немесе CSV файлының өзін жіберіңіз.
import-refused-legacy-xls = Бұл – Excel бағдарламасының ескі форматы (.xls). Файлды ашып, «Басқаша сақтау» арқылы .xlsx түрін таңдаңыз.
import-refused-picture = Бұл – кесте емес, сурет немесе PDF. Тізімді XLSX немесе CSV түрінде жіберіңіз.
import-refused-other-archive = Мұндай архив ашылмайды. Оны өзіңіз ашып, XLSX немесе CSV файлының өзін жіберіңіз.
import-refused-web-page = Аты кестеге ұқсағанымен, бұл – веб-бет. Оны Excel бағдарламасында ашып, XLSX түрінде сақтаңыз.
import-refused-other-table = { $format } кестелері оқылмайды. Файлды XLSX түрінде сақтаңыз.
import-refused-not-a-table = Бұл – кесте емес, құжат. Тізімді кестеге көшіріп, XLSX түрінде сақтаңыз.
import-refused-no-header = Бағандардың атауы жазылған жол жоқ. Кемінде «Аты-жөні» және тағы бір баған керек, мысалы «ЖСН».
import-refused-no-people = Баған атауларының астында бірде-бір адам жоқ. Адамдарды жазып, файлды қайта жіберіңіз.

import-refused-formula-without-value = «{ $column }» бағанында мәні жоқ формула тұр. Файлды Excel бағдарламасында ашып, сақтап, қайта жіберіңіз.
import-refused-cell-error = «{ $column }» бағанында кестенің қатесі тұр, мысалы #Н/Д. Ұяшықты түзетіңіз.
import-refused-cell-too-long = «{ $column }» бағанындағы мәтін тым ұзын. Қысқартыңыз. Таңба шегі: { $limit }.
import-refused-iin-rounded = Кесте ЖСН-ді дөңгелектеген, цифрлары жоғалған. Бағанға мәтіндік формат беріп, ЖСН-ді қайта жазыңыз.
import-refused-iin-letters = ЖСН ішінде цифрдан басқа таңба бар. 12 цифр жазыңыз.
import-refused-iin-length = ЖСН 12 цифрдан тұруы керек, ал мұнда – { $digits }.
import-refused-iin-date = ЖСН туған күннен басталмайды. Оны құжатпен салыстырыңыз.
import-refused-iin-check-digit = ЖСН-де қате бар: бақылау цифры сәйкес емес. Оны құжатпен салыстырыңыз.
import-refused-unknown-role = Белгісіз рөл: { $role }. Лауазымды «Лауазымы» бағанына жазыңыз.
import-refused-nothing-but-a-name = Аты-жөнінен басқа ештеңе жоқ: { $name }. Бұл тізімдегі адам болса, ЖСН-ін немесе телефонын қосыңыз.
import-refused-no-name = Аты-жөні жоқ. Жазып, файлды қайта жіберіңіз.
import-refused-no-family-name = Тегі жоқ. Жазып, файлды қайта жіберіңіз.
import-refused-no-given-name = Тегі бар, аты жоқ. Жазып, файлды қайта жіберіңіз.
import-refused-one-word-name = Аты-жөнінің орнында бір ғана сөз тұр: { $name }. Тегі мен атын жазыңыз.
import-refused-name-too-long = Тегі, аты немесе әкесінің аты тым ұзын. Қысқартыңыз. Таңба шегі: { $limit }.
import-refused-name-without-letters = Аты-жөнінің орнында белгілер немесе цифрлар тұр: { $name }. Аты-жөнін жазыңыз.
import-refused-repeated-person = Бұл адам файлда бұрын кездескен: { $other }-жол. Артық жолды өшіріңіз.
import-refused-iin-of-two = Екі түрлі адамда бір ЖСН тұр. Екінші жол: { $other }. Түзетіп, қайта жіберіңіз.
import-refused-code-of-two = Екі түрлі адамда бір код тұр. Екінші жол: { $other }. Түзетіп, қайта жіберіңіз.
import-refused-marked-as-gone = Басқа жүйе бұл адамды жойылған немесе өшірілген деп белгілеген. Қате болса, сол жерде түзетіңіз.

import-changed-placeholders = Туған күні жоқ ЖСН тізімдегі код ретінде қабылданды. Адам саны: { $people }
import-changed-zeros-restored = ЖСН басындағы кесте алып тастаған нөлдер қайтарылды. Адам саны: { $people }
import-changed-hidden-rows = Жасырын жолдар да қабылданды. Адам саны: { $people }
import-changed-initials = Атының орнында бас әріптер ғана тұр. Адам саны: { $people }
import-changed-latin-letters = Аты-жөндеріндегі латын әріптері ұқсас кирилл әріптерімен алмастырылды. Адам саны: { $people }
import-changed-without-number = ЖСН де, код та жоқ. Адам саны: { $people }
import-changed-date-in-cell = Кесте мәнді күнге айналдырып жіберген: { $text }. «{ $column }» бағанын тексеріңіз.
import-changed-bad-phone = Телефон нөмірге ұқсамайды, ол қабылданбады: { $text }
import-changed-several-phones = Телефон бірнешеу, біріншісі қабылданды: { $taken }. Қалғаны: { $others }
import-changed-several-roles = Рөл бірнешеу: { $text }. Кейін оларды адамның бетінен тексеріңіз.
import-changed-bad-email = Пошта мекенжайға ұқсамайды, ол қабылданбады: { $text }
import-changed-several-emails = Пошта мекенжайы бірнешеу, біріншісі қабылданды: { $taken }. Қалғаны: { $others }
import-changed-unknown-language = Тіл танылмады, ол қабылданбады: { $text }
import-changed-unknown-kind = Оқу түрі танылмады, ол қабылданбады: { $text }
import-changed-bad-number = Бұл санға ұқсамайды, ол қабылданбады: { $text }
import-changed-torn-quotes = Жолдағы тырнақша жабылмаған. Оның мәндерін тексеріңіз.
import-changed-header-again = Баған атаулары қайталанған, бұл жол өткізіп жіберілді.
import-changed-column-left-out = Баған керек емес, ол оқылмады: { $column }
import-changed-total-line = Қорытынды жол өткізіп жіберілді: { $text }
import-changed-group-above = Төмендегі жолдардың тобы: { $group }
import-changed-row-left-out = Жол адам туралы емес, ол өткізіп жіберілді: { $text }
import-changed-disciplines-left-out = Пәндер қабылданбады: рөлі «оқытушы» емес.
import-changed-sheet-hidden = Жасырын парақ оқылмады: { $sheet }
import-changed-sheet-without-people = Парақта баған атаулары жоқ, ол оқылмады: { $sheet }
import-changed-sheet-read = «{ $sheet }» парағы оқылды. Адам саны: { $people }
import-changed-same-name = Аттас адам бар. Оның жолы: { $other }. Екеуі де қабылданды.
import-changed-shared-phone = Дәл осы телефон тағы бір адамда тұр. Оның жолы: { $other }.
import-changed-role-left-out = Мұндай рөл жоқ, ол қабылданбады: { $role }
import-changed-enrolments-gone = Жабылған немесе жойылған сабақтарға жазылулар қабылданбады: { $enrolments }
import-changed-enrolments-unknown = Адамы немесе сыныбы жоқ жазылулар қабылданбады: { $enrolments }

# Бот файл түрінде беретін бос тізім (үлгі). Онда екі тіл қатар тұрады.
roster-template-sheet = Тізім
roster-template-notes-sheet = Түсіндірме
roster-template-introduction = Әр адам – бірінші парақтағы бір жол. Тегі, аты және ЖСН-і немесе коды керек, қалғаны – болса ғана. Бағандардың орнын ауыстыруға және оларды жоюға болады.

roster-column-iin = ЖСН
roster-column-code = Коды
roster-column-family-name = Тегі
roster-column-given-name = Аты
roster-column-patronymic = Әкесінің аты
roster-column-role = Рөлі
roster-column-position = Лауазымы
roster-column-groups = Тобы
roster-column-disciplines = Пәндері
roster-column-phone = Телефоны
roster-column-email = Электрондық поштасы
roster-column-locale = Тілі
roster-column-programme = Бағдарламасы
roster-column-kind = Оқу түрі
roster-column-credits = Кредиттер
roster-column-hours = Сағаттар
roster-column-certificate = Сертификаты

roster-note-iin = 12 цифр. Бағанның форматы мәтіндік, сондықтан басындағы нөлдер жоғалмайды.
roster-note-code = ЖСН жоқ болса, адамға өзіңіз берген нөмір. Ол өзгермеуі керек.
roster-note-family-name = Құжаттағыдай.
roster-note-given-name = Құжаттағыдай.
roster-note-patronymic = Жоқ болса, бос қалдырыңыз.
roster-note-role = Тізімнен таңдаңыз. Бос болса – білім алушы. Бірнеше рөл үтірмен бөлінеді.
roster-note-position = Мысалы: судья, сот отырысының хатшысы.
roster-note-groups = Топтың коды, мысалы С-2026-1. Бірнеше топ үтірмен бөлінеді.
roster-note-disciplines = Тек оқытушыларға: олар жүргізетін пәндердің кодтары, үтір арқылы.
roster-note-phone = Ұялы телефон, мысалы +7 701 000 00 01. Адам Telegram ішінде өзін осы нөмірмен растайды.
roster-note-email = Бір ғана мекенжай.
roster-note-locale = Тізімнен таңдаңыз: бот әңгімені осы тілде бастайды.
roster-note-programme = Бағдарламаның не курстың коды немесе атауы.
roster-note-kind = Тізімнен таңдаңыз: магистратура немесе курс.
roster-note-credits = Магистратураға: неше кредит.
roster-note-hours = Курсқа: неше сағат.
roster-note-certificate = Курсқа: берілген болса, сертификаттың нөмірі.

roster-word-learner = білім алушы
roster-word-lecturer = оқытушы
roster-word-reviewer = тексеруші
roster-word-dispatcher = диспетчер
roster-word-administrator = әкімші
roster-word-auditor = аудитор
roster-word-master = магистратура
roster-word-listener = курс
roster-word-kk = қазақша
roster-word-ru = орысша

# Жол кім туралы екені.
import-refused-two-meant = ЖСН иесінің коды { $one }, ал жолдағы код басқа адамдікі ({ $other }). ЖСН-ді немесе кодты түзетіңіз.
import-refused-code-of-another = { $code } коды басқа адамда бар: ЖСН-і немесе аты сәйкес емес. Кодты, ЖСН-ді немесе атты түзетіңіз.
import-refused-name-changed = Поштасы коды { $code } адаммен бірдей, ал тегі басқа. ЖСН немесе кодын қосыңыз.
import-refused-namesake = Мұндай адам бар (коды { $code }), бірақ сол адам екені белгісіз. ЖСН, код, пошта немесе телефон қосыңыз.
import-refused-several-meant = Бірнеше адамға сәйкес келеді: { $one } және { $other }. ЖСН немесе кодын қосыңыз.
import-refused-person-again = Бұл адам бұрын аталған: { $other }-жол. Бір ғана жол қалдырыңыз.
import-changed-staff-role = ⚠️ Мына рөл беріледі: { $role ->
        [reviewer] тексеруші
        [dispatcher] диспетчер
        [administrator] әкімші
        [auditor] аудитор
       *[other] { $role }
    }
import-changed-namesake = Жаңа адам. Аттасы бар, оның коды: { $code }
import-changed-code-kept = Адам ЖСН бойынша табылды. Коды өзгермейді: { $code }
import-changed-not-active = Адам тізімде бар, бірақ қазір оқымайды және жұмыс істемейді. Оны өз бетінен қайтаруға болады. Күйі: { $state ->
        [suspended] қолжетімділігі уақытша тоқтатылған
        [left] оқуы немесе жұмысы тоқтатылған
        [finished] оқуы аяқталған
       *[other] { $state }
    }

roster-counts =
    Файлдағы адам саны: { $found }
    Жаңа: { $new }
    Өзгереді: { $changed }
    Өзгеріссіз: { $unchanged }
    Қабылданбаған жол: { $refused }
    Топта бар, файлда жоқ: { $missing }
roster-no-key = Шифрлау кілті жоқ, сондықтан ЖСН сақталмайды. Адам саны: { $people }
roster-staff = ⚠️ «{ $role }» рөлі берілетін адам саны: { $people }
roster-new-groups = Жаңа топтар: { $codes }
roster-new-programmes = Жаңа бағдарламалар: { $codes }
roster-new-disciplines = Жаңа пәндер: { $codes }
roster-applied-plain = № { $number } импорт орындалды. Бір сағат ішінде болдырмау: sabaq import roster --undo { $number }
roster-undone-plain = № { $number } импорт болдырылмады. Тізімнен шығарылған адам: { $removed }, бұрынғысы қайтарылған: { $restored }.
roster-kept-linked = Телефоны байланыстырылғандықтан қалдырылды: { $people }
roster-kept-has-records = Олар туралы жазбалар болғандықтан қалдырылды: { $people }
roster-kept-changed-since = Импорттан кейін өзгергендіктен сол күйі қалдырылды: { $people }
roster-kept-last-administrator = Басқа әкімші болмағандықтан қалдырылды: { $people }

roster-field-family-name = тегі
roster-field-given-name = аты
roster-field-patronymic = әкесінің аты
roster-field-position = лауазымы
roster-field-email = поштасы
roster-field-phone = телефоны
roster-field-locale = тілі
roster-field-iin = ЖСН
roster-field-role = рөлі
roster-field-joined = тобы
roster-field-left = тобы
roster-field-certified = сертификаты
roster-field-teaching = пәні

roster =
    📋 <b>Адамдар тізімі</b>

    Файл жіберіңіз: XLSX, CSV немесе OneRoster архиві. Шегі – { $limit } МБ.
    Алдымен не өзгеретінін көресіз. Сіз растамайынша ештеңе өзгермейді.
    .button = 📋 Тізімдерге
roster-last = 📋 Соңғы импорт
roster-template = Үлгі дайындалып жатыр, осында файл болып келеді.
    .button = 📎 Кесте үлгісі
roster-received = Файл алынды. Ол тексеріледі, нәтижесі осында келеді.
roster-awaited = Қабылданды. Нәтижесі осында келеді.

roster-sheet =
    📋 <b>№ { $number } импорт</b>
    Файл: { $file }
    { $state }
    .button = ← Импортқа
roster-state-staging = ⏳ Файл әлі тексеріліп жатыр.
roster-state-ready = ☝️ Бұл – тексеру. Әзірге ештеңе өзгерген жоқ.
roster-state-applied = ✅ Қолданылды.
roster-state-undone = ↩️ Болдырылмады.
roster-state-dropped = 🗑 Бас тартылды, ештеңе өзгерген жоқ.
roster-notice = • { $text }
roster-more = … тағы ескертпе: { $count }
roster-apply = ✅ Қолдану
roster-dropped =
    Файлдан бас тартылды. Ештеңе өзгерген жоқ.
    .button = 🗑 Бас тарту

roster-lines-new = <b>Жаңа адамдар</b>
    .button = Жаңа ({ $count })
roster-lines-changed = <b>Не өзгереді</b>
    .button = Өзгерістер ({ $count })
roster-lines-refused = <b>Қабылданбаған жолдар</b>
    .button = Қате жол ({ $count })
roster-lines-missing =
    <b>Топта бар, файлда жоқ</b>

    Сіз шешкенше оларға ештеңе болмайды. Қолданғаннан кейін шеше аласыз.
    .button = Файлда жоқ ({ $count })
roster-lines-unchanged = <b>Өзгеріссіз</b>
roster-lines-none = Мұндай жол жоқ немесе сақтау мерзімі өтті.
roster-lines =
    .button = 📎 Бәрі бір файлда
roster-lines-awaited = Файл дайындалып жатыр, осында келеді.
roster-line = • { $text }

roster-applied =
    ✅ <b>№ { $number } импорт қолданылды</b>
    Қосылған адам: { $added }
    Өзгерген: { $changed }

    Оны бір сағат ішінде болдырмауға болады.
roster-overtaken = Сіз тексеруді қарап отырғанда кейбір адамдарды басқа біреу өзгертті. Олар сол күйі қалды: { $people }. Оларды да өзгерту үшін файлды қайта жіберіңіз.
roster-undo =
    <b>№ { $number } импортты болдырмаймыз ба?</b>

    Жаңа адамдар тізімнен шығарылады, өзгертілгені бұрынғы қалпына келеді. Телефоны байланыстырылған және деректері кейін өзгерген адамдар қалады.
    .button = ↩️ Импортты болдырмау
roster-undo-confirm = ↩️ Иә, болдырмау
roster-undone =
    ↩️ <b>Импорт болдырылмады</b>
    Тізімнен шығарылған адам: { $removed }
    Бұрынғысы қайтарылған: { $restored }
roster-refused =
    «{ $file }» файлы қабылданбады. { $why }

    Ештеңе өзгерген жоқ.
roster-unfetched = Файлды жүктеп алу мүмкін болмады. Оны қайта жіберіңіз: /roster
roster-failed = Тізіммен жұмыс аяқталмады. Қайталап көріңіз: /roster. Тағы болмаса, файлды CSV түрінде сақтаңыз немесе Ақпараттық технологиялар қызметіне хабарласыңыз.

roster-missing =
    <b>Файлда жоқ</b>

    Бұл білім алушылар топтарда бар, бірақ файлда жоқ. Адам саны: { $count }
    Біреуін немесе бәрін таңдаңыз.
    .button = Файлда жоқ ({ $count })
roster-missing-none = Шешетін ешкім қалмады.
roster-missing-all = Барлығы ({ $count })
roster-missing-back = ← Тізімге
roster-missing-reason = Тізімде жоқ, № { $number } импорт
roster-fates =
    <b>{ $who }</b>

    Не істейміз?
roster-fate-left = Оқудан шығару
roster-fate-suspended = Тоқтата тұру
roster-fate-finished = Оқуын аяқтау
roster-fate-ignored = Қалдыру
roster-fate =
    <b>{ $who }</b>
    Шешім: { $fate }

    Растаңыз.
roster-fate-confirm = ✅ Растау
roster-decided =
    Дайын. Шешім: { $fate }
    Адам саны: { $count }
roster-undecided = Бәріне қатысты шешім орындалмады: импорт болдырылмаған немесе араларында соңғы әкімші бар. Бір-бірден шешіңіз: /roster
roster-undo-last = Импортты болдырмау мүмкін болмады: онсыз бірде-бір әкімші қалмайды. Тағы бір әкімші тағайындап, қайталаңыз: /roster
roster-not-allowed = Тапсырма орындалмады: Сіз енді адамдар тізімін жүргізбейсіз. Әкімшіге хабарласыңыз.

outgoing-roster-lines = Импорт жолдары: { $count }
outgoing-roster-template = Тізім үлгісі. Толтырып, жіберіңіз: /roster
