"""Panels of a drawing for a phone: simple shapes, a sign, a label; edges are smooth."""

from collections.abc import Callable

from PIL import ImageDraw

from bot.verification.lettering import Style, fitted

FINE = 2  # drawn this much larger, then made small: smooth edges
LABEL = 96  # height of a panel's label
INK, PAPER = (30, 34, 40), (255, 255, 255)
GREEN, RED = (34, 128, 76), (190, 52, 46)

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]


class Page:
    """Draws in pixels of the small picture."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw

    def panel(self, box: Box, scene: "Scene", label: str, *, is_good: bool) -> None:
        """A picture within an edge, its sign, and the label below it."""
        left, top, right, bottom = box
        scene(self, box)
        colour = GREEN if is_good else RED
        self.frame(box, colour)
        self.sign((left + 20, top + 20), colour, is_good=is_good)
        self.text(label, (left, bottom + 8, right, bottom + LABEL - 4), 38, colour)

    def area(self, box: Box, colour: Colour, radius: int = 0) -> None:
        self._draw.rounded_rectangle(_fine(box), radius * FINE, fill=colour)

    def oval(self, box: Box, colour: Colour) -> None:
        self._draw.ellipse(_fine(box), fill=colour)

    def half(self, box: Box, colour: Colour, start: int, end: int) -> None:
        self._draw.pieslice(_fine(box), start, end, fill=colour)

    def line(self, points: tuple[int, ...], colour: Colour, width: int = 5) -> None:
        fine = [each * FINE for each in points]
        self._draw.line(fine, fill=colour, width=width * FINE, joint="curve")

    def frame(self, box: Box, colour: Colour) -> None:
        self._draw.rounded_rectangle(_fine(box), 24 * FINE, outline=colour, width=6 * FINE)

    def arc(self, box: Box, colour: Colour, start: int, end: int, width: int = 5) -> None:
        self._draw.arc(_fine(box), start, end, fill=colour, width=width * FINE)

    def sign(self, at: tuple[int, int], colour: Colour, *, is_good: bool) -> None:
        """A tick or a cross in a disc: the colour is never the only sign."""
        x, y = at
        self.oval((x, y, x + 64, y + 64), colour)
        if is_good:
            self.line((x + 17, y + 33, x + 28, y + 45, x + 48, y + 20), PAPER, 8)
            return
        self.line((x + 20, y + 20, x + 44, y + 44), PAPER, 8)
        self.line((x + 44, y + 20, x + 20, y + 44), PAPER, 8)

    def text(self, words: str, box: Box, size: int, colour: Colour) -> None:
        """Centred, in at most two lines, smaller where it is long."""
        left, top, right, bottom = box
        style = Style(size * FINE, 24 * FINE, lines=1, bold=True)
        wrapped = Style(34 * FINE, 22 * FINE, lines=2, bold=True)
        found = fitted(words, (right - left) * FINE, style, wrapped)
        height = found.line_height * len(found.lines)
        y = (top + bottom) * FINE / 2 - height / 2
        for line in found.lines:
            middle = ((left + right) * FINE / 2, y)
            self._draw.text(middle, line, font=found.font, fill=colour, anchor="ma")
            y += found.line_height


Scene = Callable[[Page, Box], None]


def _fine(box: Box) -> Box:
    left, top, right, bottom = (each * FINE for each in box)
    return left, top, right, bottom
