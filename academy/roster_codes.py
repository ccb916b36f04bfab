"""Roster codes of people whose list gives them none, and what an IIN is sealed to."""

import re
from secrets import choice

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read for something else
_GENERATED = re.compile(rf"N-[{_LETTERS}]{{8}}")


def generated() -> str:
    """A new code, never given twice in practice: 32^8. It stays with the person for good."""
    return "N-" + "".join(choice(_LETTERS) for _ in range(8))


def is_generated(code: str) -> bool:
    """Whether the code is ours, so that the Academy's own list may yet know another one."""
    return _GENERATED.fullmatch(code) is not None


def about_iin(roster_code: str) -> str:
    """What the sealed IIN of this person is bound to."""
    return f"person:{roster_code}|iin|v1"


def iin_mark(iin: str) -> str:
    """What the keyed hash of an IIN is made of (`Vault.fingerprint`)."""
    return f"iin|{iin}"
