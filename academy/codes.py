"""Six digits that an administrator reads out to who wants to link a phone (row A4, art. 7.5)."""

import re
from datetime import datetime, timedelta
from hashlib import pbkdf2_hmac
from hmac import compare_digest
from secrets import randbelow, token_hex

from academy import audit
from academy.errors.joining import MOST_WRONG, CodesClosed, CodeUnreadable, CodeWrong
from storage.database import Session
from storage.queries import joining as ask

LIFE = timedelta(minutes=10)
_DIGITS = 6
_ROUNDS = 10_000  # some milliseconds here; trying all codes takes longer than one lives


async def give(
    session: Session,
    actor_id: int | None,
    person_id: int,
    *,
    life: timedelta = LIFE,
    now: datetime,
) -> str:
    """A new code of this person; an earlier one ends. Shown once: only its hash is kept."""
    code, salt = f"{randbelow(10**_DIGITS):0{_DIGITS}}", token_hex(16)
    fields: dict[str, object] = {
        "salt": salt,
        "code_hash": _hash(salt, code),
        "expires_at": now + life,
    }
    await ask.keep_code(session, person_id, fields)
    audit.note(session, actor_id, "link-code-given", now=now, person=person_id)
    return code


async def check(
    session: Session, person_id: int, chat_id: int, typed: str, *, now: datetime
) -> None:
    """Use the person's code up. Wrong tries are counted by the person and by the chat, also across
    restarts; a right one forgets them.

    Raises CodeUnreadable, CodesClosed, CodeWrong.
    """
    code = re.sub(r"[\s-]", "", typed)
    if not re.fullmatch(rf"[0-9]{{{_DIGITS}}}", code):
        raise CodeUnreadable
    subjects = f"person:{person_id}", f"chat:{chat_id}"
    before = await ask.wrong(session, subjects)
    closed = [each.closed_until for each in before if each.closed_until is not None]
    if closed and max(closed) > now:
        raise CodesClosed(until=max(closed))
    found = await ask.code(session, person_id, now)
    is_right = found is not None and compare_digest(found.code_hash, _hash(found.salt, code))
    if found is None or not is_right or not await ask.use_code(session, person_id, found.code_hash):
        count = max((each.count for each in before), default=0)
        raise CodeWrong(left=max(MOST_WRONG - count - 1, 0), subjects=subjects, now=now)
    if before:
        await ask.forget_wrong(session, subjects)


def _hash(salt: str, code: str) -> str:
    return pbkdf2_hmac("sha256", code.encode(), salt.encode(), _ROUNDS).hex()
