"""Question banks in QTI 1.2, 2.1 and 3.0: an XML file or a package; every loss is told.

A line is one of the question's own file; `file` in the facts names the file inside the package.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from posixpath import dirname

from academy.importing import qti1, qti2
from academy.importing.archives import Archive, archive
from academy.importing.banks import Bank, ParsedQuestion
from academy.importing.gift_signs import NotTaken
from academy.importing.qti_packages import Part, part_of, parts
from academy.importing.qti_pictures import Pictures
from academy.importing.qti_xml import Item, sheet
from academy.importing.report import MEGABYTE, Changed, Refused
from academy.importing.texts import Text

FORMAT = "qti"
LIMIT = 20 * MEGABYTE  # the largest file a bot may download from Telegram
MOST_QUESTIONS = 20_000


def bank(data: bytes, name: str) -> Bank:
    """The bank of a QTI file; `name` is the file's own. Never raises on any bytes."""
    try:
        read = _parts(data)
        if isinstance(read, Refused):
            return Bank(format=FORMAT, refusal=read)
        found, package = read
        return _bank(found, Pictures(package))
    except Exception as error:
        # A file made by hand can break what no list of errors foresees; it is refused, not us.
        refusal = Refused(0, "broken-file", {"cause": type(error).__name__})
        return Bank(format=FORMAT, refusal=refusal)


def is_package(package: Archive) -> bool:
    """Whether a ZIP that is nothing else may hold QTI: some file of it is XML."""
    return any(name.lower().endswith(".xml") for name in package.files)


def _parts(data: bytes) -> tuple[list[Part], Archive | None] | Refused:
    if len(data) > LIMIT:
        return Refused(0, "file-too-big", {"limit": LIMIT // MEGABYTE})
    if not data.strip(b"\x00 \t\r\n"):
        return Refused(0, "empty-file")
    if not data.startswith(b"PK"):
        return [part_of("", sheet(data.lstrip()))], None
    package = archive(data)
    return package if isinstance(package, Refused) else (parts(package), package)


def _bank(found: Iterable[Part], pictures: Pictures) -> Bank:
    shelf = _Shelf(pictures)
    for part in found:
        shelf.take(part)
    if shelf.found > MOST_QUESTIONS:
        refusal = Refused(0, "too-many-questions", {"limit": MOST_QUESTIONS})
        return Bank(format=FORMAT, refusal=refusal)
    return Bank(
        format=FORMAT,
        found=shelf.found,
        questions=tuple(_told_apart(shelf.questions)),
        categories=tuple(dict.fromkeys(each.category for each in shelf.questions if each.category)),
        changed=tuple(shelf.changed),
        refused=tuple(shelf.refused),
        refusal=None if shelf.found else shelf.refusal,
    )


class _Shelf:
    """The questions of a package while its files are read."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self.questions: list[ParsedQuestion] = []
        self.changed: list[Changed] = []
        self.refused: list[Refused] = []
        self.refusal = Refused(0, "no-questions")  # said where nothing is found

    @property
    def found(self) -> int:
        return len(self.questions) + len(self.refused)

    def take(self, part: Part) -> None:
        """Take the questions of one file, or say on which line and why not."""
        facts = {"file": part.name} if part.name else {}
        if part.is_mended:
            self.changed.append(Changed(0, "named-entities", facts))
        for item in part.items:
            notes: list[str] = []
            try:
                question = self._question(item, part, notes)
            except NotTaken as why:
                self._refuse(Refused(item.node.line, why.reason, why.facts), facts)
            else:
                self.questions.append(question)
                new = (Changed(question.line, what, facts) for what in dict.fromkeys(notes))
                self.changed.extend(new)
        if part.fault and (part.name or self.found):
            self._refuse(part.fault, facts)
        elif part.fault:
            self.refusal = part.fault

    def _question(self, item: Item, part: Part, notes: list[str]) -> ParsedQuestion:
        if item.fault:
            raise NotTaken(item.fault.reason, **item.fault.facts)
        read = qti1.question if item.node.name == "item" else qti2.question
        question = read(item, notes)
        pictures, is_lost = self._pictures.of(_texts(question), dirname(part.name))
        if is_lost:
            notes.append("picture-left-out")
        return replace(question, pictures=pictures, file=part.name)

    def _refuse(self, why: Refused, facts: dict[str, str]) -> None:
        self.refused.append(replace(why, facts={**why.facts, **facts}))


def _texts(question: ParsedQuestion) -> list[Text]:
    answers = question.answers
    lefts = (pair.left for pair in answers.pairs)
    return [question.text, *(option.text for option in answers.options), *lefts]


def _told_apart(questions: Iterable[ParsedQuestion]) -> Iterable[ParsedQuestion]:
    """An identifier that a package uses twice names nothing: its questions go by their titles."""
    questions = list(questions)
    times = Counter(question.id for question in questions)
    return (replace(each, id="") if times[each.id] > 1 else each for each in questions)
