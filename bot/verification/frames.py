"""Frames of a clip from a stranger: decoded from memory, six a second, within narrow bounds."""

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from bot.verification.faces import Pixels
from bot.verification.pictures import DEFAULT_GATE, Gate

SIDE = 640
"""Longest side of a working frame, pixels; smaller ones are enlarged.

A video note of Telegram is 384 x 384; there the detector misses faces below 80 pixels, such as
somebody's behind the learner. At 640 it finds those of 48 for 10 ms more.
"""

_STEP = 1 / 6  # seconds between two samples (VERIFICATION 3.1)
_FEWEST = 6
_PIXELS = 1920 * 1080
_FRAMES_A_SECOND = 75  # no phone films faces faster: more of them are there to keep us busy
_USUAL_RATE = 30.0
_WHOLE = 0.9  # share of the promised frames below which a clip counts as damaged
_QUIET = {
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": "protocol_whitelist;file",  # a clip names no other sources
}


class ClipFault(StrEnum):
    """Why a clip must be filmed again; of several the first of these is told."""

    UNREADABLE = "unreadable"
    """No MP4, damaged, or cut off."""
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"
    ANOTHER_PERSON = "another_person"
    """Somebody else was in between; also when the face was too blurred to be told apart."""
    NEVER_AHEAD = "never_ahead"
    """No half second in which the person looks into the camera."""


@dataclass(eq=False)
class Unwatchable(Exception):
    """The bytes cannot be watched as a short clip."""

    fault: ClipFault


@dataclass(frozen=True)
class Frame:
    """One sample."""

    at: float
    """Seconds since the start."""
    pixels: Pixels
    """Contiguous RGB of shape (height, width, 3), longest side 640."""


class Film:
    """An MP4 of a stranger, decoded once, a frame at a time: a whole one would fill the memory."""

    def __init__(self, content: bytes, gate: Gate = DEFAULT_GATE) -> None:
        """What the file says of itself may refuse it here, before anything is decoded.

        Raises Unwatchable: TOO_LARGE, UNREADABLE, TOO_LONG.
        """
        if len(content) > gate.bytes:
            raise Unwatchable(ClipFault.TOO_LARGE)
        if content[4:8] != b"ftyp":
            raise Unwatchable(ClipFault.UNREADABLE)
        if _promised_seconds(content) > gate.seconds:
            raise Unwatchable(ClipFault.TOO_LONG)
        self._content, self._gate = content, gate
        self.seconds = 0.0
        """How much was decoded."""

    def frames(self) -> Iterator[Frame]:
        """The samples, six a second; 0.5 to 1.5 ms for each frame between (VERIFICATION 3.1).

        The file's own facts are not believed: decoding stops by its own count, and nothing is
        written to disk. Raises Unwatchable, perhaps after some samples, with one of the faults up
        to TOO_SHORT.
        """
        os.environ.update(_QUIET)
        import cv2  # here alone: 33 MB that only a worker who watches clips shall carry

        cv2.setNumThreads(1)
        try:
            with _in_memory(self._content) as path:
                capture = cv2.VideoCapture(path, cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
                try:
                    yield from self._watched(cv2, capture)
                finally:
                    capture.release()
        except cv2.error:
            raise Unwatchable(ClipFault.UNREADABLE) from None

    def _watched(self, cv2: Any, capture: Any) -> Iterator[Frame]:
        rate = _rate(cv2, capture)
        count, samples, due = 0, 0, 0.0
        for at in _moments(cv2, capture, 1 / rate):
            count += 1
            self.seconds = at + 1 / rate
            if at > self._gate.seconds or count > self._gate.seconds * _FRAMES_A_SECOND:
                raise Unwatchable(ClipFault.TOO_LONG)
            if at >= due:
                due = max(due, at - _STEP) + _STEP
                samples += 1
                yield Frame(at, _working(cv2, capture.retrieve()[1]))
        if not count or count < _WHOLE * capture.get(cv2.CAP_PROP_FRAME_COUNT):
            raise Unwatchable(ClipFault.UNREADABLE)
        if self.seconds < 1 or samples < _FEWEST:
            raise Unwatchable(ClipFault.TOO_SHORT)


@contextmanager
def _in_memory(content: bytes) -> Iterator[str]:
    """The path of a file that lies in memory only and is gone with the process.

    OpenCV also reads from a Python stream: a damaged clip that points behind its end kills it there
    (5.0.0), and here it is only unreadable.
    """
    with os.fdopen(os.memfd_create("clip"), "wb") as file:
        file.write(content)
        file.flush()
        yield f"/proc/self/fd/{file.fileno()}"


def _promised_seconds(content: bytes) -> float:
    """The duration in the header of the film (ISO 14496-12, mvhd); 0 when it says none."""
    start = content.find(b"mvhd") + 4
    version, head = content[start : start + 1], content[start:]
    scale, end = (20, 32) if version == b"\x01" else (12, 20)
    if start < 4 or len(head) < end:
        return 0.0
    a_second = int.from_bytes(head[scale : scale + 4], "big")
    duration = int.from_bytes(head[scale + 4 : end], "big")
    is_unknown = duration == 256 ** (end - scale - 4) - 1  # all ones: not known
    return 0.0 if is_unknown or not a_second else duration / a_second


def _rate(cv2: Any, capture: Any) -> float:
    """Frames a second, as far as it can be believed. Raises Unwatchable."""
    pixels = capture.get(cv2.CAP_PROP_FRAME_WIDTH) * capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
    if not capture.isOpened() or not pixels > 0:
        raise Unwatchable(ClipFault.UNREADABLE)
    if pixels > _PIXELS:
        raise Unwatchable(ClipFault.TOO_LARGE)
    rate: float = capture.get(cv2.CAP_PROP_FPS)
    return rate if 1 <= rate <= _FRAMES_A_SECOND else _USUAL_RATE


def _moments(cv2: Any, capture: Any, usual: float) -> Iterator[float]:
    """The time of each frame in seconds; where the file's own goes backwards, as usual."""
    at = -usual
    while capture.grab():
        told = capture.get(cv2.CAP_PROP_POS_MSEC) / 1000
        at = told if math.isfinite(told) and told > at >= 0 else at + usual
        yield at


def _working(cv2: Any, frame: Any) -> Pixels:
    if frame is None:
        raise Unwatchable(ClipFault.UNREADABLE)
    height, width = frame.shape[:2]
    factor = SIDE / max(height, width)
    size = max(1, round(width * factor)), max(1, round(height * factor))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(frame, size, interpolation=how)
    return np.ascontiguousarray(cv2.cvtColor(scaled, cv2.COLOR_BGR2RGB))
