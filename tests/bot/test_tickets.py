"""Invites as pictures: the QR code holds the link, the sheet holds a card for everybody."""

from io import BytesIO

import pytest
import segno
from PIL import Image
from reportlab.pdfbase.ttfonts import TTFont

from bot.drawing import tickets
from bot.drawing.tickets import Ticket

LINK = "https://t.me/sabaq_academy_bot?start=Abc_d-efGHIJKLmnopqr12"
LINES = ["1. Камераны кодқа бағыттаңыз", "2. Нажмите «Начать»"]


def ticket(name: str) -> Ticket:
    return Ticket(name, "М-26-1", LINK, LINES)


def modules(content: bytes) -> list[list[bool]]:
    """The picture as it is seen: dark and light modules, without the quiet zone."""
    with Image.open(BytesIO(content)) as image:
        grey = image.convert("L")
        count = image.width // 10
        return [
            [grey.getpixel((x * 10 + 5, y * 10 + 5)) == 0 for x in range(4, count - 4)]
            for y in range(4, count - 4)
        ]


def test_the_picture_is_the_code_of_the_link_with_a_quiet_zone() -> None:
    content = tickets.picture(LINK)

    expected = [[bool(each) for each in row] for row in segno.make_qr(LINK, error="m").matrix]
    assert modules(content) == expected
    with Image.open(BytesIO(content)) as image:
        assert image.width == image.height >= 300
        assert image.convert("L").crop((0, 0, 40, image.height)).getextrema() == (255, 255)


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (30, 4)])
def test_eight_cards_stand_on_a_page(count: int, pages: int) -> None:
    content = tickets.sheet([ticket("Әлиева Дана")] * count, "М-26-1")

    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == pages


@pytest.mark.parametrize(
    "name", ["Ы" * 200, "Қожахметұлы Өмірбек " * 10, '<b>"&😀', "", "\u0000", "a" * 5000]
)
def test_a_name_of_any_length_is_drawn(name: str) -> None:
    content = tickets.sheet([ticket(name)], "М-26-1")

    assert content.count(b"/Type /Page\n") == 1


def test_the_letters_of_kazakh_have_shapes_in_the_fonts_of_the_sheet() -> None:
    for name in ("DejaVuSans", "DejaVuSans-Bold"):
        font = TTFont(name, str(tickets._FONTS / f"{name}.ttf"))

        assert {ord(each) for each in "ӘәҒғҚқҢңӨөҰұҮүҺһІі№«»…"} <= font.face.charToGlyph.keys()
