"""The cards of a printed sheet of invites, worded: how to begin, in both languages."""

from collections.abc import Mapping, Sequence

from academy import invites
from academy.invites import Ticket
from bot.drawing import tickets
from locales import LOCALES, Translator

_LINES = ("invite-card-scan", "invite-card-language", "invite-card-number")


def cards(
    words: Mapping[str, Translator], made: Sequence[Ticket], group: str, bot: str
) -> list[tickets.Ticket]:
    """A card for each invite; `bot` is the bot's name in Telegram."""
    return [
        tickets.Ticket(each.name, group, invites.link(bot, each.code), _lines(words, each))
        for each in made
    ]


def _lines(words: Mapping[str, Translator], ticket: Ticket) -> list[str]:
    lines: list[str] = []
    for locale in LOCALES:
        t = words[locale]
        lines += [t.plain(key) for key in _LINES]
        lines.append(t.plain("invite-card-until", until=ticket.expires_at))
    return lines
