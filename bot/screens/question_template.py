"""The words of the question table that is handed out: both languages in one file."""

from academy.importing.banks import Kind
from academy.importing.question_headers import QuestionColumn
from academy.importing.question_tables import EXAMPLE
from academy.importing.question_template import (
    BEFORE,
    BEHIND,
    OPTIONS,
    QuestionTemplateWords,
    Row,
)
from locales import Translator

_KINDS = tuple(kind for kind in Kind if kind != Kind.DESCRIPTION)
_LEVELS = ("easy", "middle", "hard")
_RIGHT = {Kind.ONE_CHOICE: "A", Kind.SEVERAL: "A, B", Kind.NUMERIC: "3,14±0,01"}
_OWN = ("right", "feedback")  # cells of an example that its words hold, beside the options


def template_words(kk: Translator, ru: Translator) -> QuestionTemplateWords:
    """What `academy.importing.question_template.template` is given to write."""

    def both(key: str, between: str = " / ") -> str:
        return between.join(dict.fromkeys([kk.plain(key), ru.plain(key)]))

    columns = (*BEFORE, QuestionColumn.OPTION, *BEHIND)
    return QuestionTemplateWords(
        sheet=both("question-template-sheet", " – "),
        notes_sheet=both("question-template-notes-sheet", " – "),
        introduction=[t.plain("question-template-introduction") for t in (kk, ru)],
        titles={column: both(f"question-column-{column}") for column in (*BEFORE, *BEHIND)},
        notes=[
            *(
                (both(f"question-column-{name}"), both(f"question-note-{name}", "\n"))
                for name in columns
            ),
            *(
                (both(f"question-word-{name}"), both(f"question-note-{name}", "\n"))
                for name in map(_key, _KINDS)
            ),
        ],
        choices={
            QuestionColumn.KIND: [both(f"question-word-{_key(kind)}") for kind in _KINDS],
            QuestionColumn.LOCALE: [both(f"question-word-{locale}") for locale in ("kk", "ru")],
            QuestionColumn.LEVEL: [both(f"question-word-{level}") for level in _LEVELS],
        },
        examples=[
            {
                QuestionColumn.ID: f"{EXAMPLE}{number}",
                QuestionColumn.LOCALE: both(f"question-word-{t.locale}"),
                QuestionColumn.KIND: both(f"question-word-{_key(kind)}"),
                QuestionColumn.POINTS: "1",
                QuestionColumn.CATEGORY: both("question-example-category"),
                QuestionColumn.LEVEL: both("question-word-easy"),
                QuestionColumn.RIGHT: _RIGHT.get(kind, ""),
                **_example(t, _key(kind)),
            }
            for number, kind in enumerate(_KINDS, start=1)
            for t in (kk, ru)
        ],
    )


def _key(kind: Kind) -> str:
    return kind.replace("_", "-")


def _example(t: Translator, kind: str) -> Row:
    cells = {name: f"question-example-{kind}.{name.lower()}" for name in (*OPTIONS, *_OWN)}
    words = {name: t.plain(key) for name, key in cells.items() if t.has(key)}
    return {QuestionColumn.QUESTION: t.plain(f"question-example-{kind}"), **words}
