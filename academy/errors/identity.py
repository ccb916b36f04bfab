"""Refusals of identity."""

from dataclasses import dataclass
from datetime import datetime

from academy.errors import AcademyError


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


@dataclass(eq=False)
class NotAVideoNote(AcademyError):
    """Something else came where a video note recorded in the chat is awaited."""


@dataclass(eq=False)
class VideoNoteTooLong(AcademyError):
    """The video note is longer than the limit; both in seconds."""

    seconds: int
    limit: int


@dataclass(eq=False)
class AppealOver(AcademyError):
    """The time in which a decision about an identity may be changed is over."""

    until: datetime


@dataclass(eq=False)
class WordGiven(AcademyError):
    """The learner has said a word to this already."""
