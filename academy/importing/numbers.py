"""Numbers in question banks: points, values of answers, tolerances; a comma may be a point."""

import re
from decimal import Decimal

from academy.importing.gift_signs import NotTaken

MOST_POINTS = 1_000.0
NUMBER = r"[+-]?(?:[0-9]{1,30}(?:[.,][0-9]{0,30})?|[.,][0-9]{1,30})(?:[eE][+-]?[0-9]{1,2})?"
_NUMBER = re.compile(NUMBER)


def is_number(written: str) -> bool:
    return _NUMBER.fullmatch(written) is not None


def amount(written: str) -> Decimal:
    """The number that is written. Raises NotTaken (not-a-number)."""
    written = written.strip()
    if not is_number(written):
        raise NotTaken("not-a-number", text=written[:60])
    return Decimal(written.replace(",", "."))


def worth(written: str, otherwise: float = 0.0) -> float:
    """Points as a file writes them; what is no number is worth `otherwise`."""
    written = written.strip()
    return float(amount(written)) if is_number(written) else otherwise


def points(*written: str) -> float | None:
    """The first of these that can be the points of a question."""
    found = (worth(each) for each in written)
    return next((each for each in found if 0 < each <= MOST_POINTS), None)
