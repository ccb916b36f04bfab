"""Films made for tests: MP4 files out of pictures, as somebody with a grudge would make them."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cv2
import numpy as np
from PIL import Image

Frame = Any  # an array of shape (height, width, 3), BGR
SIDE = 384


def filmed(frames: Iterable[Frame], rate: float = 12) -> bytes:
    """An MP4 of these frames."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        writer = None
        for frame in frames:
            if writer is None:
                size = frame.shape[1], frame.shape[0]
                writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), rate, size)
            writer.write(frame)
        assert writer is not None
        writer.release()
        return path.read_bytes()


def unreeled(content: bytes) -> Iterator[Frame]:
    """Every frame of a film."""
    source: Any = BytesIO(content)
    capture = cv2.VideoCapture(source, cv2.CAP_FFMPEG, [])
    while True:
        is_there, frame = capture.read()
        if not is_there:
            capture.release()
            return
        yield frame


def still(picture: bytes, side: int = SIDE) -> Frame:
    """A picture as one square frame, with room at its sides where it has none."""
    with Image.open(BytesIO(picture)) as image:
        inside = image.convert("RGB")
    inside.thumbnail((side, side))
    square = Image.new("RGB", (side, side), (120, 120, 120))
    square.paste(inside, ((side - inside.width) // 2, (side - inside.height) // 2))
    return np.ascontiguousarray(np.asarray(square)[:, :, ::-1])


def tilted(photograph: Frame, degrees: float, nearness: float = 2.0) -> Frame:
    """The photograph held up and turned about its upright axis before the camera, which is as far
    as so many of its widths."""
    side = photograph.shape[0]
    angle, distance = np.radians(degrees), nearness * side
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * side / 2
    seen = []
    for x, y in corners:
        depth = distance + x * np.sin(angle)
        seen.append([x * np.cos(angle) * distance / depth, y * distance / depth])
    source = (corners + side / 2).astype(np.float32)
    target = (np.array(seen) + side / 2).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    return cv2.warpPerspective(photograph, matrix, (side, side), borderValue=(120, 120, 120))
