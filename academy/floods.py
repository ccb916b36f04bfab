"""Too much at once: a learner is asked to pause, what was taken before is not lost (row C13)."""

from datetime import datetime, timedelta

from academy.errors.bans import TooManyMessages
from storage.database import Session
from storage.queries import floods as ask

# So many messages of one learner to all the staff together are taken within such a span.
LIMITS = ((timedelta(minutes=1), 30), (timedelta(hours=1), 200))


async def check(
    session: Session, learner_id: int, *, album: str | None = None, now: datetime
) -> None:
    """Raises TooManyMessages with the moment from which the learner may write again.

    Every part of an album counts as a message, but an album of which a part was taken is taken
    whole. Ask before the message is kept.
    """
    is_begun, oldest = await ask.written(session, learner_id, album, LIMITS, now)
    until = [at + span for at, (span, _) in zip(oldest, LIMITS, strict=True) if at is not None]
    if until and not is_begun:
        raise TooManyMessages(again_at=max(until))
