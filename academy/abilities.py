"""Abilities: what this academy has installed, and what each identity policy needs (row V1)."""

from collections.abc import Collection
from enum import StrEnum

from storage.tables.quizzes import Policy


class Ability(StrEnum):
    """What may be there or not; without it a person confirms."""

    KEYS = "keys"  # pictures are kept sealed
    FACES = "faces"  # and photos compared
    CLIPS = "clips"  # video notes are watched
    CARDS = "cards"  # identity cards are read by the machine


_NEEDS: dict[Policy, tuple[Ability, ...]] = {
    Policy.NONE: (),
    Policy.FACE: (Ability.FACES,),
    Policy.DOCUMENT: (Ability.KEYS,),
    Policy.FACE_AND_DOCUMENT: (Ability.FACES,),
    Policy.VIDEO_NOTE: (Ability.FACES, Ability.CLIPS),
}
COMPARING = (Policy.FACE, Policy.FACE_AND_DOCUMENT, Policy.VIDEO_NOTE)
"""These need a reference to compare with."""


def lacking(policy: Policy, there: Collection[Ability]) -> list[Ability]:
    """What a check by this policy needs and is not there. A card may be read by people alone."""
    return [each for each in _NEEDS[policy] if each not in there]
