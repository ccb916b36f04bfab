"""The questions of a text gathered one after another, with what was mended and refused."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from academy.importing.banks import Answers, Bank, Kind, ParsedQuestion
from academy.importing.documents import PICTURE
from academy.importing.gift_signs import NotTaken
from academy.importing.report import Changed, Refused
from academy.importing.texts import Text


@dataclass
class Gathered:
    """Everything that was said about one file, in the order in which it was met.

    `note` tells of every place; `note_once` of the first one, with the number of questions that
    were meant: a file has none of these or hundreds.
    """

    questions: list[ParsedQuestion] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    _often: dict[str, list[int]] = field(default_factory=dict)

    def take(self, question: ParsedQuestion) -> None:
        self.questions.append(question)
        if _has_picture(question):
            self.note(question.line, "picture-not-taken")
        if question.kind == Kind.SEVERAL:
            self.note_once(question.line, "equal-shares")
        texts = [option.text.plain for option in question.answers.options]
        if len(set(texts)) < len(texts):
            self.note(question.line, "equal-options")

    def refuse(self, line: int, why: NotTaken) -> None:
        self.refused.append(Refused(line, why.reason, why.facts))

    def note(self, line: int, what: str, **facts: str | int) -> None:
        self.changed.append(Changed(line, what, facts))

    def note_once(self, line: int, what: str) -> None:
        self._often.setdefault(what, []).append(line)

    def bank(self, format_: str, changed: Iterable[Changed] = ()) -> Bank:
        """The report on the whole; an empty one says so (no-questions)."""
        found = len(self.questions) + len(self.refused)
        often = [
            Changed(lines[0], what, {"questions": len(set(lines))})
            for what, lines in self._often.items()
        ]
        told = sorted([*changed, *self.changed, *often], key=lambda change: change.line)
        categories = dict.fromkeys(each.category for each in self.questions if each.category)
        return Bank(
            format=format_,
            found=found,
            questions=tuple(self.questions),
            categories=tuple(categories),
            changed=tuple(told),
            refused=tuple(sorted(self.refused, key=lambda no: no.line)),
            refusal=None if found else Refused(0, "no-questions"),
        )


def _has_picture(question: ParsedQuestion) -> bool:
    texts = (question.text, *_texts(question.answers))
    return any(text.has_picture or PICTURE in text.text for text in texts)


def _texts(answers: Answers) -> Iterable[Text]:
    yield from (option.text for option in answers.options)
    yield from (pair.left for pair in answers.pairs)
    yield from (Text(pair.right) for pair in answers.pairs)
