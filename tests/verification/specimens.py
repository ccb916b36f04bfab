"""Specimens: identity cards of people who do not exist, drawn and photographed by a program.

No real card was seen. The layout is VERIFICATION 4's: TD1, the IIN on the front and at the end of
the zone's first line, a barcode on the back. The letters of the zone are the shipped DejaVu Sans.
"""

import math
import random
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

import iins
from bot.verification.lettering import font
from bot.verification.mrz import check_digit

MM = 20  # pixels
WIDTH, HEIGHT = round(85.6 * MM), 54 * MM
PITCH, LEADING = 2.54, 6.35  # mm: between letters and lines of the zone


@dataclass(frozen=True)
class Holder:
    """Whom a specimen is made out to."""

    number: str = "123456789"
    iin: str = "850412300016"
    birth: str = "850412"
    sex: str = "M"
    expiry: str = "310412"
    family_name: str = "NURBEKOV"
    given_names: str = "DAULET"

    @property
    def zone(self) -> list[str]:
        """The three lines as a State prints them."""
        upper = f"IDKAZ{self.number}{check_digit(self.number)}{self.iin}".ljust(30, "<")
        dates = self.birth + check_digit(self.birth), self.expiry + check_digit(self.expiry)
        over = check_digit(upper[5:] + "".join(dates) + "<" * 11)
        lower = f"{dates[0]}{self.sex}{dates[1]}KAZ".ljust(29, "<") + over
        return [upper, lower, f"{self.family_name}<<{self.given_names}".ljust(30, "<")]


def holder(seed: int) -> Holder:
    """Somebody, always the same for one seed."""
    dice = random.Random(seed)
    year, month, day = dice.randrange(1960, 2006), dice.randrange(1, 13), dice.randrange(1, 29)
    birth, sex = f"{year % 100:02}{month:02}{day:02}", dice.choice("MF")
    century = (3 if year < 2000 else 5) + (sex == "F")
    firsts = (f"{birth}{century}{dice.randrange(10_000):04}" for _ in range(99))
    iin = next(found for first in firsts if (found := iins.with_check_digit(first)))
    families = ("AKHMETOVA", "ZHUMABAYEV", "SERIKKYZY", "OSPANOV", "KIM", "BEISENBAY")
    return Holder(
        number=f"{dice.randrange(10**8, 10**9)}",
        iin=iin,
        birth=birth,
        sex=sex,
        expiry=f"{dice.randrange(26, 36)}{month:02}{day:02}",
        family_name=dice.choice(families),
        given_names=dice.choice(("AIGERIM", "YERLAN", "BAUYRZHAN", "ALIYA")),
    )


def back(zone: list[str], barcode: str = "") -> Image.Image:
    """The side with the zone, and a Code 128 if there is something to say in it.

    Lines before the last three stand above the zone, set like it.
    """
    card = _blank(len(barcode))
    draw = ImageDraw.Draw(card)
    for row, (label, value) in enumerate(
        [("МЕСТО РОЖДЕНИЯ", "АСТАНА Қ."), ("НАЦИОНАЛЬНОСТЬ", "ҚАЗАҚ"), ("ОРГАН ВЫДАЧИ", "ІІМ")]
    ):
        _write(draw, 4, 3 + row * 8, label, 2.3)
        _write(draw, 4, 6 + row * 8, value, 2.6)
    if barcode:
        code = zxingcpp.create_barcode(barcode, zxingcpp.BarcodeFormat.Code128)
        bars = Image.fromarray(np.asarray(code.to_image(scale=4, add_quiet_zones=True)))
        card.paste(bars.convert("RGB").resize((40 * MM, 8 * MM)), (42 * MM, 3 * MM))
    left = (85.6 - 30 * PITCH) / 2
    for row, line in enumerate(zone, start=3 - len(zone)):
        for column, letter in enumerate(line):
            middle = (left + (column + 0.5) * PITCH) * MM
            place = (middle, (36 + row * LEADING) * MM)
            draw.text(place, letter, font=font(round(3.3 * MM)), fill=(15, 15, 20), anchor="mm")
    return card


def front(holder: Holder, face: Image.Image | None = None) -> Image.Image:
    """The side with the portrait and the printed number."""
    card = _blank(7)
    draw = ImageDraw.Draw(card)
    _write(draw, 4, 2, "ҚАЗАҚСТАН РЕСПУБЛИКАСЫ  REPUBLIC OF KAZAKHSTAN", 2.6)
    if face is not None:
        card.paste(face.resize((25 * MM, 32 * MM)), (4 * MM, 8 * MM))
    birth = f"{holder.birth[4:]}.{holder.birth[2:4]}.19{holder.birth[:2]}"
    for row, text in enumerate(("ТЕГІ / SURNAME", "НҰРБЕКОВ", "АТЫ / NAME", "ДӘУЛЕТ", birth)):
        _write(draw, 33, 9 + row * 5, text, 2.8)
    _write(draw, 4, 44, "ЖСН / ИИН", 2.3)
    _write(draw, 20, 43.5, holder.iin, 3.5)
    return card


def page() -> Image.Image:
    """A sheet of printed text with numbers in it, none of them an IIN."""
    sheet = Image.new("RGB", (1000, 1000), "white")
    draw = ImageDraw.Draw(sheet)
    for row in range(9):
        text = f"{row + 1}. Приказ № 25-{row}: 850412300017 тенге"
        draw.text((60, 60 + row * 100), text, font=font(24), fill="black")
    return sheet


def photographed(
    card: Image.Image,
    *,
    width: float = 0.8,
    turn: float = 0.0,
    tilt: float = 0.0,
    blur: float = 0.0,
    light: float = 1.0,
    noise: float = 0.0,
    glare: bool = False,
    quality: int = 85,
) -> bytes:
    """A JPEG of 1280 x 960 as Telegram sends it: the card is `width` of it, turned clockwise."""
    dice = random.Random(4)
    picture = Image.new("RGB", (1280, 960), (120, 96, 80))
    corners = _corners(dice, width * 1280, card.height / card.width, turn, tilt)
    method, smooth = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC
    small = card.resize((round(width * 1536), round(width * 1536 * card.height / card.width)))
    mapping = _mapping(corners, small.size)
    mask = Image.new("L", small.size, 255).transform(picture.size, method, mapping, smooth)
    picture.paste(small.transform(picture.size, method, mapping, smooth), (0, 0), mask)
    if glare:
        spot = Image.new("L", picture.size)
        ImageDraw.Draw(spot).ellipse((560, 520, 880, 700), fill=200)
        picture.paste((255, 255, 255), (0, 0), spot.filter(ImageFilter.GaussianBlur(50)))
    picture = picture.filter(ImageFilter.GaussianBlur(blur))
    values = np.asarray(picture, dtype=np.float32) * light
    values += np.random.default_rng(4).normal(0, noise, values.shape)
    file = BytesIO()
    Image.fromarray(values.clip(0, 255).astype(np.uint8)).save(file, "JPEG", quality=quality)
    return file.getvalue()


def _blank(seed: int) -> Image.Image:
    """Pale blue with the waves cards have against copies."""
    dice = random.Random(seed)
    card = Image.new("RGB", (WIDTH, HEIGHT), (205, 226, 232))
    draw = ImageDraw.Draw(card)
    for row in range(60):
        phase, shade = dice.random() * 6, tuple(dice.randrange(185, 220) for _ in range(3))
        wave = [(x, HEIGHT * (0.6 * math.sin(x / WIDTH * 9 + phase) - 0.25 + row / 40))
                for x in range(0, WIDTH, 12)]  # fmt: skip
        draw.line(wave, fill=shade, width=2)
    return card


def _write(draw: ImageDraw.ImageDraw, left: float, top: float, text: str, size: float) -> None:
    draw.text((left * MM, top * MM), text, font=font(round(size * MM)), fill=(20, 20, 30))


Corner = tuple[float, float]


def _corners(
    dice: random.Random, width: float, ratio: float, turn: float, tilt: float
) -> list[Corner]:
    """Where the card's corners lie in the picture, clockwise from its own upper left."""
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        across = width * (x / 2 + dice.uniform(-tilt, tilt))
        down = width * ratio * (y / 2 + dice.uniform(-tilt, tilt))
        corners.append((640 + across * cosine - down * sine, 480 + across * sine + down * cosine))
    return corners


def _mapping(corners: list[Corner], size: tuple[int, int]) -> list[float]:
    """The eight numbers by which Pillow looks up each pixel of the picture on the card."""
    width, height = size
    rows, values = [], []
    for (x, y), (u, v) in zip(
        corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True
    ):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return list(np.linalg.solve(np.array(rows), np.array(values)))
