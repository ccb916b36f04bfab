"""One message of a consultation: what a person wrote, how it is remembered, and over how many
messages of the other side it is spread.

Telegram takes 4,096 characters in a text and 1,024 in a caption, counted in UTF-16 units. A heading
is added for the reader; where both together are too long they stand apart: nothing is ever cut.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from storage.database import Session
from storage.queries import entries as ask
from storage.tables.consultations import Entry, EntryKind, Side, Thread
from storage.tables.people import Person

TEXT = 4096  # of a message
CAPTION = 1024  # below a file
HEADING = 500  # the longest heading: who writes, and about what

CAPTIONED = frozenset(
    {
        EntryKind.PHOTO,
        EntryKind.DOCUMENT,
        EntryKind.VOICE,
        EntryKind.VIDEO,
        EntryKind.AUDIO,
        EntryKind.ANIMATION,
    }
)


@dataclass(frozen=True)
class Spot:
    """A message in a chat of Telegram."""

    chat_id: int
    message_id: int


@dataclass(frozen=True)
class Written:
    """What a person wrote: a text, or a file under Telegram's id with the text below it.

    `html` is the text with its formatting, "" where it has none. `at` is where its author sees it,
    `quote` the message there that it answers, `album` what Telegram calls the parts of one,
    `arrived_at` when it reached us, which may be later than it was written.
    `facts` hold what belongs to the kind: a place, a contact, a file name, seconds.
    """

    kind: EntryKind
    text: str = ""
    file_id: str | None = None
    html: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    album: str | None = None
    at: Spot | None = None
    quote: Spot | None = None
    arrived_at: datetime | None = None


@dataclass(frozen=True)
class Piece:
    """The part of an entry that one message carries. The last one brings the whole: what follows a
    delivery follows it."""

    heading: bool = False
    text: bool = False
    file: bool = False
    last: bool = False

    @property
    def facts(self) -> dict[str, bool]:
        return asdict(self)


def pieces(kind: EntryKind, text: str, *, has_heading: bool = True) -> list[Piece]:
    """How an entry is spread: one message where it fits, the heading apart where it does not, and
    the text apart as well where a subscriber's caption is longer than a bot's may be. A kind
    without a caption has its heading in a message of its own."""
    has_file = kind != EntryKind.TEXT
    if has_file and kind not in CAPTIONED:
        return _apart(has_heading, [Piece(file=True, last=True)])
    if fits(text, has_file=has_file, has_heading=has_heading):
        return [Piece(has_heading, True, has_file, True)]
    if fits(text, has_file=has_file, has_heading=False):
        return _apart(has_heading, [Piece(text=True, file=has_file, last=True)])
    return _apart(has_heading, [Piece(text=True), Piece(file=True, last=True)])


def fits(text: str, *, has_file: bool, has_heading: bool) -> bool:
    """Whether one message takes the text, below a file, with a heading before it."""
    room = CAPTION if has_file else TEXT
    return units(text) <= room - (HEADING if has_heading else 0)


def headed(piece: Piece, text: str) -> Piece:
    """The same piece with a heading, where there is room for it: it was to go into a topic, and no
    topic could be made."""
    room = (CAPTION if piece.file else TEXT) - HEADING
    return replace(piece, heading=True) if piece.text and units(text) <= room else piece


def fitting(piece: Piece, text: str) -> Piece:
    """What of a piece still fits when the text was changed after it was cut: the heading gives way
    first; a text that is too long for a caption goes in a message of its own."""
    if not piece.text:
        return piece
    has_room = fits(text, has_file=piece.file, has_heading=False)
    has_heading = not has_room or fits(text, has_file=piece.file, has_heading=True)
    return replace(piece, heading=piece.heading and has_heading, text=has_room)


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def _apart(has_heading: bool, rest: list[Piece]) -> list[Piece]:
    return [Piece(heading=True), *rest] if has_heading else rest


def entry(
    thread: Thread, author: Person, written: Written, quote_id: int | None, *, now: datetime
) -> Entry:
    """What is remembered of a message in this thread."""
    side = Side.LEARNER if author.id == thread.learner_id else Side.STAFF
    album = written.album
    return Entry(
        thread_id=thread.id,
        author_id=author.id,
        side=side,
        kind=written.kind,
        text=written.text,
        html=written.html,
        file_id=written.file_id,
        facts=written.facts,
        album=album,
        parcel=f"parcel:{thread.id}:{side.value}:{album}" if album else None,
        quote_id=quote_id,
        written_at=now,
    )


async def keep_all(
    session: Session, kept: Sequence[Entry], spots: Sequence[Spot | None], *, now: datetime
) -> None:
    """Remember entries, and where their author sees them."""
    session.add_all(kept)
    await session.flush()
    rows = [
        {"chat_id": at.chat_id, "message_id": at.message_id, "entry_id": made.id, "sent_at": now}
        for made, at in zip(kept, spots, strict=True)
        if at is not None
    ]
    if rows:
        await ask.keep_copies(session, rows)
