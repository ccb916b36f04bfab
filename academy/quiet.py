"""Quiet hours: at night the bot rings nobody; what is urgent comes without a sound.

Reminders, escalations and reminders of bookings wait until the morning. Questions and answers leave
at once, silently. The hours are settings, in the time of the Academy; both the same: none.
"""

from datetime import datetime, time, timedelta

from academy.settings import Settings
from academy.timetable import ACADEMY_ZONE

_DAY = timedelta(days=1)


def is_quiet(settings: Settings, *, now: datetime) -> bool:
    """Whether nobody should hear a sound now."""
    begins, ends, at = settings.quiet_from, settings.quiet_until, _hour(now)
    if begins <= ends:
        return begins <= at < ends
    return at >= begins or at < ends  # over midnight


def morning(settings: Settings, *, now: datetime) -> datetime:
    """From when on somebody may be rung: now, or when the quiet hours end."""
    if not is_quiet(settings, now=now):
        return now
    here = now.astimezone(ACADEMY_ZONE)
    ends = datetime.combine(here.date(), settings.quiet_until, ACADEMY_ZONE)
    return (ends if here < ends else ends + _DAY).astimezone(now.tzinfo)


def _hour(now: datetime) -> time:
    return now.astimezone(ACADEMY_ZONE).time()
