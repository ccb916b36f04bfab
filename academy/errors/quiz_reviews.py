"""Refusals of looking at answers afterwards."""

from dataclasses import dataclass
from datetime import datetime

from academy.errors import AcademyError
from storage.tables.columns import Bilingual


@dataclass(eq=False)
class ReviewNotYet(AcademyError):
    """The attempt still goes on, or another one at the same quiz does."""

    title: Bilingual


@dataclass(eq=False)
class ReviewLater(AcademyError):
    """The answers may not be seen at this moment, but from `more_at` on."""

    title: Bilingual
    more_at: datetime


@dataclass(eq=False)
class ReviewClosed(AcademyError):
    """The quiz does not show its answers, or does not any more."""

    title: Bilingual
