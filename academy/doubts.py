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
    TURNS = "turns"  # the head did not turn as it was asked to
    CODE = "code"  # on paper: read by people alone
    CARD = "card"  # a card is looked at by people alone
    NOT_ANSWERED = "not-answered"  # a re-check inside an attempt brought nothing
    FIRST_REFERENCE = "first-reference"  # nobody has confirmed yet whose face it is
    OTHER_REFERENCE = "other-reference"  # not like the confirmed one, which stays meanwhile
    LIKE_ANOTHER = "like-another"  # a reference that would pass for another learner; never whose


class Flaw(StrEnum):
    """What is wrong with a picture beside the faults the machine sees in it, as its `fault`."""

    REPEATED = "repeated"
    DIFFERENT_PEOPLE = "different-people"  # the selfies of an enrolment
    UNREACHABLE = "unreachable"  # Telegram does not give it
    CARD_UNREAD = "card-unread"  # nothing on it can be read


class CardSign(StrEnum):
    """What the machine read on an identity card, for the person who looks; kept as `card`."""

    NO_READER = "no-reader"  # the extra `ocr` is not installed
    OWN_IIN = "own-iin"
    OTHER_IIN = "other-iin"
    NO_IIN = "no-iin"
    TWO_IINS = "two-iins"  # the sides contradict each other
    ROSTER_WITHOUT_IIN = "roster-without-iin"
    VALID = "valid"
    EXPIRED = "expired"
    NO_EXPIRY = "no-expiry"
    WRONG_DIGITS = "wrong-digits"
    FACE_ALIKE = "face-alike"
    FACE_OTHER = "face-other"
    FACE_UNCLEAR = "face-unclear"
