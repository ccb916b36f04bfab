"""Events of a calendar made fit for expansion, and expanded within a window of time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component
from icalendar.prop import vDDDTypes, vRecur

from academy.importing.calendar_lines import ALMATY
from academy.importing.lesson_words import lesson_mode, link, unknown_mode, words
from academy.importing.report import Changed, Refused
from storage.tables.timetable import LessonMode

_ZONE = ZoneInfo(ALMATY)
_FREQUENCIES = frozenset(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
_MOST_A_DAY = 24
_YEARS = range(1990, 2101)  # a rule is counted through from its first year


class Unusable(ValueError):
    """An event that cannot become lessons; `reason` and `facts` go into the report."""

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@dataclass
class Event:
    """One VEVENT of the file and the line where it begins."""

    line: int
    component: Component
    changed: list[Changed] = field(default_factory=list)
    refused: Refused | None = None

    @property
    def uid(self) -> str:
        return words(self.component, "UID")

    def note(self, what: str, **facts: str | int) -> None:
        self.changed.append(Changed(self.line, what, facts))

    def refuse(self, reason: str, facts: Mapping[str, str | int]) -> None:
        self.refused = Refused(self.line, reason, facts)


def utc(moment: date) -> datetime:
    """The moment in UTC; a time without a zone, and a bare date, are those of Almaty."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=_ZONE)
    return (moment if moment.tzinfo else moment.replace(tzinfo=_ZONE)).astimezone(UTC)


def moment(component: Component, name: str) -> date:
    """The date or time of this property. Raises Unusable where there is none that can be read."""
    if name not in component:
        raise Unusable("no-date", property=name)
    written = component[name]
    if not isinstance(written, vDDDTypes) or not isinstance(written.dt, date):
        raise Unusable("broken-date", property=name)
    return written.dt


def is_all_day(component: Component) -> bool:
    """Whether the event is a day rather than an hour; Outlook marks some of these its own way."""
    is_marked = words(component, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    return is_marked or not isinstance(moment(component, "DTSTART"), datetime)


def mend(event: Event, until: datetime) -> None:
    """Make the event countable: an end after its start, a rule that ends, a UID.

    Raises Unusable for rules and dates that no timetable has.
    """
    component = event.component
    start = moment(component, "DTSTART")
    if start.year not in _YEARS:
        raise Unusable("impossible-date", date=str(start))
    if not event.uid:
        name = f"{start}/{words(component, 'SUMMARY')}"
        component["UID"] = str(uuid5(NAMESPACE_URL, name))
        event.note("no-uid")
    if "RECURRENCE-ID" in component:
        moment(component, "RECURRENCE-ID")
    _mend_end(event, start)
    for rule in _rules(component):
        _bound(event, rule, until)
    _note_words(event, start)


def _note_words(event: Event, start: date) -> None:
    component = event.component
    if isinstance(start, datetime) and start.tzinfo is None:
        zone = str(component["DTSTART"].params.get("TZID", ""))
        event.note("unknown-time-zone", zone=zone) if zone else event.note("floating-time")
    for name, _ in component.errors:
        event.note("line-left-out", property=str(name or ""))
    if unknown_mode(component):
        event.note("unknown-mode", mode=unknown_mode(component))
    if lesson_mode(component) == LessonMode.ONLINE and not link(component):
        event.note("online-without-link")


def _mend_end(event: Event, start: date) -> None:
    """An end before the start is no end: the start is what a reminder lives by, so it is kept."""
    component = event.component
    if "DTEND" in component:
        is_backwards = utc(moment(component, "DTEND")) < utc(start)
    elif "DURATION" in component:
        is_backwards = getattr(component["DURATION"], "dt", timedelta()) < timedelta()
    else:
        is_backwards = False
        if isinstance(start, datetime):
            event.note("no-end")
    if is_backwards:
        event.note("end-before-start")
        component.pop("DTEND", None)
        component.pop("DURATION", None)


def _rules(component: Component) -> list[vRecur]:
    written = component.get("RRULE", [])
    rules = written if isinstance(written, list) else [written]
    if not all(isinstance(rule, vRecur) and rule.get("FREQ") for rule in rules):
        raise Unusable("broken-rule")
    return rules


def _bound(event: Event, rule: vRecur, until: datetime) -> None:
    often = len(rule.get("BYHOUR", [0])) * len(rule.get("BYMINUTE", [0]))
    if rule["FREQ"][0] not in _FREQUENCIES or often > _MOST_A_DAY or "BYSECOND" in rule:
        raise Unusable("too-often")
    if "COUNT" in rule or "UNTIL" in rule:
        return
    event.note("endless-rule", until=until.date().isoformat())
    rule["UNTIL"] = [until + timedelta(days=1)]


def occurrences(events: Sequence[Event], since: datetime, until: datetime) -> list[Component]:
    """Every occurrence of one UID that begins in the window, cancelled ones as well."""
    calendar = Calendar()
    for event in events:
        calendar.add_component(event.component)
    day = timedelta(days=1)  # times without a zone are compared as they stand
    found = recurring_ical_events.of(calendar).between(since - day, until + day)
    return [one for one in found if since <= utc(moment(one, "DTSTART")) < until]
