"""Letters and bars in a picture of a card, read by rapidocr and zxing-cpp (the extra `ocr`).

Everything is imported when the first card comes: a worker that sees only faces stays small.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

_MODELS = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Cls.model_path": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
}
_SOUGHT = 736  # pixels: text is found as well as at 1280, in half the time and 150 MB less
_STRIP_WIDTH = 1100  # pixels of a line of the zone, as it is recognised
_MARGIN = 0.02  # of the zone's length, kept around it
_FINENESS = (40, 70, 100)  # strokes are no wider than this part of the picture's longest side
_GAP = 1.8  # widths of a stroke that lie between letters and lines
_NARROWEST = 0.25  # of the picture's longest side
_LOWEST, _SLIM, _HIGHEST = 1.5, 3.0, 9.0  # length to height: with text above it, or slim
_LINES = 4  # strips worth recognising, from below: the zone has three and nothing under it
_DARK = 0.18  # of the darkest row: above it a line of text runs
_THIN = 9  # pixels: no line is as low
_SHORTEST = 15  # letters of the two lowest lines: with fewer there is no zone


def bars(pixels: Pixels) -> list[tuple[str, int]]:
    """The texts of all barcodes and how they are turned, in degrees clockwise; 40 to 190 ms."""
    import zxingcpp

    return [(code.text, code.orientation) for code in zxingcpp.read_barcodes(pixels)]


def lines(pixels: Pixels) -> list[str]:
    """All lines of text, also upside down, never sideways: 0.4 to 1 s and 450 MB."""
    found = _recogniser()(pixels[:, :, ::-1], use_det=True, use_cls=True, use_rec=True)
    return list(found.txts or ())


def zones(pixels: Pixels) -> Iterator[tuple[list[str], int]]:
    """The lines of what looks like a machine-readable zone, and how it is turned clockwise.

    Each place is read both ways up; the caller stops when it makes sense (0.1 s a line).
    """
    import cv2

    cv2.setNumThreads(1)
    for across, block in _places(pixels):
        for turned, angle in ((block, across), (np.rot90(block, 2), across + 180)):
            texts = _texts(_strips(np.ascontiguousarray(turned)))
            if texts:
                yield texts, round(angle) % 360


def _texts(strips: list[Pixels]) -> list[str]:
    texts: list[str] = []
    for number, strip in enumerate(strips):
        if number == 2 and sum(map(len, texts)) < _SHORTEST:
            return []
        found = _recogniser()(strip, use_det=False, use_cls=False, use_rec=True)
        texts.extend(found.txts or ())
    return texts


@cache
def _recogniser() -> Any:
    from rapidocr import RapidOCR

    spec = find_spec("rapidocr")
    places = spec.submodule_search_locations if spec else None
    folder = Path((places or [""])[0]) / "models"
    # A path of its own for each model: without one rapidocr looks for them on the internet.
    paths = {name: str(folder / file) for name, file in _MODELS.items()}
    threads = "EngineConfig.onnxruntime.{}_op_num_threads"
    return RapidOCR(
        params={
            "Global.log_level": "error",
            threads.format("intra"): 1,
            threads.format("inter"): 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": _SOUGHT,
            **paths,
        }
    )


def _places(pixels: Pixels) -> Iterator[tuple[float, Pixels]]:
    """The largest dense block of each fineness, cut out with its lines level; slim ones first."""
    import cv2

    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    found = [list(_blocks(smooth, part)) for part in _FINENESS]
    seen: list[_Block] = []
    for is_slim in (True, False):
        for blocks in found:
            block = max((each for each in blocks if each.is_slim is is_slim), default=None)
            if block and not any(block.is_like(other) for other in seen):
                seen.append(block)
                yield block.angle, block.cut(grey)


@dataclass(frozen=True, order=True)
class _Block:
    """A rectangle in the picture: pixels, and degrees clockwise of its long side, -90 to 90."""

    area: float
    x: float
    y: float
    width: float
    height: float
    angle: float

    @property
    def is_slim(self) -> bool:
        """Whether it may be a zone and nothing else; or there is text above it."""
        return self.width > _SLIM * self.height

    def is_like(self, other: "_Block") -> bool:
        apart = math.hypot(self.x - other.x, self.y - other.y)
        return apart < self.height / 4 and abs(self.width / other.width - 1) < 0.1

    def cut(self, grey: Pixels) -> Pixels:
        """The block with some margin, its long side level and as wide as a strip is to be."""
        import cv2

        width, height = self.width * (1 + 2 * _MARGIN), self.height + 2 * _MARGIN * self.width
        scale = _STRIP_WIDTH / width
        turn = cv2.getRotationMatrix2D((self.x, self.y), self.angle, scale)
        turn[0, 2] += _STRIP_WIDTH / 2 - self.x
        turn[1, 2] += height * scale / 2 - self.y
        size = (_STRIP_WIDTH, round(height * scale))
        edge = cv2.BORDER_REPLICATE
        cut = cv2.warpAffine(grey, turn, size, flags=cv2.INTER_CUBIC, borderMode=edge)
        return np.asarray(cut, dtype=np.uint8)


def _blocks(grey: Any, part: int) -> Iterator[_Block]:
    """Where dark strokes, at most a `part` of the picture wide, lie close: wide blocks of them."""
    import cv2

    side = max(grey.shape)
    dark = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, _square(side / part))
    _, inked = cv2.threshold(dark, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    closed = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, _square(side * _GAP / part))
    for shape in cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        (x, y), (width, height), angle = cv2.minAreaRect(shape)
        if width < height:
            width, height, angle = height, width, angle + 90
        angle = (angle + 90) % 180 - 90
        if width > _NARROWEST * side and _LOWEST < width / max(height, 1) < _HIGHEST:
            yield _Block(width * height, x, y, width, height, angle)


def _square(side: float) -> Any:
    import cv2

    return cv2.getStructuringElement(cv2.MORPH_RECT, (round(side), round(side)))


def _strips(block: Pixels) -> list[Pixels]:
    """The lowest lines of a level block, from below, where its rows are dark."""
    import cv2

    ink = np.clip(np.median(block) - block.astype(np.float32), 0, None).sum(axis=1)
    rows = cv2.GaussianBlur(ink.reshape(-1, 1), (1, 9), 0).ravel()
    is_dark = np.concatenate(([False], rows > _DARK * rows.max(), [False]))
    edges = np.flatnonzero(np.diff(is_dark.astype(np.int8)))
    lines = [(top, bottom) for top, bottom in edges.reshape(-1, 2) if bottom - top > _THIN]
    grey = (
        block[max(top - _THIN, 0) : bottom + _THIN] for top, bottom in lines[: -_LINES - 1 : -1]
    )
    return [np.ascontiguousarray(np.repeat(line[:, :, None], 3, axis=2)) for line in grey]
