"""What an administrator sees of letters of which nobody knows whether they arrived."""

from academy.letters_in_doubt import Doubtful
from academy.pages import Page
from bot.callbacks.health import OpenHealth
from bot.callbacks.letters_in_doubt import (
    CountLetterAsSent,
    OpenDoubtfulLetters,
    SendLetterAgain,
)
from bot.reply import Button, Screen
from bot.screens.pages import turning
from locales import Translator

_NAME = 60


def doubtful(t: Translator, page: Page[Doubtful]) -> Screen:
    """A numbered line for each, and under the text two buttons with its number."""
    numbered = list(enumerate(page.items, start=page.offset + 1))
    lines = [
        t(
            "letters-doubtful-line",
            number=number,
            kind=each.letter.kind,
            name=each.person.name[:_NAME] if each.person else "",
            at=each.letter.not_before,
        )
        for number, each in numbered
    ]
    rows: list[list[Button]] = [
        [
            (t.plain("letters-doubtful-again", number=number), SendLetterAgain(letter_id=at)),
            (t.plain("letters-doubtful-came", number=number), CountLetterAsSent(letter_id=at)),
        ]
        for number, each in numbered
        if (at := each.letter.id)
    ]
    turns = turning(t, page, lambda to: OpenDoubtfulLetters(page=to))
    back: list[Button] = [(t.plain("health.button"), OpenHealth())]
    text = t("letters-doubtful") if lines else t("letters-doubtful-none")
    return Screen("\n\n".join([text, *lines]), [*rows, turns, back])
