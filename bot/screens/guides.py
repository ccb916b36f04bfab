"""The words of a drawn guide: how a selfie and an identity card are photographed, and how not."""

from bot.drawing.guides import Guide
from locales import Translator
from storage.tables.identity import Part


def guide(t: Translator, part: Part) -> Guide:
    """The drawing for this part, in the reader's language."""
    kind = "selfie" if part == Part.SELFIE else "card"
    first, second, third, fourth = (t.plain(f"guide-{kind}-bad-{n}") for n in range(1, 5))
    bad = (first, second, third, fourth)
    return Guide(kind, t.plain(f"guide-{kind}-title"), t.plain(f"guide-{kind}-good"), bad)
