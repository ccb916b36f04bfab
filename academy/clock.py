"""When the bot was alive: its heartbeat, the gaps in it, and the time they give back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import deadlines, rechecks
from academy.deadlines import Move
from storage.database import Session
from storage.queries import clock as ask
from storage.tables.attempts import CreditReason
from storage.tables.clock import Outage, Ownership

BEAT = timedelta(seconds=1)
HUNG_AFTER = timedelta(seconds=3)  # without a beat the clock's process is given up
SMALLEST_GAP = timedelta(seconds=10)  # shorter silences are a slow beat, not an outage


@dataclass(frozen=True)
class Gap:
    """A time in which the bot was down."""

    began_at: datetime
    ended_at: datetime


async def beat(session: Session, *, now: datetime) -> None:
    """A sign of life; the clock's process gives one every second."""
    await ask.beat(session, now)


async def wake_up(session: Session, *, now: datetime) -> Gap | None:
    """Find the gap since the last beat and give it back to every attempt open at its beginning,
    also to those whose deadline fell into it (row Q12, art. 6.5): as a credit in the row, told to
    the learner. The question on the screen gets it back, too.

    A second start finds no gap: the beat is renewed in the same transaction.
    """
    last = await ask.last_beat(session)
    await ask.beat(session, now)
    if last is None or now - last < SMALLEST_GAP:
        return None
    span = now - last
    open_then = await ask.open_attempts(session, last)
    moves = [Move(attempt, attempt.deadline + span) for attempt in open_then]
    seen = {each.id: each.shown_at for each in open_then if each.shown_at is not None}
    count = await deadlines.move_all(session, moves, CreditReason.OUTAGE, None, now=now)
    await ask.set_shown(session, {key: at + span for key, at in seen.items() if at <= last})
    await rechecks.shift(session, span)
    session.add(Outage(began_at=last, ended_at=now, attempts=count))
    return Gap(began_at=last, ended_at=now)


async def is_hung(session: Session, *, now: datetime) -> bool:
    """Whether the clock was started once and has given no sign of life for too long."""
    last = await ask.last_beat(session)
    return last is not None and now - last > HUNG_AFTER


async def last_beat(session: Session) -> datetime | None:
    """When the clock last gave a sign of life."""
    return await ask.last_beat(session)


async def owned_by(session: Session, bot_id: int, api: str, username: str) -> Ownership:
    """The bot this database belongs to: at the first start this one (DESIGN.md 3.11). Its name is
    kept up to date: links begin with it."""
    owner = await ask.own(session, bot_id, api)
    if owner.bot_id == bot_id:
        owner.username = username
    return owner


async def keep_commands(session: Session, mark: str) -> None:
    """Telegram shows strangers the menu of commands with this mark."""
    owner = await ask.ownership(session)
    if owner is not None:
        owner.commands = mark


async def bot_name(session: Session) -> str:
    """The name of the bot in Telegram; empty before its first start."""
    owner = await ask.ownership(session)
    return owner.username if owner is not None else ""
