"""Everything a report can say has words in both languages, with the facts it carries."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from academy.importing import gift, timetable
from academy.importing.report import Report
from locales import LOCALES, Translator

SOURCES = Path(__file__).parents[3] / "academy" / "importing"
NO_KEYS = {"utf-8", "utf-16-le", "utf-16-be", "identity-check"}
WINDOW = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


def keys() -> set[str]:
    """Every text of the importers that is written like a key."""
    texts = (
        node.value
        for path in SOURCES.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)} - NO_KEYS


@pytest.mark.parametrize("locale", LOCALES)
def test_every_key_of_the_importers_has_words(locale: str) -> None:
    t = Translator(locale)

    silent = {
        key
        for key in keys() | {"decoded"}
        if not t.has(f"import-refused-{key}") and not t.has(f"import-changed-{key}")
    }

    assert silent == set()


def reports() -> list[Report]:
    """Reports that together say nearly everything."""
    questions = [
        "Q {~%50%a ~%20%b}", "Q {~%100%a}", "Q {=a ~%500%b}", "Q {=a -> b =c}", "Q {#x}",
        "Q {#5..1}", "Q {=2+2=4 ~5}", "Q {#1,5}", "Q {=a ~b ~}", "::Title::{T}", "Q {a}", "Q {=a",
    ]  # fmt: skip
    events = [
        "DTSTART:x", "SUMMARY:a", "DTSTART:18000101T000000Z", "DTSTART;VALUE=DATE:20260907",
        "DTSTART;TZID=Mars:20260907T100000\nRRULE:FREQ=DAILY\nX-SABAQ-MODE:moon",
        "DTSTART:20260907T100000\nDTEND:20260907T090000\nnonsense",
        "UID:1\nDTSTART:20300101T000000Z",
        "UID:1\nDTSTART:20260907T100000Z", "DTSTART:20260907T100000Z\nRDATE;VALUE=TIME:133000Z",
    ]  # fmt: skip
    calendar = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return [
        gift.bank("\n\n".join(questions).encode("utf-16")),
        gift.bank(b"\x89PNG"),
        gift.bank(b" " * (21 * 1024 * 1024)),
        timetable.calendar(f"BEGIN:VCALENDAR\n{calendar}END:VCALENDAR".encode(), *WINDOW),
        timetable.calendar(b"x\nBEGIN:VCALENDAR\nEND:VCALENDAR", *WINDOW),
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_fit_the_facts(locale: str) -> None:
    t = Translator(locale)

    said = [
        t.plain(f"import-refused-{no.reason}", **no.facts)
        for report in reports()
        for no in (*report.refused, *([report.refusal] if report.refusal else []))
    ]
    said += [
        t.plain(f"import-changed-{change.what}", **change.facts)
        for report in reports()
        for change in report.changed
    ]

    assert len(set(said)) > 25
    assert all("{" not in text and text for text in said)
