"""How the bot is: what waits, what failed, since when (row A13)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage.database import Session
from storage.queries import clock as ask_clock
from storage.queries import health as ask
from storage.queries import inbox as ask_inbox
from storage.queries import letters as ask_letters

_SILENT_AFTER = timedelta(seconds=30)  # six beats of the clock
_SLOW_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Health:
    """Ages are None where there is nothing to be old."""

    clock_age: timedelta | None
    updates_unfinished: int
    updates_failed: int
    last_update_age: timedelta | None
    letters_due: int
    oldest_letter_age: timedelta | None
    work_waiting: int
    work_poisoned: int
    oldest_work_age: timedelta | None

    @property
    def is_well(self) -> bool:
        """The clock ticks and nothing has waited for too long."""
        ages = (self.oldest_letter_age, self.oldest_work_age)
        is_slow = any(age is not None and age > _SLOW_AFTER for age in ages)
        return self.clock_age is not None and self.clock_age < _SILENT_AFTER and not is_slow

    def facts(self) -> dict[str, Any]:
        """For another program: counts, and ages in whole seconds."""
        ages = {
            name: None if value is None else round(value.total_seconds())
            for name, value in vars(self).items()
            if name.endswith("_age")
        }
        return {"well": self.is_well, **vars(self), **ages}

    def table(self) -> str:
        """For a person at the console."""
        return "\n".join(f"{name:<20} {value}" for name, value in self.facts().items())


async def health(session: Session, *, now: datetime) -> Health:
    """How the bot is at this moment."""
    unfinished, failed, last = await ask_inbox.state_of_things(session)
    letters, oldest_letter = await ask_letters.queue_length(session, now)
    waiting, poisoned, oldest_work = await ask.work(session)
    return Health(
        clock_age=_age(await ask_clock.last_beat(session), now),
        updates_unfinished=unfinished,
        updates_failed=failed,
        last_update_age=_age(last, now),
        letters_due=letters,
        oldest_letter_age=_age(oldest_letter, now),
        work_waiting=waiting,
        work_poisoned=poisoned,
        oldest_work_age=_age(oldest_work, now),
    )


def _age(moment: datetime | None, now: datetime) -> timedelta | None:
    return None if moment is None else now - moment
