"""Refusals of joining: the invite, the code, and too many wrong tries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from academy.errors import AcademyError
from storage.database import Session
from storage.queries import joining as ask

MOST_WRONG = 5  # codes written wrong before the first pause (row A4)
FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(days=1)
FORGOTTEN_AFTER = timedelta(days=1)  # without a wrong try


@dataclass(eq=False)
class InviteReplaced(AcademyError):
    """A newer invite took the place of this one."""


@dataclass(eq=False)
class CodeUnreadable(AcademyError):
    """What was written is not six digits."""


@dataclass(eq=False)
class CodesClosed(AcademyError):
    """Too many codes were wrong: none is looked at until then."""

    until: datetime


@dataclass(eq=False)
class CodeWrong(AcademyError):
    """The digits are not those that the administrator reads out, or their time is over."""

    left: int
    subjects: tuple[str, ...]
    now: datetime

    def params(self) -> dict[str, object]:
        return {"left": self.left}

    async def keep(self, session: Session) -> None:
        """The try counts, for the person and for the chat; from the fifth on each wrong one closes
        the door for twice as long."""
        since = self.now - FORGOTTEN_AFTER
        counted = await ask.count_wrong(session, self.subjects, self.now, since=since)
        for subject, count in counted.items():
            if count >= MOST_WRONG:
                doublings = min(count - MOST_WRONG, 16)
                pause = min(FIRST_PAUSE * 2**doublings, LONGEST_PAUSE)
                await ask.close_until(session, subject, self.now + pause)
