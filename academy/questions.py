"""The bank of a discipline: questions of a file become versions of its items (rows Q1, Q3).

The same file again changes nothing. A changed question is a new version; papers that were drawn
keep the old one. The same item in the other language joins it, where both mean the same options.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from academy import audit
from academy.importing.banks import Bank, Kind, ParsedQuestion
from academy.importing.report import Changed, Refused, Report
from storage.database import Session
from storage.queries import questions as ask
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.questions import Option, Question, QuestionKind

TAKEN = {
    Kind.ONE_CHOICE: QuestionKind.ONE_CHOICE,
    Kind.SEVERAL: QuestionKind.SEVERAL,
    Kind.TRUE_FALSE: QuestionKind.TRUE_FALSE,
}
LONGEST = 3500  # characters of text and options: Telegram allows 4,096 a message
MOST_OPTIONS = 20
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class BankReport(Report):
    """What became of a file's questions: each was one of these four, or refused."""

    added: int = 0
    renewed: int = 0  # a new version of an item
    joined: int = 0  # an item's other language
    unchanged: int = 0

    @property
    def taken(self) -> int:
        return self.added + self.renewed + self.joined + self.unchanged

    def summary(self) -> dict[str, Any]:
        names = ("added", "renewed", "joined", "unchanged")
        return {**super().summary(), **{name: getattr(self, name) for name in names}}


@dataclass(frozen=True)
class _Item:
    """A question of the file in plain values, in one language."""

    key: str
    locale: str
    kind: QuestionKind
    category: str
    text: str
    options: tuple[tuple[str, float], ...]

    @property
    def weights(self) -> list[float]:
        return [weight for _, weight in self.options]


async def discipline(session: Session, code: str) -> Discipline | None:
    """The discipline of this code, for the console."""
    return await ask.discipline(session, code)


async def take_bank(
    session: Session, bank: Bank, *, discipline: Discipline, locale: str | None, now: datetime
) -> BankReport:
    """Take a parsed file into the bank; without a locale each question's letters tell it."""
    shelf = _Shelf(
        discipline.id,
        {each.key: each for each in await ask.current(session, discipline.id)},
        await ask.last_versions(session, discipline.id),
        now,
    )
    for question in bank.questions:
        shelf.take(question, locale)
    await session.flush()  # retired versions first, then the new ones
    session.add_all(shelf.new)
    await session.flush()
    if shelf.new:
        about: dict[str, Any] = {"discipline": discipline.id, "questions": len(shelf.new)}
        audit.note(session, None, "questions-imported", now=now, **about)
    return BankReport(
        format=bank.format,
        found=bank.found,
        changed=tuple(sorted([*bank.changed, *shelf.changed], key=lambda each: each.line)),
        refused=tuple(sorted([*bank.refused, *shelf.refused], key=lambda each: each.line)),
        refusal=bank.refusal,
        **shelf.counts,
    )


class _Shelf:
    """The items of a discipline while a file is taken in."""

    def __init__(
        self,
        discipline_id: int,
        there: dict[str, Question],
        versions: dict[str, int],
        now: datetime,
    ) -> None:
        self._discipline_id, self._there, self._versions = discipline_id, there, versions
        self._now = now
        self._seen: set[tuple[str, str]] = set()
        self.new: list[Question] = []
        self.changed: list[Changed] = []
        self.refused: list[Refused] = []
        self.counts = {"added": 0, "renewed": 0, "joined": 0, "unchanged": 0}

    def take(self, question: ParsedQuestion, locale: str | None) -> None:
        """Count the question in one of four ways, or refuse it with the reason."""
        reason = _not_taken(question)
        if reason is None:
            item = _item(question, locale)
            if (item.key, item.locale) in self._seen:  # many files repeat their titles
                item = _item(question, locale, unique=True)
            if (item.key, item.locale) in self._seen:
                reason = Refused(question.line, "repeated-question", {"item": item.key})
            else:
                reason = self._place(item, question.line)
            self._seen.add((item.key, item.locale))
        if reason is not None:
            self.refused.append(reason)

    def _place(self, item: _Item, line: int) -> Refused | None:
        old = self._there.get(item.key)
        if old is None:
            self._add(item, None)
            self.counts["added"] += 1
        elif not _words(old.text, item.locale) or old in self.new:
            if old.kind != item.kind or [each.weight for each in old.options] != item.weights:
                return Refused(line, "languages-differ", {"item": item.key})
            _join(old, item)
            self.counts["joined"] += 1
        elif _is_same(old, item):
            if not _words(old.text, _other(item.locale)):
                old.category = item.category
            self.counts["unchanged"] += 1
        else:
            self._renew(old, item, line)
        return None

    def _renew(self, old: Question, item: _Item, line: int) -> None:
        """A new version; the other language stays while the options mean the same."""
        is_kept = old.kind == item.kind and [o.weight for o in old.options] == item.weights
        if not is_kept and _words(old.text, _other(item.locale)):
            self.changed.append(Changed(line, "other-language-dropped", {"item": item.key}))
        old.retired_at = self._now
        self._add(item, old if is_kept else None)
        self.counts["renewed"] += 1

    def _add(self, item: _Item, old: Question | None) -> None:
        version = self._versions.get(item.key, 0) + 1
        self._versions[item.key] = version
        texts = [each.text for each in old.options] if old else [Bilingual()] * len(item.options)
        question = Question(
            discipline_id=self._discipline_id,
            key=item.key,
            version=version,
            category=item.category,
            kind=item.kind,
            text=_with(old.text if old else Bilingual(), item.locale, item.text),
            options=[
                Option(position=number, text=_with(before, item.locale, words), weight=weight)
                for number, (before, (words, weight)) in enumerate(
                    zip(texts, item.options, strict=True)
                )
            ],
        )
        self._there[item.key] = question
        self.new.append(question)


def _not_taken(question: ParsedQuestion) -> Refused | None:
    if question.kind not in TAKEN:
        return Refused(question.line, "kind-not-taken", {"kind": str(question.kind)})
    options = question.answers.options
    length = len(question.text.plain) + sum(len(option.text.plain) for option in options)
    if length > LONGEST:
        return Refused(question.line, "too-long", {"length": length, "limit": LONGEST})
    if len(options) > MOST_OPTIONS:
        facts = {"options": len(options), "limit": MOST_OPTIONS}
        return Refused(question.line, "too-many-options", facts)
    return None


def _item(question: ParsedQuestion, locale: str | None, *, unique: bool = False) -> _Item:
    """`unique` adds the text's hash to a title that another question of the file has, too."""
    text = question.text.plain
    options = tuple((each.text.plain, each.weight) for each in question.answers.options)
    mark = sha256(text.encode()).hexdigest()[:12]
    key = question.id or question.title or mark
    return _Item(
        key=f"{key}#{mark}" if unique else key,
        locale=locale or _spoken([text, *(words for words, _ in options)]),
        kind=TAKEN[question.kind],
        category=question.category,
        text=text,
        options=options,
    )


def _spoken(texts: Iterable[str]) -> str:
    return "kk" if any(_KAZAKH.search(text) for text in texts) else "ru"


def _words(text: Bilingual, locale: str) -> str:
    return text.kk if locale == "kk" else text.ru


def _other(locale: str) -> str:
    return "ru" if locale == "kk" else "kk"


def _with(text: Bilingual, locale: str, words: str) -> Bilingual:
    return Bilingual(kk=words, ru=text.ru) if locale == "kk" else Bilingual(kk=text.kk, ru=words)


def _is_same(old: Question, item: _Item) -> bool:
    options = tuple((_words(each.text, item.locale), each.weight) for each in old.options)
    return (old.kind, _words(old.text, item.locale), options) == (
        item.kind,
        item.text,
        item.options,
    )


def _join(old: Question, item: _Item) -> None:
    """The item learns its other language; what it asks stays the same."""
    old.text = _with(old.text, item.locale, item.text)
    for option, (words, _) in zip(old.options, item.options, strict=True):
        option.text = _with(option.text, item.locale, words)
