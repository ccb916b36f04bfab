"""Documents: what an identity card says, how it was read, and whether it agrees with itself.

Whose card it is, whether it has expired and whether it may be used is for the caller and a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import iins as numbers
from bot.verification import mrz
from bot.verification.mrz import Zone
from bot.verification.pictures import Fault
from bot.verification.probes import Probe


class DocumentFault(StrEnum):
    """Why a person has to read the card, or why another picture is needed."""

    NO_READER = "no_reader"
    """The extra `ocr` is not installed: nothing was tried."""
    NOTHING_READ = "nothing_read"
    """No card is seen: no zone, no IIN; perhaps too small, blurred, or not a card at all."""


class Source(StrEnum):
    """What a value was read from."""

    BARCODE = "barcode"
    MRZ = "mrz"
    TEXT = "text"


@dataclass(frozen=True)
class Field:
    """A value as it was read; whether it is to be trusted is in `Document.checks`."""

    value: str
    read_by: tuple[Source, ...]


@dataclass(frozen=True)
class Checks:
    """True: fits. False: does not, and is not mended. None: there was nothing to compare."""

    number: bool | None = None
    iin: bool | None = None
    birth: bool | None = None
    expiry: bool | None = None
    """Check digits; a date must exist, too."""
    zone: bool | None = None
    """The digit over the whole zone: weak, because recognisers miscount fillers."""
    iin_is_one: bool | None = None
    """Barcode, zone and text name the same IIN."""
    birth_agrees: bool | None = None
    """The zone's birth date is the IIN's."""
    sex_agrees: bool | None = None
    """The zone's sex is the IIN's."""

    @property
    def failed(self) -> tuple[str, ...]:
        """The names of the checks that do not fit, `zone` left out."""
        return tuple(name for name, fits in vars(self).items() if fits is False and name != "zone")


@dataclass(frozen=True)
class Document:
    """One side of a card. Personal data: nothing of it goes to a log, the IIN only sealed to disk.

    Dates are written as 2031-04-12. On the front there is an IIN and a portrait, on the back
    everything else; the caller holds two sides together.
    """

    fault: Fault | DocumentFault | None
    number: Field | None = None
    iin: Field | None = None
    """None where two sources disagree; see `iins`."""
    birth: Field | None = None
    expiry: Field | None = None
    sex: Field | None = None
    """M or F."""
    family_name: Field | None = None
    given_names: Field | None = None
    """In Latin capitals as the zone writes them; no check digit guards them."""
    iins: tuple[Field, ...] = ()
    """Every IIN that was read; more than one is a contradiction."""
    checks: Checks = field(default_factory=Checks)
    rotation: int | None = None
    """How the card lies in the picture, degrees clockwise, 0 to 359; None where it is not clear."""
    faces: int = 0
    """How many people are on it; the card's own pale second portrait is not counted."""
    portrait: Probe | None = None
    """The face printed on it, to be compared with selfies: only to help a person who looks."""

    @property
    def is_proven(self) -> bool:
        """Whether number, IIN, birth and expiry were read and every check fits: a whole back."""
        checks = self.checks
        read = (checks.number, checks.iin, checks.birth, checks.expiry, checks.birth_agrees)
        return all(read) and not checks.failed


def checked(zone: Zone | None, found: Mapping[Source, str]) -> Document:
    """What a zone and the IINs of other sources say together; each of these IINs fits its digit."""
    by_source = dict(found)
    if zone and zone.iin:
        by_source[Source.MRZ] = zone.iin
    iins = tuple(
        Field(iin, tuple(source for source in Source if by_source.get(source) == iin))
        for iin in dict.fromkeys(by_source.values())
    )
    iin = iins[0] if len(iins) == 1 else None
    told: dict[str, Any] = _told(zone) if zone else {}
    if zone is None and iin:
        born, sex = mrz.born(iin.value), mrz.sex(iin.value)
        told = {"birth": _field(born, iin.read_by), "sex": _field(sex, iin.read_by)}
    return Document(None, iin=iin, iins=iins, checks=_checks(zone, by_source), **told)


def _told(zone: Zone) -> dict[str, Field | None]:
    names = ("number", "birth", "expiry", "sex", "family_name", "given_names")
    return {name: _field(getattr(zone, name), (Source.MRZ,)) for name in names}


def _field(value: str | date | None, read_by: tuple[Source, ...]) -> Field | None:
    return Field(str(value), read_by) if value else None


def _checks(zone: Zone | None, iins: Mapping[Source, str]) -> Checks:
    different = set(iins.values())
    is_one = len(different) == 1 if len(iins) > 1 else None
    fits = all(map(numbers.is_valid, different)) if iins else None
    if zone is None:
        return Checks(iin=fits, iin_is_one=is_one)
    return Checks(
        number=zone.number_fits,
        iin=fits,
        birth=zone.birth_fits,
        expiry=zone.expiry_fits,
        zone=zone.zone_fits,
        iin_is_one=is_one,
        birth_agrees=zone.is_born_as_iin,
        sex_agrees=zone.sex == mrz.sex(zone.iin) if zone.sex and mrz.sex(zone.iin) else None,
    )
