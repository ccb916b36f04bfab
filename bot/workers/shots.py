"""Shots: the pictures of a check with what is in them, as they are handed to who examines them."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.tables.identity import CheckPicture, Part


@dataclass(frozen=True)
class Shot:
    """A picture or a video note, opened."""

    picture: CheckPicture
    content: bytes

    @property
    def number(self) -> int:
        return self.picture.id

    @property
    def file_unique_id(self) -> str:
        return self.picture.file_unique_id


def of_part(shots: Sequence[Shot], *parts: Part) -> list[Shot]:
    """Those that show one of these parts, in their order."""
    return [each for each in shots if each.picture.part in parts]
