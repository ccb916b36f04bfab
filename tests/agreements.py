"""Presses that agree to the present text, and that withdraw."""

from academy.settings import Settings
from bot.callbacks.consents import AgreeToStudy, EndConsent
from bot.callbacks.identity import GiveConsent
from bot.screens.consents import offer
from storage.tables.consents import Purpose
from tests.conftest import WORDS

WITHDRAWAL = EndConsent(purpose=Purpose.FACE)


def agreement(quiz_id: int, locale: str = "ru", purpose: Purpose = Purpose.FACE) -> GiveConsent:
    """Agreeing to the text about faces, or the card, as the learner of chat 7 reads it."""
    text = offer(WORDS[locale], purpose, Settings())
    return GiveConsent(quiz_id=quiz_id, digest=text.digest)


def study_agreement(locale: str = "ru") -> AgreeToStudy:
    """Agreeing to the text about study data."""
    return AgreeToStudy(digest=offer(WORDS[locale], Purpose.STUDY, Settings()).digest)
