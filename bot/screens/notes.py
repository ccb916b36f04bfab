"""What staff see when they keep a private note."""

from academy.notes import LENGTH
from academy.staffing import Staffed
from bot.reply import Screen
from bot.screens.queues import back, who
from locales import Translator


def prompt(t: Translator, at: Staffed) -> Screen:
    """The note is awaited."""
    text = "\n".join([*who(t, at), "", t("note", limit=LENGTH)])
    return Screen(text, [[back(t, at.thread.id)]])


def kept(t: Translator, at: Staffed) -> Screen:
    """It is kept."""
    return Screen(t("note-kept"), [[back(t, at.thread.id)]])
