"""The bare peer of the identity check: the same dlib models, called by nothing.

Runs inside a worker of the pool, on its core; imports neither aiogram nor SQLAlchemy.
"""

from io import BytesIO
from typing import Any

import dlib
import numpy as np
from PIL import Image

from bot.verification.faces import models

_SIDE = 800
_loaded: list[Any] = []


def described(picture: bytes) -> int:
    """Decode, shrink, find the faces, describe the first: what every dlib script does."""
    if not _loaded:
        files = models()
        _loaded.append(dlib.get_frontal_face_detector())
        _loaded.append(dlib.shape_predictor(str(files.landmarks)))
        _loaded.append(dlib.face_recognition_model_v1(str(files.recogniser)))
    detector, landmarks, recogniser = _loaded
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.thumbnail((_SIDE, _SIDE))
    pixels = np.ascontiguousarray(image)
    boxes = detector(pixels, 0)
    for box in boxes[:1]:
        recogniser.compute_face_descriptor(pixels, landmarks(pixels, box))
    return len(boxes)
