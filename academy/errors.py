"""What the rules of the Academy may refuse.

An error is raised where a rule is broken and worded once, in bot/middlewares.py. Its class name is
its key in locales/*/errors.ftl (`QuizClosed` is `error-quiz-closed`), its fields are the variables
of that message; the key's attribute `.alert` is the short form where the whole is too long.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from storage.database import Session
from storage.tables.columns import Bilingual


class AcademyError(Exception):
    """A rule said no; the person is told why in their own language."""

    @classmethod
    def key(cls) -> str:
        return "error" + re.sub(r"(?=[A-Z])", "-", cls.__name__).lower()

    def params(self) -> dict[str, object]:
        return dict(vars(self))

    async def keep(self, session: Session) -> None:
        """Write what must outlive the refusal: the work itself was rolled back."""


# --- people and access ---


@dataclass(eq=False)
class NotLinked(AcademyError):
    """Nobody of the roster speaks from this chat yet."""


@dataclass(eq=False)
class NotAllowed(AcademyError):
    """The person's roles do not hold the right this needs."""


@dataclass(eq=False)
class InviteUnknown(AcademyError):
    """No invite has this code."""


@dataclass(eq=False)
class InviteUsed(AcademyError):
    """The invite was used before; a second use is refused."""


@dataclass(eq=False)
class InviteExpired(AcademyError):
    """The invite is past its date."""

    expired_at: datetime


@dataclass(eq=False)
class AlreadyLinked(AcademyError):
    """This chat already belongs to another person of the roster."""

    name: str


# --- materials and disciplines ---


@dataclass(eq=False)
class DisciplineNotFound(AcademyError):
    """There is no such discipline among the person's own."""


@dataclass(eq=False)
class MaterialNotFound(AcademyError):
    """There is no such item in the person's disciplines."""


@dataclass(eq=False)
class NotAMaterial(AcademyError):
    """What was sent cannot be kept as a material."""


# --- quizzes ---


@dataclass(eq=False)
class QuizNotFound(AcademyError):
    """There is no such quiz in the person's disciplines."""


@dataclass(eq=False)
class AttemptNotFound(AcademyError):
    """The button belongs to another person or to an attempt that no longer exists."""


@dataclass(eq=False)
class QuizNotOpen(AcademyError):
    """The quiz has not opened yet."""

    title: Bilingual
    opens_at: datetime


@dataclass(eq=False)
class QuizClosed(AcademyError):
    """The press came after the quiz had closed."""

    title: Bilingual
    closed_at: datetime


@dataclass(eq=False)
class TimeOver(AcademyError):
    """The answer came after the attempt's own deadline."""

    title: Bilingual
    deadline: datetime


@dataclass(eq=False)
class TooFewQuestions(AcademyError):
    """The bank holds fewer questions than the quiz draws."""

    title: Bilingual
    needed: int
    there: int


@dataclass(eq=False)
class NothingChosen(AcademyError):
    """Done was pressed with no option chosen."""


# --- identity ---


@dataclass(eq=False)
class BiometricsOff(AcademyError):
    """No key, a wrong key or no models: faces are not compared, a person confirms."""


@dataclass(eq=False)
class CheckNotFound(AcademyError):
    """There is no such check, or it is over."""


@dataclass(eq=False)
class CheckExpired(AcademyError):
    """The picture reached us after the challenge had expired."""


@dataclass(eq=False)
class AlreadyDecided(AcademyError):
    """Another reviewer was faster."""


@dataclass(eq=False)
class NotAFreshPhoto(AcademyError):
    """A forwarded picture, a file or a video came where a photo taken now is awaited."""


@dataclass(eq=False)
class PictureTooBig(AcademyError):
    """The picture is larger than the limit."""

    megabytes: int


# --- consultations and announcements ---


@dataclass(eq=False)
class ThreadNotFound(AcademyError):
    """There is no such consultation among the person's own."""


@dataclass(eq=False)
class NoTeacher(AcademyError):
    """Nobody teaches this discipline yet."""

    discipline: Bilingual


@dataclass(eq=False)
class KindNotTaken(AcademyError):
    """A kind of message came that cannot be used here."""


@dataclass(eq=False)
class TextAwaited(AcademyError):
    """Something else came where a text is awaited."""


@dataclass(eq=False)
class TextTooLong(AcademyError):
    """The text is longer than a message may be."""

    limit: int
    length: int


@dataclass(eq=False)
class LanguageMissing(AcademyError):
    """The announcement lacks one of the two languages."""


@dataclass(eq=False)
class AnnouncementNotFound(AcademyError):
    """There is no such announcement, or it was sent already."""
