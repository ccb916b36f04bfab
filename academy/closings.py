"""Closing a consultation, by either side, and what a message after it means (rows C7, C8)."""

import re

from academy.thanks_words import AROUND, EMOJI, THANKS
from storage.tables.folding import folded

MOST_WORDS = 3  # of a message that is only thanks
_WORD = re.compile(r"\w+")
_SILENT = frozenset(" .,!…-–—:;)(\"'«»\ufe0f\u200d")  # among the words they say nothing
_TONES = range(0x1F3FB, 0x1F400)  # the colours of a hand


def is_only_thanks(text: str) -> bool:
    """Whether a message says thank you and nothing else: at most three words of a list in both
    languages, or hands and hearts. Such a message opens nothing and waits for nobody."""
    plain = folded(text)
    words = _WORD.findall(plain)
    if len(words) > MOST_WORDS or not set(words) <= THANKS | AROUND:
        return False
    signs = {each for each in _WORD.sub("", plain) if ord(each) not in _TONES} - _SILENT
    return signs <= EMOJI and bool(signs or THANKS & set(words))
