"""An answer is taken back: what will happen is said before."""

from academy.recalls import Fate
from bot.callbacks.consultations import RecallAnswer
from bot.callbacks.joining import OpenMenu
from bot.reply import Screen, red
from locales import Translator


def confirmation(t: Translator, entry_id: int, fate: Fate) -> Screen:
    """What becomes of the learner's copy; nothing to press where nothing can be done."""
    text = t(f"recall-{fate.value}")
    if fate == Fate.KEPT:
        return Screen(text)
    return Screen(
        text,
        [
            [(t.plain("recall-confirm"), red(RecallAnswer(entry_id=entry_id)))],
            [(t.plain("recall-cancel"), OpenMenu())],
        ],
    )


def recalled(t: Translator, fate: Fate) -> Screen:
    """It is done, or cannot be done any more."""
    return Screen(t("recall-kept" if fate == Fate.KEPT else "recall-done"))


def unnamed(t: Translator) -> Screen:
    """The command came without the answer it is about."""
    return Screen(t("recall-unnamed"))


def withdrawn(t: Translator) -> Screen:
    """In place of the words that were taken back."""
    return Screen(t("recall-withdrawn"))
