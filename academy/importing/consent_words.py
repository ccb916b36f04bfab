"""Words of a list of consents in Kazakh, Russian or English: its columns, purposes and origins."""

from academy.importing.roster_letters import folded

_COLUMNS = {
    "purpose": "Цель, Согласие, Вид согласия, Purpose, Consent, Мақсаты, Келісім, Келісім түрі",
    "number": "Номер согласия, Номер документа, Номер бумаги, Number, Нөмірі, Келісім нөмірі,"
    "Құжат нөмірі, Рег номер, Регистрационный номер, Номер",
    "date": "Дата, Дата согласия, Date, Күні, Келісім күні, Берілген күні, Дата документа",
    "origin": "Источник, Где дано, Форма, Origin, Қайнар көзі, Түрі, Қайда берілді, Форма согласия",
}
_PURPOSES = {
    "study": "study, учеба, об учебе, данные об учебе, обучение, персональные данные, оқу,"
    "оқу деректері, дербес деректер, пд",
    "face": "face, фото, фото лица, лицо, биометрия, биометрические данные, бет, бет фотосы,"
    "биометриялық деректер",
    "card": "card, удостоверение, удостоверение личности, жеке куәлік, куәлік, id card",
}
_ORIGINS = {
    "paper": "paper, бумага, на бумаге, бумажное, письменное, қағаз, қағазда, жазбаша",
    "state": "state, госсервис, государственный сервис, сервис согласий, egov, e-gov, kdp,"
    "мемлекеттік сервис, мемсервис, state service, смс, sms 1414, 1414",
}


def _table(words: dict[str, str]) -> dict[str, str]:
    return {folded(word): value for value, listed in words.items() for word in listed.split(",")}


COLUMNS, PURPOSES, ORIGINS = _table(_COLUMNS), _table(_PURPOSES), _table(_ORIGINS)


def named(words: dict[str, str], text: str) -> str:
    """What this word of a file means, or nothing."""
    return words.get(folded(text.replace(".", " ").strip()), "")
