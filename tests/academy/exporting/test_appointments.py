"""The file for a calendar: one event, and the Academy's clock beside it."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from academy.exporting.appointments import Appointment, calendar
from academy.timetable import ACADEMY_ZONE

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)


def test_every_file_has_the_clock_its_times_are_told_by() -> None:
    for number in (1, 2):
        at = Appointment(number, 0, NOW, NOW + timedelta(hours=1), "Кеңес", "", "", False)

        content = calendar(at, now=NOW)

        read = Calendar.from_ical(content)
        [clock], [event] = read.timezones, read.events
        assert clock.tz_name == ACADEMY_ZONE.key
        assert f"DTSTART;TZID={ACADEMY_ZONE.key}:".encode() in content
        assert clock.to_tz().utcoffset(NOW.replace(tzinfo=None)) == timedelta(hours=5)
        assert event.start == NOW
