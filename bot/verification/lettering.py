"""Lettering: texts of any length, measured and made to fit; DejaVu has the Kazakh letters."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_FONTS = Path(__file__).parent / "fonts"
_STEP = 2
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Style:
    """How a text should look at best and at worst; sizes in pixels."""

    size: int
    least: int
    lines: int = 1
    bold: bool = False


@dataclass(frozen=True)
class Fitted:
    """A text that fits its width."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont

    @property
    def width(self) -> float:
        """The longest line, pixels."""
        return max(self.font.getlength(line) for line in self.lines)

    @property
    def line_height(self) -> int:
        """From line to line, pixels."""
        return int(self.font.size * 1.25)


@lru_cache(maxsize=64)
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """DejaVu Sans of that size in pixels."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(_FONTS / name, size)


def fitted(text: str, width: float, *styles: Style) -> Fitted:
    """The text in the first style, and its largest size, that fits; else cut in the last style."""
    words = text.split()
    for style in styles:
        for size in range(style.size, style.least - 1, -_STEP):
            drawn = font(size, style.bold)
            lines = _wrapped(words, width, drawn.getlength)
            if len(lines) <= style.lines and all(drawn.getlength(line) <= width for line in lines):
                return Fitted(tuple(lines) or ("",), drawn)
    least = font(styles[-1].least, styles[-1].bold)
    lines = _wrapped(words, width, least.getlength)
    return Fitted(tuple(_cut(lines, width, styles[-1].lines, least)), least)


def _wrapped(words: list[str], width: float, length: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(lines: list[str], width: float, most: int, least: ImageFont.FreeTypeFont) -> list[str]:
    kept, dropped = lines[:most], lines[most:]
    if dropped:
        kept[-1] = " ".join([kept[-1], *dropped])
    return [_shortened(line, width, least) for line in kept]


def _shortened(line: str, width: float, least: ImageFont.FreeTypeFont) -> str:
    if least.getlength(line) <= width:
        return line
    while line and least.getlength(line + _ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip() + _ELLIPSIS
