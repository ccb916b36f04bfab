"""What a quiz checks of identity, set by numbers as buttons carry them (rows V1, V9–V11)."""

from storage.tables.quizzes import Policy, Quiz, Validity

WHOLE_TERM = 999  # a validity that is not a number of days
MOST_RECHECKS = 2


def policy(quiz: Quiz, value: int) -> None:
    """By its place in the list."""
    quiz.policy = list(Policy)[value]


def validity(quiz: Quiz, value: int) -> None:
    """0 for each attempt, days, or the whole term."""
    by_value = {0: Validity.EACH, WHOLE_TERM: Validity.TERM}
    quiz.validity = by_value.get(value, Validity.DAYS)
    quiz.validity_days = value if quiz.validity == Validity.DAYS else None


def rechecks(quiz: Quiz, value: int) -> None:
    """How often identity is checked again inside an attempt."""
    quiz.rechecks = value


def code(quiz: Quiz, value: int) -> None:
    """Whether a code on paper is in the picture."""
    quiz.wants_code = bool(value)


def conditional(quiz: Quiz, value: int) -> None:
    """Whether a doubtful check lets the attempt begin."""
    quiz.is_conditional = bool(value)
