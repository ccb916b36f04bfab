"""What a text becomes on its way: marks read, ends trimmed, commands and links found."""

import re
from collections.abc import Sequence

from aiogram.types import MessageEntity

from emulator import limits
from emulator.errors import bad
from emulator.journal import Json
from emulator.markup import Html

FOUND = (
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("url", re.compile(r"(?:https?|tg)://[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]']")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|kz|ru|info|me|io|edu|gov)"
            r"(?![\w.-])(?:/[^\s<>\"]*[^\s<>\".,;:!?)])?"
        ),
    ),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z0-9_]{4,32}\b")),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d_]\w*")),
)
SEPARATE = {"pre", "code", "text_link", "text_mention", "url", "email", "bot_command", "mention"}


def formatted(
    text: str, parse_mode: str | None, given: Sequence[MessageEntity] | None
) -> tuple[str, list[Json]]:
    """The text and its entities as Telegram would keep them; offsets count UTF-16 units."""
    text, entities = trimmed(*marked(text, parse_mode, given))
    entities += found(text, entities)
    return text, sorted(entities, key=lambda each: (each["offset"], -each["length"]))


def marked(
    text: str, parse_mode: str | None, given: Sequence[MessageEntity] | None
) -> tuple[str, list[Json]]:
    """The text without its marks, and what the marks say; nothing is trimmed or found."""
    entities = [entity.model_dump(exclude_none=True) for entity in given or ()]
    mode = (parse_mode or "").lower()
    if mode == "html":
        text, entities = Html(text).read()
    elif mode in ("markdownv2", "markdown"):
        raise bad("this emulator reads HTML only; MarkdownV2 and Markdown are not known to it")
    elif mode:
        raise bad("unsupported parse_mode")
    return text, entities


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space at both ends; entities follow, empty ones go."""
    kept = text.strip()
    if kept == text:
        return text, entities
    start = limits.length(text[: len(text) - len(text.lstrip())])
    end = start + limits.length(kept)
    moved = []
    for entity in entities:
        first = max(entity["offset"], start)
        last = min(entity["offset"] + entity["length"], end)
        if last > first:
            moved.append({**entity, "offset": first - start, "length": last - first})
    return kept, moved


def found(text: str, marked: Sequence[Json]) -> list[Json]:
    """Commands, addresses, mentions and hashtags that Telegram finds by itself."""
    if not any(sign in text for sign in "/@#."):
        return []
    taken = [each for each in marked if each["type"] in SEPARATE]
    finds: list[Json] = []
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            find = {
                "type": kind,
                "offset": limits.length(text[: match.start()]),
                "length": limits.length(match.group()),
            }
            if not any(overlap(find, other) for other in (*taken, *finds)):
                finds.append(find)
    return finds


def overlap(one: Json, other: Json) -> bool:
    starts_before = bool(one["offset"] < other["offset"] + other["length"])
    return starts_before and bool(other["offset"] < one["offset"] + one["length"])
