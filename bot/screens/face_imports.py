"""What an administrator sees of an archive of reference pictures: prompt, trial, report."""

from collections.abc import Mapping
from typing import Any

from academy.importing.face_files import RefusedFile
from academy.roster_orders import LARGEST
from bot.callbacks.consents import OpenRegister
from bot.callbacks.face_imports import OpenFaceImport, TakeFaces
from bot.callbacks.rosters import OpenRosters
from bot.reply import Button, Screen
from locales import Translator

MOST_TOLD = 12  # refused files on the screen; more of them come as a document


def prompt(t: Translator, *, biometrics: bool) -> Screen:
    """An archive is awaited; what it must be like, and whose pictures can be taken."""
    if not biometrics:
        return Screen(t("faces-off"), [[_back(t)]])
    register: list[Button] = [(t.plain("register.button"), OpenRegister())]
    return Screen(t("faces-import", limit=LARGEST), [register, [_back(t)]])


def received(t: Translator) -> Screen:
    """The archive is on its way through; a panel tells how far it is."""
    return Screen(t("faces-received"))


def tried(t: Translator, facts: Mapping[str, Any]) -> Screen:
    """The trial: what would be kept; the button says who vouches for it."""
    counts = facts["counts"]
    rows: list[list[Button]] = []
    parts = _report(t, "faces-tried", facts)
    if counts["taken"] or counts["doubtful"]:
        parts.append(t("faces-vouch"))
        rows.append([(t.plain("faces-take"), TakeFaces(work_id=facts["work_id"]))])
    return Screen("\n\n".join(parts), [*rows, [_again(t)], [_back(t)]])


def taken(t: Translator, facts: Mapping[str, Any]) -> Screen:
    """What was kept, what was not and why."""
    return Screen("\n\n".join(_report(t, "faces-taken", facts)), [[_again(t)], [_back(t)]])


def ended(t: Translator, key: str) -> Screen:
    """It ended without a report."""
    return Screen(t(key), [[_again(t)], [_back(t)]])


def reason(t: Translator, refused: RefusedFile) -> str:
    """One refused file, in a line of plain text."""
    return f"{refused.name} – {t.plain(f'faces-reason-{refused.reason}')}"


def _report(t: Translator, key: str, facts: Mapping[str, Any]) -> list[str]:
    refusal = facts["refusal"]
    if refusal is not None:
        return [t(f"faces-refusal-{refusal['reason']}", **refusal["facts"])]
    counts = facts["counts"]
    parts = [t(key, **counts)]
    lines = [
        t("faces-refused", name=each["name"], reason=t.plain(f"faces-reason-{each['reason']}"))
        for each in facts["files"][:MOST_TOLD]
    ]
    if more := counts["refused"] - len(lines):
        lines.append(t("faces-more", count=more))
    if lines:
        parts.append("\n".join(lines))
    return parts


def _again(t: Translator) -> Button:
    return t.plain("faces-import.button"), OpenFaceImport()


def _back(t: Translator) -> Button:
    return t.plain("menu-roster"), OpenRosters()
