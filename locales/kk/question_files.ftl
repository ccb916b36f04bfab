# Импорт сұрақ файлдары туралы не айтады: Aiken, тегтермен белгілеу, кестелер, MyTestX, Word.
import-refused-unknown-format = Файлдың пішімі танылмады. Жарамды пішімдер: GIFT, Moodle XML, Aiken, question тегтері, XLSX не CSV кестесі, QTI пакеті, MyTestX. Файлды тексеріңіз немесе кесте үлгісін алыңыз.
import-refused-legacy-document = Бұл Word-тың ескі пішімі (.doc) немесе басқа құжат. Оны .docx не .txt түрінде сақтап, қайта жіберіңіз.
import-refused-broken-document = Word құжаты оқылмайды ({ $cause }). Оны ашып, .docx түрінде қайта сақтаңыз.
import-refused-broken-questions = Файл оқылмайды ({ $cause }). Оны қайта сақтап, қайта жіберіңіз.
import-refused-unpack-first = Сұрақтар архивтің ішінде, мына файлда: { $name }. Архивті ашып, осы файлды жіберіңіз.
import-refused-archive-not-opened = Файл ашылмады: ол қауіпсіз емес немесе ашқанда { $limit } МБ-тан үлкен. Сұрақтарды суретсіз және қосымша файлсыз жаңа файлға сақтаңыз.
import-refused-no-question-header = Баған атаулары жазылған жол жоқ. Кемінде «Сұрақ», нұсқалар (A, B, C…) және «Дұрыс жауап» бағандары керек. Ең оңайы – кесте үлгісін алу.
import-refused-no-answer-line = Нұсқалардан кейін «ANSWER:» («ЖАУАП:») жолы жоқ. Оны қосып жазыңыз.
import-refused-answer-without-question = Жауап бар, бірақ оның үстінде сұрақ жоқ. Сұрақ пен нұсқаларды қосып жазыңыз.
import-refused-unknown-answer = Мұндай нұсқа жоқ: { $answer }. Нұсқаның әрпін көрсетіңіз.
import-refused-ambiguous-answer = Жауапты екі түрлі түсінуге болады: { $answer }. Нұсқаның әрпін көрсетіңіз.
import-refused-variants-without-question = Нұсқалар бар, бірақ олардың үстінде сұрақ жоқ. Алдына question тегін қойыңыз.
import-refused-several-right-where-one = Түрі – «бір жауап», бірақ көрсетілген дұрыс жауап саны: { $right }. Біреуін қалдырыңыз не түрін «бірнеше жауап» деп өзгертіңіз.
import-refused-unknown-kind = Сұрақтың түрі белгісіз: { $kind }. Мүмкін түрлер: бір жауап, бірнеше жауап, дұрыс не бұрыс, қысқа жауап, сан, сәйкестендіру, реттеу, эссе.
import-refused-not-true-or-false = Жауап «дұрыс» не «бұрыс» болуы керек, ал мынау тұр: { $answer }
import-refused-pair-without-sign = Жұптың екінші бөлігі жоқ. Былай жазыңыз: сол жағы = оң жағы. Қазір: { $pair }

import-changed-cyrillic-letters = Нұсқалардың әріптері кириллицамен терілген, бот оларды түсінді. Сұрақ саны: { $questions }
import-changed-answer-words = «ANSWER:» орнына басқа сөз тұр, бот оны түсінді. Сұрақ саны: { $questions }
import-changed-option-goes-on = Әріпсіз жол нұсқаның жалғасы болып қабылданды.
import-changed-blank-line-in-question = Бос жолға дейінгі және одан кейінгі мәтін бір сұрақ болып қабылданды.
import-changed-several-right = Дұрыс жауап бірнешеу, сұрақ «бірнеше жауап» түрімен қабылданды. Сұрақ саны: { $questions }
import-changed-equal-shares = Дұрыс жауап бірнешеу: дұрыстары балды тең бөледі, бұрыстары оны азайтады. Сұрақ саны: { $questions }
import-changed-equal-options = Екі нұсқа бірдей. Оларды тексеріңіз.
import-changed-picture-not-taken = Сұрақта сурет бар, ол алынбады. Суретті қосыңыз не мәтінді түзетіңіз.
import-changed-pictures-not-taken = Файлдағы суреттер алынбады. Саны: { $pictures }
import-changed-text-outside = Бұл мәтін ешбір сұраққа жатпайды, ол алынбады: { $text }
import-changed-kind-by-answer = Сұрақтың түрі көрсетілмеген, ол жауап бойынша анықталды. Сұрақ саны: { $questions }
import-changed-example-taken = Кестеде үлгідегі мысалдар қалған, олар сұрақ болып қабылданды. Жолдарын өшіріңіз. Мысал саны: { $questions }
import-changed-date-in-option = Excel мәнді күнге айналдырған. Осы жолдағы нұсқаларды тексеріңіз.
import-changed-sheet-without-questions = Парақта сұрақ жоқ, ол оқылмады: { $sheet }
import-changed-line-without-question = Жолда сұрақ жоқ, ол алынбады.
import-changed-points-not-read = Балл түсініксіз, әдепкі мән қабылданды: { $points }
import-changed-level-not-read = Деңгей түсініксіз, бос қалды: { $level }
import-changed-language-not-read = Тілі түсініксіз, ол әріптерден анықталды: { $language }

# Сұрақтар кестесінің үлгісі.
question-template-sheet = Сұрақтар
question-template-notes-sheet = Түсіндірме
question-template-introduction = Әр сұрақ – бірінші парақтағы бір жол. Мысал жолдарын өшіріңіз. Бағандардың орнын ауыстыруға, артығын жоюға болады. Екі тілдегі сұрақ – коды бірдей екі жол.

question-column-id = Коды
question-column-locale = Тілі
question-column-kind = Түрі
question-column-question = Сұрақ
question-column-option = Нұсқа
question-column-right = Дұрыс жауап
question-column-points = Балы
question-column-category = Тақырып
question-column-level = Деңгей
question-column-feedback = Түсіндірме

question-note-id = Сұраққа өзіңіз қойған белгі. Файл қайта келгенде сұрақ осы кодпен танылады. Бір сұрақтың екі тілдегі коды бірдей.
question-note-locale = Тізімнен таңдаңыз. Бос болса, тілі әріптерден анықталады.
question-note-kind = Тізімнен таңдаңыз. Бос болса, түрі жауаптардан анықталады.
question-note-question = Сұрақтың мәтіні.
question-note-option = A, B, C… бағандары. Нұсқа көп болса, G, H және басқа бағандарды қосыңыз.
question-note-right = Нұсқалардың әріптері үтірмен бөлінеді: A немесе A, C. Нұсқасыз сұрақта – жауаптың өзі.
question-note-points = Сұраққа берілетін балл. Бос болса – 1.
question-note-category = Сұрақтар қорының бөлімі. Сұрақтар тестке осы бойынша алынады.
question-note-level = Керек болса, тізімнен таңдаңыз.
question-note-feedback = Жауаптарды қарағанда білім алушы нені көреді.
question-note-one-choice = Бір нұсқа дұрыс. Жауап мысалы: A
question-note-several = Бірнеше нұсқа дұрыс. Жауап мысалы: A, C. Дұрыстары балды тең бөледі, бұрыстары оны азайтады.
question-note-true-false = Нұсқалар керек емес. Жауабы: дұрыс не бұрыс.
question-note-short = Нұсқалар керек емес. Дұрыс жазылуы бірнешеу болса, нүктелі үтірмен бөліңіз. * белгісі кез келген әріптерді алмастырады. Бас әріптер маңызды емес.
question-note-numeric = Нұсқалар керек емес. Жауабы – сан: 7. Ауытқуы бар: 3,14±0,01. Аралық: 1..5
question-note-matching = Әр нұсқада – жұп: сол жағы = оң жағы. Артық оң бөлікті былай жазыңыз: = оң жағы. Дұрыс жауап керек емес.
question-note-ordering = Нұсқалар дұрыс ретпен тұрады. Білім алушы оларды араласқан күйде көреді.
question-note-essay = Нұсқалар мен жауап керек емес: жұмысты оқытушы тексереді.

question-word-one-choice = Бір жауап
question-word-several = Бірнеше жауап
question-word-true-false = Дұрыс не бұрыс
question-word-short = Қысқа жауап
question-word-numeric = Сан
question-word-matching = Сәйкестендіру
question-word-ordering = Реттеу
question-word-essay = Жазба жауап
question-word-kk = Қазақ
question-word-ru = Орыс
question-word-easy = Жеңіл
question-word-middle = Орташа
question-word-hard = Қиын

question-example-category = Мысал
question-example-one-choice = Қазақстан Республикасында сот төрелігін кім жүзеге асырады?
    .a = Тек сот
    .b = Үкімет
    .c = Құқық қорғау органы
    .feedback = Конституцияның 75-бабы.
question-example-several = Азаматтық іс бойынша тарап кім?
    .a = Талапкер
    .b = Жауапкер
    .c = Куә
    .d = Аудармашы
question-example-true-false = Судья сот төрелігін іске асыру кезінде тәуелсіз.
    .right = Дұрыс
question-example-short = Талап қойған тарап қалай аталады?
    .right = талапкер; талап қоюшы
question-example-numeric = π саны неге тең? Жүздік үлеске дейін жазыңыз.
question-example-matching = Органдарды олардың міндеттерімен сәйкестендіріңіз.
    .a = Парламент = заң қабылдайды
    .b = Үкімет = заңды орындайды
    .c = Сот = сот төрелігін жүзеге асырады
question-example-ordering = Азаматтық істің сатыларын ретімен қойыңыз.
    .a = Талап қою
    .b = Істі талқылауға дайындау
    .c = Сот талқылауы
    .d = Шешім шығару
question-example-essay = Соттың тәуелсіздігі неге маңызды? Пікіріңізді негіздеңіз.
