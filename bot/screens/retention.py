"""What an administrator sees of retention: what goes tonight."""

from collections.abc import Sequence

from academy.retention import Due
from bot.callbacks.requests import OpenRequests
from bot.callbacks.retention import OpenRetention
from bot.reply import Button, Screen
from locales import Translator


def tonight(t: Translator, found: Sequence[Due]) -> Screen:
    """Kind by kind: how many rows, from before which day."""
    lines = [
        t(f"retention-{each.kind}", count=each.count, before=f"{each.before:%d.%m.%Y}")
        for each in found
        if each.count
    ]
    text = "\n".join([t("retention"), "", *(lines or [t("retention-none")])])
    return Screen(text, [[(t.plain("requests.button"), OpenRequests())]])


def to_retention(t: Translator) -> Button:
    """What goes tonight."""
    return (t.plain("retention.button"), OpenRetention())
