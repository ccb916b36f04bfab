"""Collecting: the pictures a check asks for come one by one or as an album, in any order;
with the last one the check goes to be looked at (rows V3, V5, V6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import letters, reviews, work
from academy.errors.identity import CheckExpired, CheckNotFound, NotAFreshPhoto
from storage.database import Session
from storage.queries import identity as ask
from storage.tables.consents import Purpose
from storage.tables.identity import Check, CheckKind, CheckPicture, CheckState, Part
from storage.tables.people import Person
from storage.tables.quizzes import Policy

WORK = "identity"
PER_PART = timedelta(seconds=120)
SELFIES = 3  # of an enrolment: their mean is the reference (VERIFICATION 2.3)
ENROLMENT = timedelta(days=1)  # so long an enrolment can be gone on with
_CARD = (Part.CARD_FRONT, Part.CARD_BACK)
_PARTS: dict[Policy, tuple[Part, ...]] = {
    Policy.NONE: (),
    Policy.FACE: (Part.SELFIE,),
    Policy.DOCUMENT: _CARD,
    Policy.FACE_AND_DOCUMENT: (Part.SELFIE, *_CARD),
    Policy.VIDEO_NOTE: (Part.VIDEO_NOTE,),
}
_SECOND = timedelta(seconds=1)  # messages carry whole seconds


@dataclass(frozen=True)
class Picture:
    """A picture or a video note as it came by a message, not downloaded yet."""

    file_id: str
    file_unique_id: str
    chat_id: int
    message_id: int


@dataclass(frozen=True)
class Collected:
    """What a picture brought about: the part wanted next, none when all are there; how many are
    wanted still; how many checks are looked at before this one."""

    check: Check
    wanted: Part | None
    left: int
    ahead: int = 0


def parts(policy: Policy) -> Sequence[Part]:
    """What a check by this policy asks for before an attempt or in it."""
    return _PARTS[policy]


def purposes(policy: Policy) -> list[Purpose]:
    """What the learner must have agreed to before pictures for such a check are asked for (V2)."""
    asked, card = set(parts(policy)), set(_CARD)
    wants = {Purpose.FACE: asked - card, Purpose.CARD: asked & card}
    return [purpose for purpose, of in wants.items() if of]


def wanted(check: Check) -> Sequence[Part]:
    """The parts this check asks for, in their order; of an enrolment several selfies."""
    asked = parts(check.policy)
    if check.kind == CheckKind.ENROLMENT and Part.SELFIE in asked:
        return (*[Part.SELFIE] * (SELFIES - 1), *asked)
    return asked


def missing(check: Check) -> list[tuple[Part, int]]:
    """What has not come yet, each with its place among its part from 0: the pictures at hand."""
    there = {(each.part, each.place) for each in check.pictures}
    asked = wanted(check)
    places = [(part, asked[:number].count(part)) for number, part in enumerate(asked)]
    return [each for each in places if each not in there]


def span(count: int) -> timedelta:
    """How long a challenge for so many parts lives: two minutes for each (VERIFICATION 3.2)."""
    return PER_PART * max(count, 1)


def lifetime(check: Check, parts: int) -> timedelta:
    """How long so many parts are awaited. An enrolment proves no presence: it has time."""
    return ENROLMENT if check.kind == CheckKind.ENROLMENT else span(parts)


def removals(pictures: Sequence[CheckPicture]) -> list[letters.Draft]:
    """Letters that take these pictures out of their chats; those of an archive came by none."""
    sent = [each for each in pictures if each.message_id]
    return [reviews.removal(each.chat_id, each.message_id) for each in sent]


async def receive(
    session: Session, learner: Person, check_id: int, picture: Picture, *, now: datetime
) -> Collected:
    """Keep a picture as the part wanted next; with the last one the check is looked at. `now` is
    the message's own time. The same message once more changes nothing.

    Raises CheckNotFound, CheckExpired, NotAFreshPhoto.
    """
    check = await ask.own_check(session, learner.id, check_id)
    if check is None:
        raise CheckNotFound
    if any(each.message_id == picture.message_id for each in check.pictures):
        return _collected(check)
    _refuse_late(check, now)
    if now < check.asked_at - _SECOND:
        raise NotAFreshPhoto
    (part, place), *rest = missing(check)
    after = CheckState.AWAITED if rest else CheckState.RECEIVED
    changes = {} if rest else {"received_at": now}
    if await ask.move(session, check_id, CheckState.AWAITED, after, **changes) is None:
        raise CheckExpired
    await ask.add_picture(session, check_id, part, place, received_at=now, **vars(picture))
    if rest:
        return Collected(check, rest[0][0], len(rest))
    job = {"check_id": check_id}
    ahead = await work.queue(session, WORK, job, person_id=learner.id, now=now)
    return Collected(check, None, 0, ahead)


async def sweep(session: Session, *, now: datetime) -> int:
    """Of checks that ended unfinished nothing stays: the chat loses the pictures, so do we."""
    gone = await ask.delete_expired_pictures(session)
    await letters.queue(session, removals(gone), now=now)
    return len(gone)


def _refuse_late(check: Check, now: datetime) -> None:
    """Raises CheckExpired, CheckNotFound."""
    is_awaited = check.state == CheckState.AWAITED
    if check.state == CheckState.EXPIRED or (is_awaited and now > check.expires_at):
        raise CheckExpired
    if not is_awaited:
        raise CheckNotFound


def _collected(check: Check) -> Collected:
    left = missing(check)
    return Collected(check, left[0][0] if left else None, len(left))
