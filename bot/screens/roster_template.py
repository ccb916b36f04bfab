"""The words of the empty roster: both languages in one file, because both offices fill it in."""

from academy.importing.roster_headers import Column
from academy.importing.roster_template import CHOSEN, COLUMNS, TemplateWords
from locales import Translator
from storage.tables.disciplines import LearnerKind
from storage.tables.people import Role

_CHOICES: dict[Column, tuple[str, ...]] = {
    Column.ROLE: tuple(Role),
    Column.KIND: tuple(LearnerKind),
    Column.LOCALE: ("kk", "ru"),
}


def template_words(kk: Translator, ru: Translator) -> TemplateWords:
    """What `academy.importing.roster_template.template` is given to write."""

    def both(key: str, between: str = " / ") -> str:
        return between.join(dict.fromkeys([kk.plain(key), ru.plain(key)]))

    names = {column: column.replace("_", "-") for column in COLUMNS}
    return TemplateWords(
        sheet=both("roster-template-sheet", " – "),
        notes_sheet=both("roster-template-notes-sheet", " – "),
        introduction=[t.plain("roster-template-introduction") for t in (kk, ru)],
        titles={column: both(f"roster-column-{name}") for column, name in names.items()},
        notes={column: both(f"roster-note-{name}", "\n") for column, name in names.items()},
        choices={
            column: [both(f"roster-word-{word}") for word in _CHOICES[column]] for column in CHOSEN
        },
    )
