"""Letters about archives of reference pictures: to who sent one, and to whose face was kept."""

from collections.abc import Callable, Mapping
from typing import Any

from academy.people import Right
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, Screen, say
from bot.screens import enrolments
from bot.screens import face_imports as screens
from locales import Translator


def _told(words: Callable[[Translator, Mapping[str, Any]], Screen]) -> Kind:
    async def compose(envelope: Envelope) -> Call | None:
        return say(envelope.chat_id, words(envelope.t, envelope.facts))

    return Kind(compose, right=Right.MANAGE_PEOPLE)


def _ended(key: str) -> Kind:
    return _told(lambda t, facts: screens.ended(t, key))


async def compose_not_allowed(envelope: Envelope) -> Call | None:
    """To somebody who has lost the right meanwhile."""
    return say(envelope.chat_id, Screen(envelope.t("faces-not-allowed")))


async def compose_imported(envelope: Envelope) -> Call | None:
    """The learner learns that there is a reference now, and whose word it rests on."""
    return say(envelope.chat_id, enrolments.imported(envelope.t))


KINDS = {
    "faces-tried": _told(screens.tried),
    "faces-taken": _told(screens.taken),
    "faces-off": _ended("faces-off"),
    "faces-unfetched": _ended("faces-unfetched"),
    "faces-not-allowed": Kind(compose_not_allowed),
    "faces-failed": _ended("faces-failed"),
    "face-imported": Kind(compose_imported),
}
