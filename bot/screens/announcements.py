"""What a person sees of announcements: the writing, the preview, the message, the report."""

from math import ceil

from academy.announcements import TEXT_LENGTH, Report
from academy.institution import institution
from academy.settings import Settings
from bot.callbacks.announcements import (
    CancelAnnouncement,
    OpenAnnouncement,
    SendAnnouncement,
    StopAnnouncement,
    WriteAnnouncement,
)
from bot.callbacks.joining import OpenMenu
from bot.pacer import LETTERS_PER_SECOND
from bot.reply import Button, Screen
from bot.screens.pages import turning
from locales import Translator
from storage.tables.columns import Bilingual


def prompt(t: Translator, language: str) -> Screen:
    """The text is awaited in this language."""
    cancel = (t.plain("announcement-cancel"), OpenMenu())
    return Screen(t(f"announcement-write-{language}", limit=TEXT_LENGTH), [[cancel]])


def announcement(t: Translator, settings: Settings, text: Bilingual) -> Screen:
    """What a recipient gets; the author's own formatting is HTML already."""
    return Screen(
        t("announcement", academy=institution(settings).name) + "\n\n" + text.text(t.locale)
    )


def confirmation(t: Translator, announcement_id: int, recipients: int) -> Screen:
    """To how many it goes, how long that takes, and the two ways on."""
    seconds = ceil(recipients / LETTERS_PER_SECOND)
    duration = (
        t("announcement-seconds", count=seconds)
        if seconds < 60
        else t("announcement-minutes", count=ceil(seconds / 60))
    )
    send = (t.plain("announcement-send"), SendAnnouncement(announcement_id=announcement_id))
    cancel = (t.plain("announcement-cancel"), CancelAnnouncement(announcement_id=announcement_id))
    text = t("announcement-confirmation", recipients=recipients, duration=duration)
    return Screen(text, [[send, cancel]])


def cancelled(t: Translator) -> Screen:
    """Nobody got it."""
    again = (t.plain("menu-announce"), WriteAnnouncement())
    return Screen(t("announcement-cancelled"), [[again], [(t.plain("menu.button"), OpenMenu())]])


def report(t: Translator, at: Report) -> Screen:
    """How the sending goes; with a button that looks again while it lasts."""
    number, menu = at.announcement.id, (t.plain("menu.button"), OpenMenu())
    turn = turning(t, at.names, lambda page: OpenAnnouncement(announcement_id=number, page=page))
    again = OpenAnnouncement(announcement_id=number, page=at.names.number)
    going: list[Button] = []
    if at.waiting:
        stop = (t.plain("announcement-stop"), StopAnnouncement(announcement_id=number))
        going = [(t.plain("announcement-report.button"), again), stop]
    return Screen("\n\n".join(_paragraphs(t, at)), [turn, going, [menu]])


def _paragraphs(t: Translator, at: Report) -> list[str]:
    counts = {"total": at.total, "sent": at.sent, "waiting": at.waiting, "missed": at.missed}
    key = "announcement-report" if at.waiting else "announcement-report-done"
    found = [
        t(key, confirmed_at=at.announcement.confirmed_at),
        t("announcement-report-counts", **counts),
    ]
    if at.withheld:
        found.append(t("announcement-report-withheld", count=at.withheld))
    if at.twice:
        found.append(t("announcement-report-twice", count=at.twice))
    if at.names.items:
        names = "\n".join(t("announcement-report-name", name=name) for name in at.names.items)
        found.append(t("announcement-report-missed") + "\n" + names)
    return found
