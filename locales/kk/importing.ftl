# Импорт файл туралы не айтады: нені қабылдамады, нені түзетті. Жолдың нөмірі осы сөздердің алдында тұрады.
import-at-line = { $line }-жол
import-at-line-of-file = { $file }, { $line }-жол
import-whole-file = Бүкіл файл

import-refused-file-too-big = Файл тым үлкен. Ең көбі { $limit } МБ болуы керек. Оны бөліктерге бөліңіз.
import-refused-not-text = Бұл мәтіндік файл емес. Оны UTF-8 кодтауындағы мәтін ретінде сақтап, қайта жіберіңіз.
import-refused-unknown-encoding = Файлдың кодтауын анықтау мүмкін болмады. Оны UTF-8 түрінде сақтап, қайта жіберіңіз.
import-refused-empty-file = Файл бос.
import-refused-no-questions = Файлда бірде-бір сұрақ жоқ. Файлдың дұрыс таңдалғанын тексеріңіз.

import-refused-not-moodle-xml = Бұл Moodle XML емес: файл «{ $root }» деп басталады. Moodle-ден «Moodle XML» пішімінде экспорттаңыз.

import-refused-unclosed-brace = Жабатын «{"}"}» жақшасы жоқ.
import-refused-stray-brace = Жабатын «{"}"}» жақшасының ашатын жақшасы жоқ.
import-refused-brace-inside-braces = Жауаптардың ішінде жақша тұр. Ол мәтіннің бөлігі болса, алдына «\» қойыңыз.
import-refused-empty-text = Сұрақтың мәтіні жоқ.
import-refused-text-before-options = Бірінші нұсқаның алдында «=» не «~» белгісі жоқ мәтін тұр.
import-refused-empty-option = Нұсқалардың бірі бос.
import-refused-too-few-options = Жауап нұсқалары тым аз: { $options }. Кемінде екеуі керек.
import-refused-no-right-answer = Толық балл берілетін дұрыс жауап жоқ.
import-refused-weights-do-not-add-up = Дұрыс жауаптардың салмағы қосқанда { $total } % болады, ал 100 % болуы керек.
import-refused-bad-weight = Жауаптың салмағы { $weight } %. Ол −100 мен 100 % аралығында болуы керек.
import-refused-too-few-pairs = Сәйкестендіруге кемінде екі жұп керек.
import-refused-broken-pair = Жұпта «->» белгісінен кейінгі бөлік жоқ: { $pair }
import-refused-not-a-number = Сан болуы керек еді, бірақ мынау тұр: { $text }
import-refused-empty-range = Аралықтың басы соңынан үлкен: { $text }
import-refused-kind-not-taken = Мұндай сұрақтар қабылданбайды: { $kind ->
        [description] сұрағы жоқ мәтін
        [hotspot] суреттегі орынды көрсету
        [selectpoint] суреттегі нүктені көрсету
        [positionobject] затты суретке орналастыру
        [hottext] мәтінде белгіленген сөздер
        [gapmatch] бос орынға апарылатын сөздер
        [gaps] бір сұрақта бірнеше жауап өрісі
        [graphicgapmatch] бос орынға апарылатын суреттер
        [graphicorder] суреттегі орындардың реті
        [graphicassociate] суреттегі жұптар
        [matchtable] бір жолына бірнеше дұрыс жауап келетін кесте
        [order] нұсқалардың бәрі қойылмайтын рет
        [slider] жылжытпа
        [drawing] сурет салу
        [upload] жауапқа файл жіберу
        [media] аудио не бейне
        [endattempt] сұрақ ішіндегі батырма
        [calculated] формуламен өзгеретін сандар
        [custom] бөлек бағдарламаның сұрағы
        [portablecustom] бөлек бағдарламаның сұрағы
        [cloze] бос орны бар мәтін (cloze)
        [multianswer] бос орны бар мәтін (cloze)
        [gapselect] сөз таңдау
        [ddwtos] сүйреп апару
        [ddmarker] сүйреп апару
        [ddimageortext] сүйреп апару
        [calculatedmulti] есептелетін жауап
        [calculatedsimple] есептелетін жауап
        [randomsamatch] кездейсоқ сәйкестендіру
       *[other] { $kind }
    }
import-refused-too-long = Сұрақ нұсқаларымен бірге тым ұзын: { $length } таңба, шегі – { $limit } таңба.
import-refused-too-many-options = Жауап нұсқалары тым көп: { $options }, шегі – { $limit }.
import-refused-option-too-long = Жауаптардың бірі тым ұзын: { $length } таңба, шегі – { $limit } таңба. Оны қысқартыңыз.
import-refused-points-out-of-range = Сұрақтың балы { $points }. Ол 0 мен { $limit } аралығында болуы керек.
import-refused-two-right-answers = Екі жауап та дұрыс деп белгіленген. Біреуін ғана қалдырыңыз.
import-refused-repeated-question = Файлда мұндай сұрақ бар: { $item }
import-refused-languages-differ = Бұл сұрақтың екі тілдегі нұсқалары саны немесе салмағы бойынша сәйкес келмейді: { $item }

import-refused-broken-xml = Файл осы жерде бүлінген, әрі қарай оқылмады. Оны бағдарламадан қайта экспорттаңыз.
import-refused-xml-entities = Файлда жариялаулар (ENTITY) бар, олар қауіпті. Сұрақтарды бағдарламадан қайта экспорттаңыз.
import-refused-file-missing = Тест осы файлды атайды, бірақ ол архивте жоқ. Тестті тұтас экспорттаңыз.
import-refused-options-are-pictures = Жауап нұсқалары – суреттер, олар батырмада көрінбейді. Оларды сөзбен жазыңыз.
import-refused-open-range = Сандар аралығының бір шегі ғана бар: { $text }. Екеуін де көрсетіңіз.
import-refused-too-many-questions = Файлдағы сұрақ саны шектен асады: { $limit }. Оны бөліктерге бөліңіз.

import-refused-not-a-calendar = Бұл күнтізбе емес. Күнтізбе бағдарламасынан сақталған .ics файлы керек.
import-refused-broken-calendar = Күнтізбе оқылмайды ({ $cause }). Оны бағдарламадан қайта сақтаңыз.
import-refused-no-events = Күнтізбеде бірде-бір оқиға жоқ.
import-refused-cut-off = Файл осы оқиғада үзіліп қалған. Оны қайта жүктеп алыңыз.
import-refused-no-date = Оқиғаның басталу уақыты жоқ.
import-refused-broken-date = Оқиғаның күні оқылмайды ({ $property }).
import-refused-impossible-date = Сабақ кестесінде мұндай күн болуы мүмкін емес: { $date }
import-refused-broken-rule = Қайталану ережесі оқылмайды.
import-refused-too-often = Оқиға сабақ үшін тым жиі қайталанады.
import-refused-repeated-uid = Нөмірі осындай (UID { $uid }) басқа оқиға жаңарақ, сол қабылданды.
import-refused-all-day = «{ $title }» оқиғасы күні бойына созылады. Бұл сабақ емес.
import-refused-broken-event = Оқиға оқылмайды ({ $cause }).

import-changed-decoded = Файл UTF-8 кодтауында емес, ол { $encoding } деп оқылды. Әріптерді тексеріңіз.
import-changed-no-line-after-category = $CATEGORY жолынан кейін бос жол жоқ.
import-changed-no-line-between = Сұрақтың алдында бос жол жоқ, ол бөлек сұрақ болып қабылданды.
import-changed-empty-line-in-braces = Жақшаның ішінде бос жол бар, сұрақ тұтас қабылданды.
import-changed-unescaped-equals = Сөз ішіндегі «=» белгісі мәтін ретінде қабылданды.
import-changed-several-right-in-one-choice = Дұрыс нұсқа бірнешеу, олардың кез келгені есепке алынады.
import-changed-answer-without-equals = Жауаптың алдында «=» жоқ, ол қысқа жауап ретінде қабылданды.
import-changed-decimal-comma = Сандағы үтір ондық үтір ретінде қабылданды.
import-changed-stray-signs = Жақшадан кейінгі артық белгілер алынып тасталды.
import-changed-title-as-text = Сұрақтың мәтіні жоқ, орнына атауы алынды.
import-changed-picture-left-out = Сұрақта сурет бар, бірақ файлда ол жоқ немесе жарамсыз. Сұрақты тексеріңіз.
import-changed-html-entity = HTML белгісі { $entity } әріпке ауыстырылды.
import-changed-file-left-out = Сұрақтағы файл алынбады: { $file }. PNG, JPEG, GIF, WebP суреттері ғана алынады.
import-changed-other-language-dropped = Нұсқалар өзгерді, екінші тілдегі мәтін алынып тасталды. Оны да импорттаңыз: { $item }
import-changed-category-kept = Сұрақ бұрынғы санатында қалды: { $kept }. Файлда басқасы көрсетілген: { $category }
import-changed-points-taken-as-one = Сұраққа 0 балл көрсетілген, 1 балл деп қабылданды.
import-changed-feedback-shortened = Түсіндірме тым ұзын, { $limit } таңбаға дейін қысқартылды.
import-changed-picture-not-shown = Бұл суретті Telegram көрсете алмайды, ол қабылданбады: { $name }. PNG не JPEG түрінде сақтап, файлды қайта жіберіңіз.

import-changed-all-or-nothing = Балл барлық дұрыс нұсқа белгіленгенде ғана берілетін. Енді әр дұрыс нұсқа өз үлесін береді, қатесі азайтады.
import-changed-feedback-left-out = Жауапқа байланысты түсіндірмелер қабылданбады.
import-changed-formula-as-text = Формула мәтін ретінде қабылданды. Оқылатынын тексеріңіз.
import-changed-entities-decoded = Жауаптың әріптері санмен жазылған екен, олар қалпына келтірілді. Жауапты тексеріңіз.
import-changed-named-entities = Файлдағы әріптер HTML белгілерімен жазылған екен, олар қалпына келтірілді. Сұрақтарды тексеріңіз.
import-changed-empty-options-left-out = Бос жауап нұсқалары қабылданбады.
import-changed-pairs-left-out = Бос және қайталанған жұптар қабылданбады.

import-changed-stale-time-zone = Файлдағы «{ $zone }» уақыт белдеуі ескірген (+06:00). Сабақ уақыты Астана бойынша алынды (+05:00).
import-changed-floating-time = Уақыт белдеуі көрсетілмеген оқиғалардың ({ $events }) уақыты Астана бойынша алынды.
import-changed-unknown-time-zone = «{ $zone }» уақыт белдеуі белгісіз. Уақыт Астана бойынша алынды.
import-changed-cut-off = Файл үзіліп қалған. Тек тұтас оқиғалар қабылданды.
import-changed-no-uid = Оқиғаның нөмірі (UID) жоқ. Қайта импорттағанда ауысқан сабақ танылмауы мүмкін.
import-changed-no-end = Оқиғаның аяқталу уақыты жоқ.
import-changed-end-before-start = Аяқталуы басталуынан бұрын тұр. Тек басталуы қабылданды.
import-changed-endless-rule = Қайталанудың соңы жоқ. Сабақтар мына күнге дейін қабылданды: { $until }
import-changed-outside-window = Бұл оқиғаның барлық сабағы қабылданатын мерзімнен тыс.
import-changed-online-without-link = Сабақ онлайн өтеді, бірақ сілтеме жоқ.
import-changed-unknown-mode = X-SABAQ-MODE ішіндегі сабақ түрі белгісіз: { $mode }
import-changed-line-left-out = Оқиғаның бір жолы оқылмады және өткізіп жіберілді. { $property }

import-summary = Табылды: { $found }, қабылданды: { $taken }, қабылданбады: { $refused }.
import-dry-run = Бұл – тексеру ғана: ештеңе өзгерген жоқ.

import-refused-consent-header = Баған атаулары жазылған жол жоқ. Керегі: код немесе ЖСН, мақсаты, нөмірі, күні.
import-refused-consent-none = Баған атауларының астында бірде-бір жол жоқ. Келісімдерді жазып, файлды қайта жіберіңіз.
import-refused-consent-broken = Жол оқылмайды: тырнақша жабылмаған немесе ұяшықта қате бар. Жолды түзетіңіз.
import-refused-consent-person = Код та, дұрыс ЖСН де жоқ. Кодты немесе ЖСН жазыңыз.
import-refused-consent-purpose = Мақсаты түсініксіз. Былай жазыңыз: оқу, бет фотосы немесе жеке куәлік.
import-refused-consent-origin = Қайнар көзі түсініксіз. Былай жазыңыз: қағаз немесе мемсервис.
import-refused-consent-number = Нөмірі жоқ немесе 60 таңбадан ұзын. Құжаттың нөмірін жазыңыз.
import-refused-consent-date = Күні оқылмайды. Былай жазыңыз: 24.11.2026
import-refused-consent-ahead = Бұл күн әлі келген жоқ. Оны тексеріңіз.
import-refused-consent-unknown = Академия тізімінде мұндай адам жоқ. Кодын немесе ЖСН тексеріңіз.
import-refused-consent-mixed = Бұл жолдағы код пен ЖСН – екі бөлек адамдікі. Кодты немесе ЖСН-ді түзетіңіз.
import-refused-consent-withdrawn = Адам бұл келісімін кейін қайтарып алған. Жаңасы болса, оның нөмірі мен күнін жазыңыз.
