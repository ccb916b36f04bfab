"""The questions of a file as items of a bank, each under its key; what cannot be asked is refused.

Nothing here asks the database: a large file is gone through beside the event loop.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from academy.bank_items import Item, base, is_photo, item, joined, marks, other
from academy.bank_limits import refusal
from academy.bank_sides import LONGEST_FEEDBACK, Side, remarks, scale, side
from academy.importing.banks import Bank, Kind, ParsedQuestion
from academy.importing.question_files import questions
from academy.importing.report import Changed, Refused
from academy.importing.texts import Text

_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_SEVERAL = "several-right-in-one-choice"
_MOSTLY = 0.8  # of a file's questions with Kazakh letters: then the rest is Kazakh, too


@dataclass(frozen=True)
class Items:
    """A whole file: its items, and what it has to say; `found` counts questions."""

    format: str
    found: int
    categories: tuple[str, ...]
    items: tuple[Item, ...] = ()
    changed: tuple[Changed, ...] = ()
    refused: tuple[Refused, ...] = ()
    refusal: Refused | None = None

    @property
    def kinds(self) -> dict[str, int]:
        """How many questions of each kind can be taken."""
        found: Counter[str] = Counter()
        for each in self.items:
            found[str(each.kind)] += len(each.lines)
        return dict(found)

    @property
    def left_kinds(self) -> dict[str, int]:
        """How many questions of each kind that is not taken."""
        left = (r.facts["kind"] for r in self.refused if r.reason == "kind-not-taken")
        return dict(Counter(str(kind) for kind in left))


def read(content: bytes, name: str, format: str, locale: str | None) -> Items:
    """The items of a file of any known format, or of the one that is named. Never raises on any
    bytes. Takes seconds for thousands of questions: runs in a worker process."""
    return items(questions(content, name, format), locale)


def items(bank: Bank, locale: str | None) -> Items:
    """The items of a parsed file. The language a question names goes before `locale`, that before
    what its letters tell."""
    words = [(question, side(question)) for question in bank.questions]
    kazakh = sum(_is_kazakh(each) for _, each in words)
    shelf = _Shelf(bank, locale, "kk" if words and kazakh >= _MOSTLY * len(words) else "ru")
    for question, own in words:
        shelf.put(question, own)
    return Items(
        format=bank.format,
        found=bank.found,
        categories=bank.categories,
        items=tuple(shelf.items.values()),
        changed=tuple(sorted([*bank.changed, *shelf.changed], key=lambda each: each.line)),
        refused=tuple(sorted([*bank.refused, *shelf.refused], key=lambda each: each.line)),
        refusal=bank.refusal,
    )


@dataclass
class _Shelf:
    """The items of a file while it is gone through."""

    bank: Bank
    locale: str | None
    otherwise: str  # the language of words without a Kazakh letter
    items: dict[str, Item] = field(default_factory=dict)
    changed: list[Changed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def __post_init__(self) -> None:
        several = (each for each in self.bank.changed if each.what == _SEVERAL)
        self._told = {(each.facts.get("file", ""), each.line) for each in several}
        self._seen: set[tuple[str, str, str]] = set()

    def put(self, question: ParsedQuestion, own: Side) -> None:
        reason = refusal(question, own)
        locale = question.locale or self.locale or ("kk" if _is_kazakh(own) else self.otherwise)
        sides, twin = {locale: own}, question.twin
        if reason is None and twin is not None:
            sides[other(locale)] = side(twin)
            meant = (twin.kind, scale(twin.answers)), (question.kind, scale(question.answers))
            is_one = meant[0] == meant[1]
            reason = refusal(twin, side(twin)) if is_one else self._differing(question)
        reason = reason or self._place(item(question, sides), question)
        if reason is not None:
            facts = {**reason.facts, **_file(question)}
            self.refused.append(replace(reason, line=question.line, facts=facts))
        else:
            self._mend(question)

    def _place(self, new: Item, question: ParsedQuestion) -> Refused | None:
        """Put it under its key; a key that another question of the file has gets a mark."""
        text, whole = marks(new)
        mark = (new.key, next(iter(new.sides)), whole)
        if mark not in self._seen:
            self._seen.add(mark)
            for key in (new.key, f"{new.key}#{text}", f"{new.key}#{whole}"):
                there = self.items.get(key)
                if there is None:
                    self.items[key] = replace(new, key=key)
                    return None
                if there.sides.keys() & new.sides.keys():
                    continue
                both = joined(there, new)
                if both is not None:
                    self.items[key] = both
                    return None
                if question.id:
                    return self._differing(question)
        return Refused(question.line, "repeated-question", {"item": new.key})

    def _differing(self, question: ParsedQuestion) -> Refused:
        return Refused(question.line, "languages-differ", {"item": base(question)})

    def _mend(self, question: ParsedQuestion) -> None:
        """Say what was taken otherwise than it is written."""
        right = sum(option.weight >= 100 for option in question.answers.options)
        is_told = (question.file, question.line) in self._told
        if question.kind == Kind.ONE_CHOICE and right > 1 and not is_told:
            self._note(question, _SEVERAL)
        if question.points == 0:
            self._note(question, "points-taken-as-one")
        if any(_is_long(text) for text in remarks(question)):
            self._note(question, "feedback-shortened", limit=LONGEST_FEEDBACK)
        for picture in question.pictures:
            if not is_photo(picture.content):
                self._note(question, "picture-not-shown", name=picture.name[:60])

    def _note(self, question: ParsedQuestion, what: str, **facts: str | int) -> None:
        self.changed.append(Changed(question.line, what, {**facts, **_file(question)}))


def _file(question: ParsedQuestion) -> dict[str, str]:
    """Which file of a package the question is in, for who reads of it."""
    return {"file": question.file} if question.file else {}


def _is_kazakh(own: Side) -> bool:
    words = [own.text, *(text for said in own.answers for text in (said.text, said.match))]
    return any(_KAZAKH.search(each) for each in words)


def _is_long(text: Text) -> bool:
    return len(text.text) > LONGEST_FEEDBACK and len(text.plain) > LONGEST_FEEDBACK
