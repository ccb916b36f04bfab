"""How an entry travels: letters to everybody it is for, in the lane of its thread and side.

An album is one letter that waits a second for further parts; a part that comes while it waits
joins it, a later one makes another letter, and a message that is no part ends the wait.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from academy.entries import CAPTION, Piece, pieces, units
from academy.letters import Draft
from academy.routes import Route
from storage.database import Session
from storage.queries import letters as ask_letters
from storage.tables.consultations import Entry, Thread

QUESTION = "consultation-question"
ANSWER = "consultation-answer"
ALBUM_WAIT = timedelta(seconds=1)  # for the next part of an album


@dataclass(frozen=True)
class Stop:
    """Where an entry goes: to a person's own chat, or to a group."""

    kind: str
    lane: str
    person_id: int | None = None
    chat_id: int | None = None
    has_heading: bool = True

    @property
    def name(self) -> str:
        """As it stands in the keys of letters."""
        return f"p{self.person_id}" if self.person_id is not None else f"c{self.chat_id}"


def staff_lane(thread_id: int, person_id: int | None = None) -> str:
    """The lane of a thread's staff side: of the group, or of one teacher's own chat, so that one
    who is not reached keeps nobody else waiting."""
    lane = f"thread:{thread_id}:staff"
    return f"{lane}:{person_id}" if person_id is not None else lane


def learner_lane(thread_id: int) -> str:
    return f"thread:{thread_id}:learner"


def staff_stops(thread_id: int, route: Route) -> list[Stop]:
    """Where a learner's message goes."""
    if route.chat_id is not None:
        lane, has_heading = staff_lane(thread_id), not route.has_topics
        return [Stop(QUESTION, lane, chat_id=route.chat_id, has_heading=has_heading)]
    return [
        Stop(QUESTION, staff_lane(thread_id, each), person_id=each) for each in route.person_ids
    ]


def learner_stops(thread: Thread) -> list[Stop]:
    """Where an answer goes."""
    return [Stop(ANSWER, learner_lane(thread.id), person_id=thread.learner_id)]


def abouts(entry: Entry) -> list[str]:
    """What letters that carry the entry are about."""
    return [f"entry:{entry.id}", *([entry.parcel] if entry.parcel else [])]


async def drafts(
    session: Session,
    kept: Sequence[Entry],
    stops: Sequence[Stop],
    *,
    is_later: bool,
    arrived_at: datetime,
) -> list[Draft]:
    """The letters that carry an entry, or an album that is whole, to these stops. `is_later`: parts
    of its album came before; where their letter still waits, the entry joins it. `arrived_at` is
    when it reached us."""
    entry = kept[0]
    if entry.parcel is None:
        return singles(entry, stops)
    not_before = arrived_at + ALBUM_WAIT if len(kept) == 1 else None
    joined = await _join(session, entry, arrived_at + ALBUM_WAIT) if is_later else set()
    others = [each for each in stops if (each.person_id, each.chat_id) not in joined]
    return [*albums(entry, kept[-1].id, others, not_before), *_long_captions(kept, stops)]


async def end_wait(session: Session, parcel: str | None, *, but: str | None, now: datetime) -> None:
    """Something else than a part was written: let the album that waits go at once."""
    if parcel is not None and parcel != but:
        await ask_letters.hasten(session, parcel, now, now + ALBUM_WAIT)


def singles(entry: Entry, stops: Iterable[Stop]) -> list[Draft]:
    """The letters of an entry that travels alone, piece by piece."""
    return [
        _draft(entry, stop, piece, f"{stop.kind}:{entry.id}:{number}")
        for stop in stops
        for number, piece in enumerate(pieces(entry.kind, entry.text, has_heading=stop.has_heading))
    ]


def albums(
    entry: Entry, until: int, stops: Iterable[Stop], not_before: datetime | None
) -> Iterator[Draft]:
    """The letters of an album from this entry to the one numbered `until`: who writes goes before,
    for an album has neither a heading nor buttons."""
    parcel = {"parcel": entry.parcel, "until": until}
    for stop in stops:
        key = f"{stop.kind}:{entry.id}"
        if stop.has_heading:
            yield _draft(entry, stop, Piece(heading=True), f"{key}:heading", parcel)
        piece = Piece(text=True, file=True, last=True)
        yield _draft(entry, stop, piece, f"{key}:album", parcel, not_before)


def _long_captions(parts: Iterable[Entry], stops: Iterable[Stop]) -> list[Draft]:
    """What a subscriber wrote below a picture may be longer than a bot's caption: it follows."""
    return [
        _draft(each, stop, Piece(text=True), f"{stop.kind}:{each.id}:text")
        for each in parts
        if units(each.text) > CAPTION
        for stop in stops
    ]


async def _join(
    session: Session, entry: Entry, not_before: datetime
) -> set[tuple[int | None, int | None]]:
    """Put the entry into the letters of its album that still wait and never left; say to whom they
    go."""
    waiting = await ask_letters.postpone(session, entry.parcel or "", not_before)
    if waiting:
        facts = {letter.id: {**letter.facts, "until": entry.id} for letter in waiting}
        await ask_letters.change_all_facts(session, facts)
    return {(letter.person_id, letter.chat_id) for letter in waiting}


def _draft(
    entry: Entry,
    stop: Stop,
    piece: Piece,
    key: str,
    parcel: dict[str, Any] | None = None,
    not_before: datetime | None = None,
) -> Draft:
    is_album = parcel is not None and piece.file
    facts = {"entry_id": entry.id, "thread_id": entry.thread_id, "piece": piece.facts}
    return Draft(
        kind=stop.kind,
        key=f"{key}:{stop.name}",
        person_id=stop.person_id,
        chat_id=stop.chat_id,
        facts={**facts, **(parcel or {})},
        lane=stop.lane,
        in_order=True,
        about=entry.parcel if is_album else f"entry:{entry.id}",
        not_before=not_before,
    )


def again(parts: Sequence[Entry], stops: Sequence[Stop]) -> list[Draft]:
    """The letters of an album that is known whole, to others."""
    return [*albums(parts[0], parts[-1].id, stops, None), *_long_captions(parts, stops)]
