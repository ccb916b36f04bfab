"""What is said to which percent of a quiz, as its lecturer types it (row Q10)."""

from academy.errors.quiz_building import BandsUnclear

_MOST_BANDS = 12
_BAND_LENGTH = 200
Band = dict[str, int | str]


def bands(text: str) -> list[Band]:
    """Lines of a percent and words: `90 Өте жақсы / Отлично`; without the bar both read the same.

    Raises BandsUnclear with the first line that cannot be read.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    found = [_band(line) for line in lines[:_MOST_BANDS]]
    if not found or len(lines) > _MOST_BANDS:
        raise BandsUnclear(line=lines[-1][:_BAND_LENGTH] if lines else "")
    if len({band["from"] for band in found}) < len(found):
        raise BandsUnclear(line=lines[-1][:_BAND_LENGTH])
    return found


def _band(line: str) -> Band:
    percent, _, words = line.replace("%", " ").partition(" ")
    kk, _, ru = (part.strip() for part in words.strip(" –—-:").partition("/"))
    is_number = percent.isascii() and percent.isdigit() and len(percent) <= 3
    if not (is_number and int(percent) <= 100 and kk and len(words) <= _BAND_LENGTH):
        raise BandsUnclear(line=line[:_BAND_LENGTH])
    return {"from": int(percent), "kk": kk, "ru": ru or kk}
