"""Eight questions in both languages, one of each kind, as a lecturer fills the template."""

from io import BytesIO

from openpyxl import load_workbook

from locales import Translator

CATEGORY = "Жол < & «ә»"
COLUMNS = ("id", "locale", "kind", "question", "right", "category")
Cells = dict[str, str]

KINDS = (
    "one-choice",
    "several",
    "true-false",
    "short",
    "numeric",
    "matching",
    "ordering",
    "essay",
)
ROWS: dict[str, list[Cells]] = {
    "kk": [
        {"question": "Төрелікті кім жүзеге асырады?", "A": "Сот", "B": "Прокурор", "right": "A"},
        {
            "question": "Тараптарды <b>белгілеңіз & тексеріңіз",
            **{"A": "Талап қоюшы", "B": "Жауапкер", "C": "Куә", "right": "A, B"},
        },
        {"question": "Судья тәуелсіз бе?", "right": "Дұрыс"},
        {"question": "Ең жоғары сот қалай аталады?", "right": "Жоғарғы Сот"},
        {"question": "Мерзім неше жыл? 🙏", "right": "12,5"},
        {
            "question": "Құжат пен адамды сәйкестендіріңіз",
            **{"A": "Талап арыз = талап қоюшы", "B": "Қарсылық = жауапкер", "C": "= сарапшы"},
        },
        {"question": "Кезеңдерді реттеңіз", "A": "Арыз", "B": "Отырыс", "C": "Шешім"},
        {"question": "Сот неге тәуелсіз?"},
    ],
    "ru": [
        {"question": "Кто осуществляет правосудие?", "A": "Суд", "B": "Прокурор", "right": "A"},
        {
            "question": "Отметьте <b>стороны & проверьте",
            **{"A": "Истец", "B": "Ответчик", "C": "Свидетель", "right": "A, B"},
        },
        {"question": "Независим ли судья?", "right": "Верно"},
        {"question": "Как называется высший суд?", "right": "Верховный Суд"},
        {"question": "Сколько лет срок? 🙏", "right": "12,5"},
        {
            "question": "Соотнесите бумагу и лицо",
            **{"A": "Иск = истец", "B": "Возражение = ответчик", "C": "= эксперт"},
        },
        {"question": "Расставьте стадии", "A": "Иск", "B": "Заседание", "C": "Решение"},
        {"question": "Почему суд независим?"},
    ],
}


def filled(template: bytes) -> bytes:
    """The template with its examples deleted and the sixteen rows in their place."""
    book = load_workbook(BytesIO(template))
    sheet = book.worksheets[0]
    words = {locale: Translator(locale) for locale in ROWS}
    names = {words["ru"].plain(f"question-column-{each}"): each for each in COLUMNS}
    titles = [str(cell.value).rpartition(" / ")[2] for cell in sheet[1]]
    sheet.delete_rows(2, sheet.max_row)
    for number, kind in enumerate(KINDS):
        for locale, rows in ROWS.items():
            cells = _named(words[locale], number, kind) | rows[number]
            sheet.append([cells.get(names.get(title, title)) for title in titles])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if cell.value else cell.data_type  # «= …» typed as text
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _named(t: Translator, number: int, kind: str) -> Cells:
    return {
        "id": f"J{number + 1}",
        "category": CATEGORY,
        "kind": t.plain(f"question-word-{kind}"),
        "locale": t.plain(f"question-word-{t.locale}"),
    }
