"""Readings: the tries to read a picture of a card, from the cheapest to the dearest.

Barcode, the machine-readable zone, all text; whatever proves itself first ends it (VERIFICATION 4).
"""

import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from PIL import Image

import iins
from bot.verification import mrz, pictures, recognition
from bot.verification.documents import Document, DocumentFault, Source, checked
from bot.verification.faces import Engine, Face, Pixels
from bot.verification.mrz import Zone
from bot.verification.parts import Part, installed
from bot.verification.pictures import DEFAULT_GATE, Gate
from bot.verification.probes import Probe, of_one_face
from bot.verification.templates import distances

LONGEST = 1280
"""Longest side of the picture a card is read in: at 800 its portrait is too small."""

_SAME = 0.50  # distance: a second, smaller face that near is the card's own pale portrait
_MOST_LINES = 40  # a card has half as many: this is a page, and looking again costs seconds
_DIGITS = re.compile(r"(?<!\d)\d{12}(?!\d)")
_GAPS = re.compile(r"(?<=\d) (?=\d)")


def examined_card(engine: Engine | None, picture: bytes, gate: Gate = DEFAULT_GATE) -> Document:
    """Read the bytes of a picture of one side; whatever they hold, the answer is a Document.

    A back takes 0.3 to 0.6 s of one core, a front or anything else 1 to 2 s, the first 1 s more.
    Without an engine no portrait is looked for, without the extra `ocr` nothing is read.
    """
    try:
        image = pictures.decoded(picture, gate, LONGEST)
    except pictures.Unusable as error:
        return Document(error.fault)
    seen = _Seen(image)
    fault = _read(seen, engine)
    faces, portrait = _portrait(seen, engine, gate)
    return replace(
        checked(seen.zone, seen.iins),
        fault=fault,
        rotation=seen.rotation,
        faces=faces,
        portrait=portrait,
    )


def _read(seen: "_Seen", engine: Engine | None) -> DocumentFault | None:
    if Part.CARDS not in installed():
        seen.look_for_faces(engine)
        return DocumentFault.NO_READER
    seen.read_bars()
    seen.read_zones()
    if seen.zone is None:
        seen.look_for_faces(engine)
    if not seen.is_enough:
        seen.read_text()
    return None if seen.zone or seen.iins else DocumentFault.NOTHING_READ


def _portrait(seen: "_Seen", engine: Engine | None, gate: Gate) -> tuple[int, Probe | None]:
    """How many people are on the card, and the one if there is one."""
    if engine is None or not seen.faces:
        return 0, None
    image = seen.upright()
    pixels = np.ascontiguousarray(image)
    first, *others = [(face, engine.template(pixels, face)) for face in seen.faces]
    apart = [d for d in distances(first[1], [template for _, template in others]) if d > _SAME]
    if apart:
        return 1 + len(apart), None
    return 1, of_one_face(engine, image, *first, gate)


class _Seen:
    """What has been found on a picture so far; each reading adds to it."""

    def __init__(self, image: Image.Image) -> None:
        self.pixels: Pixels = np.ascontiguousarray(image)
        self.zone: Zone | None = None
        self.iins: dict[Source, str] = {}
        self.faces: list[Face] = []
        self.rotation: int | None = None

    @property
    def is_enough(self) -> bool:
        """Whether more reading could add nothing."""
        return self.zone is not None and self.zone.score == mrz.BEST

    def read_bars(self) -> None:
        found = recognition.bars(self.pixels)
        self._add(Source.BARCODE, (text for text, _ in found))
        if Source.BARCODE in self.iins:
            self.rotation = found[0][1] % 360

    def read_zones(self) -> None:
        for texts, angle in recognition.zones(self.pixels):
            if self._take(texts):
                self.rotation = angle
            if self.is_enough:
                return

    def look_for_faces(self, engine: Engine | None) -> None:
        """A face stands upright on its card: it tells how the card lies, too."""
        for quarter in range(4) if engine else ():
            found = engine.faces_of_card(self._turned(quarter)) if engine else []
            if found:
                self.faces, self.rotation = found, quarter * 90
                return

    def read_text(self) -> None:
        """All text: as the card lies if that is known, else level and then sideways.

        A line that lies sideways may be read too, so this does not tell how the card lies.
        """
        known = None if self.rotation is None else round(self.rotation / 90) % 4
        for quarter in (0, 1) if known is None else (known,):
            texts = recognition.lines(self._turned(quarter))
            self._take(texts)
            self._add(Source.TEXT, texts)
            if self.is_enough or Source.TEXT in self.iins or len(texts) > _MOST_LINES:
                return

    def upright(self) -> Image.Image:
        """The picture with its faces upright."""
        return Image.fromarray(self._turned(round((self.rotation or 0) / 90)))

    def _turned(self, quarter: int) -> Pixels:
        return np.ascontiguousarray(np.rot90(self.pixels, quarter))

    def _add(self, source: Source, texts: Iterable[str]) -> None:
        runs = (run for text in texts for run in _DIGITS.findall(_GAPS.sub("", text)))
        found = {run for run in runs if iins.is_valid(run)}
        if len(found) == 1:
            self.iins[source] = found.pop()

    def _take(self, texts: list[str]) -> bool:
        """Keep the zone of these lines if it is better than what is known."""
        found = mrz.zone(texts)
        if found is None or (self.zone and self.zone.score >= found.score):
            return False
        self.zone = found
        return True
