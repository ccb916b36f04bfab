"""A question of a file as an item of a bank: plain values, in one language or in both."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from academy.bank_sides import Side, Worth, clean, scale
from academy.importing.banks import Kind, ParsedQuestion

_LONGEST_KEY = 100
_PHOTO = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM")
_LARGEST_PHOTO = 10 * 1024 * 1024  # bytes: Telegram's limit


@dataclass(frozen=True)
class ItemPicture:
    """`key` is the SHA-256 of the content."""

    key: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Item:
    """A question of the bank as the file has it. `lines` are where it stands: two where the file
    holds each language by itself. What the file does not say is none or empty."""

    lines: tuple[int, ...]
    key: str
    kind: Kind
    category: str
    sides: Mapping[str, Side]
    scale: tuple[Worth, ...]
    points: float | None = None
    level: int | None = None
    tags: tuple[str, ...] = ()
    is_folded: bool = False
    pictures: tuple[ItemPicture, ...] = ()


def item(question: ParsedQuestion, sides: Mapping[str, Side]) -> Item:
    """The question as an item with these words."""
    pictures = [*question.pictures, *(question.twin.pictures if question.twin else ())]
    found = [
        ItemPicture(sha256(each.content).hexdigest(), each.name, each.content)
        for each in pictures
        if is_photo(each.content)
    ]
    return Item(
        lines=(question.line,),
        key=base(question),
        kind=question.kind,
        category=clean(question.category),
        sides=sides,
        scale=scale(question.answers),
        points=question.points,
        level=question.level,
        tags=tuple(dict.fromkeys(map(clean, question.tags))),
        is_folded=question.is_folded,
        pictures=tuple({each.key: each for each in found}.values()),
    )


def joined(there: Item, item: Item) -> Item | None:
    """One item of two languages; none where they do not mean the same answers."""
    if (there.kind, there.scale) != (item.kind, item.scale):
        return None
    return replace(
        there,
        lines=there.lines + item.lines,
        sides={**there.sides, **item.sides},
        points=there.points if there.points is not None else item.points,
        level=there.level or item.level,
        tags=tuple(dict.fromkeys(there.tags + item.tags)),
        is_folded=there.is_folded or item.is_folded,
        pictures=tuple({each.key: each for each in there.pictures + item.pictures}.values()),
    )


def other(locale: str) -> str:
    """The other one of the two languages."""
    return "ru" if locale == "kk" else "kk"


def base(question: ParsedQuestion) -> str:
    """The item's own id, its title, or a mark of its text: whatever stays when it is changed."""
    key = clean(question.id or question.title)
    if not key:
        return _mark(question.text.plain)
    return key if len(key) <= _LONGEST_KEY else f"{key[: _LONGEST_KEY - 13]}#{_mark(key)}"


def marks(item: Item) -> tuple[str, str]:
    """The item's text in short, and all of it with its answers in short."""
    side = next(iter(item.sides.values()))
    return _mark(side.text), _mark(repr((item.kind, side.text, side.answers, item.scale)))


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def is_photo(content: bytes) -> bool:
    """Whether Telegram shows it as a picture."""
    is_webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    return (is_webp or content.startswith(_PHOTO)) and len(content) <= _LARGEST_PHOTO
