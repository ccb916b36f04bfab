"""What a person sees on the way from an invite to a linked phone: the number, the digits, help."""

from academy.joining import Factor
from academy.settings import Settings
from bot.callbacks.joining import AskToJoin, OpenLanguages, ShowNumber
from bot.reply import NO_KEYS, Button, Screen, sharing
from bot.screens.standing import turn_to
from locales import Translator


def number(t: Translator) -> Screen:
    """The own number is awaited, shown by one key; another key leads on without it."""
    keys = sharing(t.plain("link-number-share"), t.plain("link-number-none"))
    return Screen(t("link-number"), keys=keys)


def without_number(t: Translator, *, is_other: bool) -> Screen:
    """It goes on with digits; the keys are gone."""
    return Screen(t("link-number-other" if is_other else "link-number-skipped"), keys=NO_KEYS)


def digits(t: Translator, settings: Settings, first: Factor) -> Screen:
    """Six digits are awaited that an administrator reads out."""
    rows: list[list[Button]] = [[(t.plain("link-help.button"), AskToJoin())]]
    if first == Factor.CONTACT:
        rows.insert(0, [(t.plain("link-number.button"), ShowNumber())])
    rows.append([(t.plain("join-languages.button"), OpenLanguages())])
    return Screen(f"{t('link-digits')}\n\n{turn_to(t, settings)}", rows)


def asked(t: Translator, settings: Settings) -> Screen:
    """An administrator knows; the digits are still awaited."""
    return Screen(f"{t('link-help')}\n\n{turn_to(t, settings)}")


def linked(t: Translator) -> Screen:
    """The phone is linked; the keys are gone."""
    return Screen(t("link-done"), keys=NO_KEYS)
