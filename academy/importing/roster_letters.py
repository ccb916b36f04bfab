"""Letters of a roster: cleaned of what nobody sees, folded so that spellings can be compared."""

import re
import unicodedata
from functools import lru_cache

# The same letters as storage.tables.folding, which cannot be had without the database.
_LOOK_ALIKE = str.maketrans("әғқңөұүһіё", "агкноуухие")
# Zero-width spaces, marks of direction, soft hyphens: they come from web pages and messengers.
_UNSEEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]"
)
_SPACES = re.compile(r"[^\S\n]+")


def clean(text: str) -> str:
    """The text in one form of Unicode, without unseen letters and needless spaces."""
    if text.isprintable() and _is_single_spaced(text) and unicodedata.is_normalized("NFC", text):
        return text
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return "\n".join(line for part in seen.split("\n") if (line := _SPACES.sub(" ", part).strip()))


def _is_single_spaced(text: str) -> bool:
    return "  " not in text and text[:1] != " " and text[-1:] != " "


@lru_cache(maxsize=4096)  # positions, languages and titles come again and again
def folded(text: str) -> str:
    """The form in which words are compared: «Тегі» and «теги» are the same."""
    return _SPACES.sub(" ", text.casefold().translate(_LOOK_ALIKE)).strip()


def shortened(text: str, most: int = 60) -> str:
    """What a report shows of a cell: its beginning."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
