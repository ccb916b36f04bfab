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
_DOUBLES = str.maketrans("aceiopxyhABCEHIKMOPTX", "асеіорхуһАВСЕНІКМОРТХ")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")
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
    """The form in which words are compared: «Тегі», «теги» and a Latin i are the same."""
    return _SPACES.sub(" ", cyrillic(text).casefold().translate(_LOOK_ALIKE)).strip()


def cyrillic(text: str) -> str:
    """Latin letters inside Cyrillic words made what they look like: keyboards lack «і» and «һ»."""
    if text.isascii() or not _LATIN.search(text):
        return text
    return _WORD.sub(_as_cyrillic, text)


def _as_cyrillic(word: re.Match[str]) -> str:
    """Only a word that begins or goes on in Cyrillic, and has no Latin letter without a double."""
    mended = word[0].translate(_DOUBLES)
    return mended if _CYRILLIC.search(word[0]) and not _LATIN.search(mended) else word[0]


def shortened(text: str, most: int = 60) -> str:
    """What a report shows of a cell: its beginning."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
