"""The bank of a discipline: questions of a file become versions of its items (rows Q1, Q3).

The same file again changes nothing. A changed question is a new version, and so is an item that
learns its other language; papers that were drawn keep the old one. A file is staged in portions
that nobody sees, and comes into use in one moment: after a crash the bank is as it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from academy import audit
from academy.bank_comparing import Compared, Fate, compared
from academy.bank_files import Items, items
from academy.bank_items import Item
from academy.errors.questions import BankChanged
from academy.importing.banks import Bank
from academy.importing.report import Changed, Refused, Report
from storage.database import Session
from storage.queries import questions as ask
from storage.tables.disciplines import Discipline

CHUNK = 40  # items a transaction stages beside people who press
_HEAVIEST = 2 * 1024 * 1024  # bytes of pictures in a portion
_FORGOTTEN = timedelta(days=1)  # what an import that died has staged
_AT_ONCE = 2**31 - 1  # the mark of an import that is one transaction
_PORTION = 200  # staged questions a transaction deletes


@dataclass(frozen=True, kw_only=True)
class BankReport(Report):
    """What became of a file's questions: each was one of these four, or refused."""

    added: int = 0
    renewed: int = 0  # a new version of an item
    joined: int = 0  # an item's other language
    unchanged: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    left_kinds: dict[str, int] = field(default_factory=dict)  # that are not taken
    categories: tuple[str, ...] = ()

    @property
    def taken(self) -> int:
        return self.added + self.renewed + self.joined + self.unchanged

    def summary(self) -> dict[str, Any]:
        """The report as `sabaq import questions --json` prints it."""
        counts = {str(name): getattr(self, name) for name in _COUNTED}
        told = super().summary()
        first = {name: told.pop(name) for name in ("format", "found", "taken")}
        kinds = {"kinds": self.kinds, "categories": list(self.categories)}
        return {**first, **kinds, **told, "left_kinds": self.left_kinds, **counts}


_COUNTED = (Fate.ADDED, Fate.RENEWED, Fate.JOINED, Fate.UNCHANGED)


@dataclass
class Intake:
    """A file on its way into the bank: what its items did so far. `mark` is its own among all that
    are on their way, 1 or more."""

    discipline_id: int
    mark: int
    file: Items
    counts: dict[Fate, int] = field(default_factory=lambda: dict.fromkeys(_COUNTED, 0))
    kinds: dict[str, int] = field(default_factory=dict)
    changed: list[Changed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)  # questions the staged ones supersede
    staged: int = 0
    _told: set[tuple[object, ...]] = field(default_factory=set)

    def count(self, done: Compared) -> None:
        """Each question of the file is counted once: taken, or refused."""
        lines, fate = done.item.lines, done.fate
        if fate == Fate.DIFFERING:
            facts = {"item": done.item.key}
            self.refused += [Refused(line, "languages-differ", facts) for line in lines]
            return
        kind = str(done.item.kind)
        self.kinds[kind] = self.kinds.get(kind, 0) + len(lines)
        self.counts[fate] += 1
        self.counts[Fate.JOINED if fate != Fate.UNCHANGED else fate] += len(lines) - 1
        for each in done.changed:  # of many alike the first is told
            what = (each.what, *each.facts.values())
            if what not in self._told:
                self.changed.append(each)
            self._told.add(what)

    def report(self) -> BankReport:
        """What became of the file."""
        file = self.file
        return BankReport(
            format=file.format,
            found=file.found,
            changed=tuple(sorted([*file.changed, *self.changed], key=lambda each: each.line)),
            refused=tuple(sorted([*file.refused, *self.refused], key=lambda each: each.line)),
            refusal=file.refusal,
            kinds=dict(self.kinds),
            left_kinds=file.left_kinds,
            categories=file.categories,
            **{str(fate): count for fate, count in self.counts.items()},
        )


async def discipline(session: Session, code: str) -> Discipline | None:
    """The discipline of this code, for the console."""
    return await ask.discipline(session, code)


async def take_bank(
    session: Session, bank: Bank, *, discipline: Discipline, locale: str | None, now: datetime
) -> BankReport:
    """Take a small parsed file at once; without a locale each question's letters tell it."""
    intake = Intake(discipline.id, _AT_ONCE, items(bank, locale))
    for portion in portions(intake.file.items):
        await stage(session, intake, portion, now=now)
    await switch(session, None, intake, now=now)
    return intake.report()


def portions(found: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in portions of which each is staged in a short transaction."""
    start = weight = 0
    for number, item in enumerate(found):
        own = sum(len(picture.content) for picture in item.pictures)
        if number > start and (number - start >= CHUNK or weight + own > _HEAVIEST):
            yield found[start:number]
            start, weight = number, 0
        weight += own
    if found:
        yield found[start:]


async def compare(session: Session, intake: Intake, portion: Sequence[Item]) -> list[Compared]:
    """What a portion of the file would do to the bank as it is; each question is counted."""
    there = await ask.with_keys(session, intake.discipline_id, [item.key for item in portion])
    by_key = {each.key: each for each in there}
    done = [compared(item, by_key.get(item.key)) for item in portion]
    for each in done:
        intake.count(each)
    intake.seen |= {
        c.item.key: by_key[c.item.key].id for c in done if c.row and c.item.key in by_key
    }
    return done


async def stage(
    session: Session, intake: Intake, portion: Sequence[Item], *, now: datetime
) -> None:
    """Keep a portion of the file where nobody sees it yet."""
    done = await compare(session, intake, portion)
    pictures = {p.key: p.content for c in done if c.row for p in c.item.pictures}
    await ask.keep_pictures(session, pictures)
    rows = [c.row for c in done if c.row is not None]
    own = {"discipline_id": intake.discipline_id, "version": -intake.mark}
    await ask.add_staged(session, [(r.question | own, r.options, r.pictures) for r in rows], now)
    intake.staged += len(rows)


async def switch(session: Session, actor_id: int | None, intake: Intake, *, now: datetime) -> None:
    """All that was staged comes into use, and what it supersedes is retired, in this moment.

    Raises BankChanged: the bank is not what it was when the file was compared.
    """
    number, version = intake.discipline_id, -intake.mark
    await ask.hold(session, number)
    is_whole = await ask.count_staged(session, number, version) == intake.staged
    if not is_whole or await ask.superseded(session, number, version) != intake.seen:
        raise BankChanged
    if not intake.staged:
        return
    await ask.switch(session, number, version, now)
    facts: dict[str, Any] = {str(fate): count for fate, count in intake.counts.items()}
    audit.note(session, actor_id, "questions-imported", now=now, discipline=number, **facts)


async def clear(session: Session, intake: Intake, *, now: datetime) -> int:
    """Delete a portion of what this import, before it died, or another one long ago has staged;
    how many. Again until 0."""
    number, before = intake.discipline_id, now - _FORGOTTEN
    return await ask.remove_staged(session, number, -intake.mark, before, _PORTION)
