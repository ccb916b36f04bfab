"""Scenes of the guides: a face and an identity card as they should be taken, and as they should
not. Nobody's face, nobody's card."""

from bot.drawing.panels import GREEN, INK, PAPER, Box, Colour, Page

_LIGHT, _NIGHT, _SUN, _EDGE = (232, 241, 250), (44, 48, 58), (255, 205, 84), (214, 219, 224)
_SKIN, _SHADE, _HAIR = (238, 194, 160), (92, 96, 108), (58, 42, 36)
_SHIRT, _CAP, _MASK = (86, 120, 168), (176, 62, 58), (226, 234, 240)
_CARD, _CARD_INK = (188, 220, 226), (70, 104, 112)


def _face(page: Page, at: tuple[int, int], high: int, skin: Colour = _SKIN) -> None:
    """A head of this height with shoulders, its middle at this point."""
    x, y = at
    w = high * 36 // 100
    page.half((x - 2 * w, y + high * 40 // 100, x + 2 * w, y + high * 2), _SHIRT, 180, 360)
    page.area((x - w // 3, y + high * 30 // 100, x + w // 3, y + high * 62 // 100), skin, w // 5)
    page.oval((x - w - 8, y - high // 2 - 12, x + w + 8, y + high * 34 // 100), _HAIR)
    page.oval((x - w, y - high * 42 // 100, x + w, y + high // 2), skin)
    eye, drop, fine = w * 42 // 100, high // 14, max(high // 30, 3)
    for side in (-eye, eye):
        level = y - drop
        page.oval((x + side - fine, level - fine, x + side + fine, level + fine), INK)
        brow = level - 3 * fine
        page.line((x + side - 2 * fine, brow, x + side + 2 * fine, brow), _HAIR, fine // 2)
    tip = y + high // 8
    page.line((x, y, x - fine // 2, tip, x + fine // 2, tip), _shaded(skin), max(fine // 3, 2))
    mouth = (x - w // 3, y + high // 6, x + w // 3, y + high * 34 // 100)
    page.arc(mouth, _shaded(skin), 20, 160, max(fine // 2, 2))


def _shaded(colour: Colour) -> Colour:
    red, green, blue = colour
    return red * 7 // 10, green * 6 // 10, blue * 6 // 10


def _middle(box: Box) -> tuple[int, int]:
    left, top, right, bottom = box
    return (left + right) // 2, (top + bottom) // 2


def _good_selfie(page: Page, box: Box) -> None:
    page.area(box, _LIGHT, 24)
    x, y = _middle(box)
    _face(page, (x, y - 10), 400)
    _below(page, box)
    page.arc((x - 190, y - 260, x + 190, y + 220), GREEN, 0, 360, 6)


def _dark_selfie(page: Page, box: Box) -> None:
    page.area(box, _NIGHT, 24)
    x, y = _middle(box)
    _sun(page, (x + 92, y - 70))
    _face(page, (x, y + 8), 230, _SHADE)
    _below(page, box)


def _far_selfie(page: Page, box: Box) -> None:
    page.area(box, _LIGHT, 24)
    x, y = _middle(box)
    _face(page, (x, y + 60), 92)
    _below(page, box)


def _covered_selfie(page: Page, box: Box) -> None:
    page.area(box, _LIGHT, 24)
    x, y = _middle(box)
    _face(page, (x, y + 10), 230)
    page.half((x - 94, y - 130, x + 94, y + 22), _CAP, 180, 360)
    page.area((x - 94, y - 62, x + 132, y - 44), _CAP, 9)
    page.area((x - 72, y - 26, x - 8, y + 14), INK, 14)
    page.area((x + 8, y - 26, x + 72, y + 14), INK, 14)
    page.line((x - 10, y - 12, x + 10, y - 12), INK, 6)
    page.area((x - 64, y + 44, x + 64, y + 118), _MASK, 26)
    _below(page, box)


def _copied_selfie(page: Page, box: Box) -> None:
    page.area(box, _LIGHT, 24)
    x, y = _middle(box)
    page.area((x - 104, y - 148, x + 104, y + 148), INK, 24)
    page.area((x - 88, y - 124, x + 88, y + 124), _LIGHT, 8)
    _face(page, (x, y + 6), 150)
    page.area((x - 104, y + 124, x + 104, y + 148), INK, 12)
    page.oval((x - 9, y + 128, x + 9, y + 146), _EDGE)
    page.area((x - 160, y + 149, x + 160, box[3]), _LIGHT)
    _below(page, box)


def _below(page: Page, box: Box) -> None:
    """What reaches over the panel's lower edge is cut off."""
    left, _, right, bottom = box
    page.area((left - 4, bottom + 1, right + 4, bottom + 420), PAPER)


def _sun(page: Page, at: tuple[int, int]) -> None:
    x, y = at
    page.oval((x - 60, y - 60, x + 60, y + 60), _SUN)


def _good_card(page: Page, box: Box) -> None:
    page.area(box, _LIGHT, 24)
    x, y = _middle(box)
    _card(page, (x - 400, y - 250, x + 400, y + 250))


def _cut_card(page: Page, box: Box) -> None:
    page.area(box, _LIGHT, 24)
    left, top, right, _ = box
    _card(page, (left + 110, top + 60, left + 590, top + 360))
    page.area((right + 1, top - 6, right + 200, top + 420), PAPER)
    _below(page, box)


def _small_card(page: Page, box: Box) -> None:
    page.area(box, _LIGHT, 24)
    x, y = _middle(box)
    _card(page, (x - 72, y - 45, x + 72, y + 45))


def _glaring_card(page: Page, box: Box) -> None:
    page.area(box, _LIGHT, 24)
    x, y = _middle(box)
    _card(page, (x - 200, y - 125, x + 200, y + 125))
    page.oval((x - 70, y - 90, x + 150, y + 80), PAPER)


def _copied_card(page: Page, box: Box) -> None:
    page.area(box, _LIGHT, 24)
    x, y = _middle(box)
    page.area((x - 230, y - 148, x + 230, y + 148), INK, 20)
    page.area((x - 212, y - 130, x + 212, y + 130), _LIGHT, 6)
    _card(page, (x - 160, y - 100, x + 160, y + 100))


def _card(page: Page, box: Box) -> None:
    """A card nobody issued: a portrait, lines of letters."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    page.area(box, _CARD, max(6, high // 14))
    page.area((left, top, right, top + high // 6), _CARD_INK, max(4, high // 14))
    photo = (left + wide // 16, top + high // 4, left + wide * 5 // 16, top + high * 3 // 4)
    page.area(photo, PAPER, 4)
    x, y = _middle(photo)
    size = high // 12
    page.oval((x - size, y - 2 * size, x + size, y), _SKIN)
    page.half((x - 2 * size, y, x + 2 * size, y + 4 * size), _SHIRT, 180, 360)
    page.area((photo[0], photo[3], photo[2], photo[3] + 2 * size), _CARD)
    for row, part in enumerate((9, 7, 8, 5)):
        start, line = left + wide * 6 // 16, top + high * (27 + 14 * row) // 100
        page.area((start, line, start + wide * part // 18, line + max(3, high // 22)), _CARD_INK)
    page.area(
        (left + wide // 16, bottom - high // 7, right - wide // 3, bottom - high // 11), _CARD_INK
    )


SELFIES = _good_selfie, (_dark_selfie, _far_selfie, _covered_selfie, _copied_selfie)
CARDS = _good_card, (_cut_card, _small_card, _glaring_card, _copied_card)
