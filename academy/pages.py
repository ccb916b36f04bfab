"""Long lists are shown page by page, eight lines each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
SIZE = 8


@dataclass(frozen=True)
class Page(Generic[T]):
    """A part of a list: `number` counts from 0, `count` is how many pages there are."""

    items: Sequence[T]
    number: int
    count: int

    @property
    def offset(self) -> int:
        """How many lines stand on the pages before."""
        return self.number * SIZE


def place(number: int, total: int) -> Page[T]:
    """The page of this number, still empty; a number behind the end means the last page."""
    count = max(1, -(-total // SIZE))
    return Page((), min(max(number, 0), count - 1), count)


def cut(rows: Sequence[T], number: int) -> Page[T]:
    """The page of this number of a list that is in memory."""
    empty: Page[T] = place(number, len(rows))
    return Page(rows[empty.offset : empty.offset + SIZE], empty.number, empty.count)
