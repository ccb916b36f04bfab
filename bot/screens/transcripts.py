"""What a person sees of the transcript of a consultation: its button, and that there is none."""

from bot.callbacks.joining import OpenMenu
from bot.reply import Screen
from locales import Translator


def unexported(t: Translator) -> Screen:
    """The files could not be made; they can be asked for again."""
    return Screen(t("transcript-unexported"), [[(t.plain("menu.button"), OpenMenu())]])
