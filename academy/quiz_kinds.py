"""Good defaults for each kind of quiz, all in one place (docs/quizzes.md): a lecturer changes what
must be otherwise, and nothing else."""

from dataclasses import dataclass, replace
from datetime import timedelta

from storage.tables.quizzes import Expiry, Grading, Navigation, Policy, QuizKind

MOMENTS = ("after", "later", "closed")  # when: right after, later while it is open, after it closed
SHOWN = ("marks", "answers", "right", "feedback")  # what a learner may be shown
Review = dict[str, list[str]]


@dataclass(frozen=True)
class Defaults:
    """What a new quiz of a kind begins with; `length` is how long it stays open."""

    time_limit: timedelta | None
    attempts_allowed: int | None
    navigation: Navigation
    policy: Policy
    length: timedelta
    after: tuple[str, ...]
    later: tuple[str, ...]
    closed: tuple[str, ...]
    grading: Grading = Grading.HIGHEST
    expiry: Expiry = Expiry.SUBMIT

    @property
    def review(self) -> Review:
        """As the quiz keeps it."""
        return {moment: list(getattr(self, moment)) for moment in MOMENTS}


DEFAULTS = {
    # To learn from: at once, as often as one likes, everything is shown.
    QuizKind.TRAINING: Defaults(
        time_limit=None,
        attempts_allowed=None,
        navigation=Navigation.FREE,
        policy=Policy.NONE,
        length=timedelta(days=30),
        after=SHOWN,
        later=SHOWN,
        closed=SHOWN,
    ),
    # Marks at once; the key only when nobody can pass it on any more.
    QuizKind.CURRENT: Defaults(
        time_limit=timedelta(minutes=20),
        attempts_allowed=1,
        navigation=Navigation.SEQUENTIAL,
        policy=Policy.NONE,
        length=timedelta(days=1),
        after=("marks",),
        later=("marks",),
        closed=SHOWN,
    ),
    QuizKind.MIDTERM: Defaults(
        time_limit=timedelta(minutes=40),
        attempts_allowed=1,
        navigation=Navigation.SEQUENTIAL,
        policy=Policy.FACE,
        length=timedelta(hours=3),
        after=("marks",),
        later=("marks",),
        closed=("marks", "answers", "feedback"),
    ),
    # The bank is used again: no key; the marks when everybody has finished.
    QuizKind.ATTESTATION: Defaults(
        time_limit=timedelta(minutes=60),
        attempts_allowed=1,
        navigation=Navigation.SEQUENTIAL,
        policy=Policy.FACE,
        length=timedelta(hours=3),
        after=(),
        later=(),
        closed=("marks",),
    ),
}


def defaults(kind: QuizKind, *, has_faces: bool) -> Defaults:
    """What a quiz of this kind begins with; where no faces are compared, without them."""
    found = DEFAULTS[kind]
    return found if has_faces else replace(found, policy=Policy.NONE)
