"""What is said about a file of questions: each mended and refused line, and the counts."""

from typing import Any

from academy.questions import BankReport
from bot.import_words import place
from locales import Translator
from storage.tables.work import Work

SHOWN = 6  # lines of a report that stand in the message; all of them are in the document
_COUNTS = ("found", "added", "renewed", "joined", "unchanged")


def facts(job: Work, done: BankReport) -> dict[str, Any]:
    """A letter's facts of the report: the counts, and its first lines, the refused ones first."""
    told = [("refused", each.line, each.reason, each.facts) for each in done.refused]
    told += [("changed", each.line, each.what, each.facts) for each in done.changed]
    return {
        "name": job.facts["name"],
        "counts": {name: getattr(done, name) for name in _COUNTS},
        "refused": len(done.refused),
        "changed": len(done.changed),
        "lines": [[sort, line, key, dict(more)] for sort, line, key, more in told[:SHOWN]],
    }


def lines(t: Translator, done: BankReport) -> list[str]:
    """Every line of the report, the refused ones first."""
    refused = [
        line(t, "refused", each.line, each.reason, dict(each.facts)) for each in done.refused
    ]
    changed = [line(t, "changed", each.line, each.what, dict(each.facts)) for each in done.changed]
    return refused + changed


def line(t: Translator, sort: str, number: int, key: str, more: dict[str, Any]) -> str:
    """One line of it, as plain text."""
    words = t.plain(f"import-{sort}-{key}", **more)
    return f"{place(t, number, str(more.get('file', '')))}: {words}"
