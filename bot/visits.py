"""What several handlers need at once of who is speaking, as one thing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject

from academy.abilities import Ability
from academy.settings import Settings
from academy.steps import Terms
from bot.verification import turns
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person
from storage.tables.quizzes import Policy

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True)
class Visit:
    """A person of the roster and what surrounds them; `abilities` say what identity checks
    are made of here."""

    session: Session
    talk: Conversation
    person: Person
    t: Translator
    now: datetime
    abilities: frozenset[Ability]
    settings: Settings

    @property
    def admission_life(self) -> timedelta:
        """How long a check lets its learner begin."""
        return self.settings.admission_life

    @property
    def biometrics(self) -> bool:
        """Whether faces are compared."""
        return Ability.FACES in self.abilities

    @property
    def terms(self) -> Terms:
        """Under which an identity check is made; the turns are drawn anew each time."""
        pause = self.settings.check_pause
        with_card = self.settings.enrol_with_card
        enrolment = Policy.FACE_AND_DOCUMENT if with_card else Policy.FACE
        drawn = turns.drawn(SystemRandom())
        return Terms(self.abilities, self.admission_life, pause, drawn, enrolment)


class Visiting(BaseMiddleware):
    """Gives the handler `visit`. Stands behind Needs or OnRoster, so that there is a person."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        visit = Visit(**{field.name: data[field.name] for field in fields(Visit)})
        return await handler(event, {**data, "visit": visit})
