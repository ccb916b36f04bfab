"""What a lecturer sees of a file of questions: the prompt, what it would do, how it ended."""

from typing import Any

from academy.bank_orders import LARGEST
from bot import bank_words
from bot.callbacks.questions import (
    DropBankFile,
    GetBankTemplate,
    OpenBank,
    SendBankFile,
    TakeBankFile,
)
from bot.reply import Button, Screen
from bot.screens.shortening import short
from locales import Translator
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline

_LINE = 300  # characters of a line: six of them fit into a message


def prompt(t: Translator, discipline: Discipline) -> Screen:
    """A file is awaited; the template is at hand."""
    text = t("bank-send", discipline=discipline.title, limit=LARGEST)
    template = (t.plain("bank-template.button"), GetBankTemplate(discipline_id=discipline.id))
    return Screen(text, [[template], [_back(t, discipline.id)]])


def received(t: Translator) -> Screen:
    """The file is on its way through; a panel tells how far it is."""
    return Screen(t("bank-received"))


def sheet(t: Translator, facts: dict[str, Any]) -> Screen:
    """What the file would do, and the two ways on."""
    counts = facts["counts"]
    is_new = counts["added"] or counts["renewed"] or counts["joined"]
    state = t("bank-nothing-yet" if is_new else "bank-nothing-new")
    parts = [_head(t, "bank-sheet", facts), *_told(t, facts), state]
    take = (t.plain("bank-take"), TakeBankFile(work_id=facts["work_id"]))
    drop = (t.plain("bank-dropped.button"), DropBankFile(work_id=facts["work_id"]))
    return Screen("\n\n".join(parts), [[take, drop] if is_new else [drop]])


def taken(t: Translator, facts: dict[str, Any]) -> Screen:
    """The questions are in use."""
    return Screen(_head(t, "bank-taken", facts), [[_back(t, facts["discipline_id"])]])


def dropped(t: Translator, discipline_id: int) -> Screen:
    """Nothing of the file was taken."""
    return Screen(t("bank-dropped"), [_again(t, discipline_id), [_back(t, discipline_id)]])


def refused(t: Translator, facts: dict[str, Any]) -> Screen:
    """No question was found in the file, and why."""
    why = t.plain(f"import-refused-{facts['reason']}", **facts["facts"])
    text = t("bank-refused", file=facts["name"], why=why)
    number = facts["discipline_id"]
    return Screen(text, [_again(t, number), [_back(t, number)]])


def ended(t: Translator, key: str, facts: dict[str, Any]) -> Screen:
    """An order ended otherwise than it was meant."""
    return Screen(t(key), [[_back(t, facts["discipline_id"])]])


def _head(t: Translator, key: str, facts: dict[str, Any]) -> str:
    title = Bilingual(**facts["title"])
    counts = [
        t("bank-count", what=name, count=count) for name, count in facts["counts"].items() if count
    ]
    if facts["refused"]:
        counts.append(t("bank-count", what="refused", count=facts["refused"]))
    return "\n".join([t(key, file=facts["name"], discipline=title), "", *counts])


def _told(t: Translator, facts: dict[str, Any]) -> list[str]:
    lines = [
        t("bank-line", text=short(bank_words.line(t, *each), _LINE)) for each in facts["lines"]
    ]
    more = facts["refused"] + facts["changed"] - len(lines)
    if more > 0:
        lines.append(t("bank-more", count=more))
    return ["\n".join(lines)] if lines else []


def _again(t: Translator, discipline_id: int) -> list[Button]:
    return [(t.plain("bank-send.button"), SendBankFile(discipline_id=discipline_id))]


def _back(t: Translator, discipline_id: int) -> Button:
    return (t.plain("bank.button"), OpenBank(discipline_id=discipline_id))
