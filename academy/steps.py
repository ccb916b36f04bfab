"""Steps: what comes next on the way to a confirmed identity, and under which terms."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from academy.abilities import Ability
from storage.tables.consents import Purpose
from storage.tables.identity import Check
from storage.tables.quizzes import Policy


class Need(StrEnum):
    """What comes next on the way to a confirmed identity."""

    PERSON = "person"  # faces are not compared here: a person confirms
    CONSENT = "consent"
    PAPER = "paper"  # the consent was declared in the chat; on paper it comes into force
    REFERENCE = "reference"  # a first picture, to compare with
    PICTURE = "picture"
    PAUSE = "pause"  # too many tries: again later, or by a person at once
    WAIT = "wait"  # a picture is being looked at
    HELD = "held"  # a person looks first, and nobody begins before
    NOTHING = "nothing"  # the learner may start


@dataclass(frozen=True)
class Step:
    """What comes next, the check a picture is awaited for, and the quiz it is all about."""

    need: Need
    quiz_id: int  # 0: no quiz, from the menu
    check: Check | None = None
    is_renewed: bool = False  # a former version of the consent's text was agreed to
    again_at: datetime | None = None
    purpose: Purpose = Purpose.FACE  # of the consent that is asked for


@dataclass(frozen=True)
class Terms:
    """Under which a check is made: what is installed here, how long a check lets its learner begin,
    the pause after useless tries, turns of the head drawn for whoever needs them, and whether an
    enrolment asks for the card as well."""

    abilities: frozenset[Ability]
    life: timedelta
    cool_down: timedelta
    turns: tuple[int, ...]
    enrolment: Policy = Policy.FACE
