"""Doubts: why a person must look at a check, and why a picture is to be taken again."""

from enum import StrEnum


class Doubt(StrEnum):
    """What a reviewer is told first; a check keeps it as `finding`."""

    WITHOUT_PHOTO = "without-photo"
    REPEAT = "repeat"
    UNREADABLE = "unreadable"  # the picture ended the machine
    MACHINE_OFF = "machine-off"
    NO_REFERENCE = "no-reference"
    NEW_REFERENCE = "new-reference"  # made anew without being like the former one


class Flaw(StrEnum):
    """What is wrong with a picture beside the faults the machine sees in it, as its `fault`."""

    REPEATED = "repeated"
    OTHER_FACE = "other-face"
    UNREACHABLE = "unreachable"  # Telegram does not give it
