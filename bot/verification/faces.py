"""Faces in a picture: where they are, which way they look, and their templates (dlib)."""

import hashlib
import math
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dlib
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bot.verification.templates import Template, stored

LANDMARKS = "shape_predictor_5_face_landmarks.dat"
RECOGNISER = "dlib_face_recognition_resnet_model_v1.dat"
SHA256 = {
    LANDMARKS: "c4b1e9804792707d3a405c2c16a80a20269e6675021f64a41d30fffafbc41888",
    RECOGNISER: "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30",
}

_COUNTED_SCORE = 0.2
_TURNED_SCORE = -0.2  # a head turned far is less sure a face (VERIFICATION 3.1)
_CHIP_SIDE, _CHIP_PADDING = 150, 0.25  # what the ResNet was trained on
_PORTRAIT_SIDE, _PORTRAIT_PADDING = 420, 0.55  # what a reviewer sees (VERIFICATION 6)

Pixels = NDArray[np.uint8]


@dataclass(eq=False)
class ModelsMissing(Exception):
    """A model file is not where it was looked for; `path` is the file, or the package's name."""

    path: str


@dataclass(eq=False)
class ModelsDamaged(Exception):
    """A model file is not the one this program was measured with (its SHA-256 differs)."""

    path: str


@dataclass(frozen=True)
class ModelFiles:
    """Two model files whose hashes were checked."""

    landmarks: Path
    recogniser: Path
    model_id: str
    """First 12 hex digits of the recogniser's SHA-256, kept with every template."""


@dataclass(frozen=True)
class Face:
    """One face of a working picture."""

    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels; may reach over the picture's edge."""
    score: float
    """The detector's confidence, about -0.5 to 4; faces above 0.2 count."""
    points: tuple[tuple[int, int], ...]
    """Outer and inner corner of the picture-right eye, of the picture-left eye, nose base."""
    shape: Any
    """The same points as dlib wants them."""
    view: int = 0
    """Which of the detector's five views fits best: 0 from the front, 1 turned to the picture's
    left, 2 to its right, 3 and 4 tilted."""

    @property
    def is_counted(self) -> bool:
        """Whether the detector is sure enough for this to be somebody (VERIFICATION 2.5)."""
        return self.score > _COUNTED_SCORE

    @property
    def width(self) -> int:
        """Width of the box, pixels of the working picture."""
        return self.box[2] - self.box[0]

    @property
    def turn(self) -> float:
        """Yaw: the nose beside the middle of the eyes, as a share of the distance between them.

        About -0.6 to 0.6, + = towards the picture's right, free of roll (VERIFICATION 3.1).
        """
        left, right = self._eyes()
        across = right - left
        nose = np.array(self.points[4], dtype=np.float64) - (left + right) / 2
        return float(nose @ across / (across @ across))

    @property
    def drop(self) -> float:
        """How far the nose lies below the eyes, as a share of the distance between them.

        About 0.5 to 0.9 from the front; a turn of the head or a tilt of a photograph by an angle
        a divides it by cos(a).
        """
        left, right = self._eyes()
        across = right - left
        nose = np.array(self.points[4], dtype=np.float64) - (left + right) / 2
        return float(abs(nose[1] * across[0] - nose[0] * across[1]) / (across @ across))

    @property
    def roll(self) -> float:
        """Tilt of the line between the eyes in degrees, -90 to 90; + = clockwise."""
        left, right = self._eyes()
        return math.degrees(math.atan2(right[1] - left[1], right[0] - left[0]))

    def _eyes(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        corners = np.array(self.points[:4], dtype=np.float64)
        first, second = corners[:2].mean(axis=0), corners[2:].mean(axis=0)
        return (first, second) if first[0] < second[0] else (second, first)


class Engine:
    """The three models in memory (about 70 MB); one process, one engine, one picture at a time."""

    def __init__(self, files: ModelFiles) -> None:
        self._model_id = files.model_id
        self._detector = dlib.get_frontal_face_detector()
        self._landmarks = dlib.shape_predictor(str(files.landmarks))
        self._recogniser = dlib.face_recognition_model_v1(str(files.recogniser))

    def faces(self, pixels: Pixels) -> list[Face]:
        """The faces that count, surest first; small ones are sought only where no large one is.

        `pixels` is contiguous RGB of shape (height, width, 3), longest side 800 (VERIFICATION 1).
        """
        return self._faces(pixels, upsample=0) or self._faces(pixels, upsample=1)

    def faces_of_frame(self, pixels: Pixels) -> list[Face]:
        """The faces of a frame of a clip, sure ones first and then the largest first.

        A head turned far is found, but not surely: see `is_counted`. `pixels` is as in `faces`,
        longest side 640; about 30 ms.
        """
        found = self._faces(pixels, upsample=0, least=_TURNED_SCORE)
        return sorted(found, key=lambda face: (not face.is_counted, -face.width))

    def template(self, pixels: Pixels, face: Face) -> Template:
        """The face's 128 numbers; takes about 95 ms and holds the GIL, so run it in a worker."""
        return self.described(self.chip(pixels, face))

    def described(self, chip: Pixels) -> Template:
        """The 128 numbers of an aligned face, shape (150, 150, 3); as long as `template`."""
        descriptor = self._recogniser.compute_face_descriptor(chip)
        return Template(self._model_id, stored(np.array(descriptor, dtype=np.float64)))

    def chip(self, pixels: Pixels, face: Face) -> Pixels:
        """The aligned face, shape (150, 150, 3), as the recogniser and the replay hash want it."""
        return np.asarray(
            dlib.get_face_chip(pixels, face.shape, _CHIP_SIDE, _CHIP_PADDING), dtype=np.uint8
        )

    def faces_of_card(self, pixels: Pixels) -> list[Face]:
        """The faces of 80 pixels and more, largest first: of a card taken at 1280 (100 ms)."""
        found = self._faces(pixels, upsample=0)
        return sorted(found, key=lambda face: face.box[0] - face.box[2])

    def portrait(self, pixels: Pixels, face: Face) -> Image.Image:
        """The aligned face, 420 x 420 with room around it, eyes level: for the reviewer's card."""
        return Image.fromarray(
            dlib.get_face_chip(pixels, face.shape, _PORTRAIT_SIDE, _PORTRAIT_PADDING)
        )

    def _faces(self, pixels: Pixels, upsample: int, least: float = _COUNTED_SCORE) -> list[Face]:
        boxes, scores, views = self._detector.run(pixels, upsample, min(0.0, least))
        found = [
            self._face(pixels, box, score, view)
            for box, score, view in zip(boxes, scores, views, strict=True)
            if score > least
        ]
        return sorted(found, key=lambda face: -face.score)

    def _face(self, pixels: Pixels, box: Any, score: float, view: int) -> Face:
        shape = self._landmarks(pixels, box)
        points = tuple((point.x, point.y) for point in shape.parts())
        sides = (box.left(), box.top(), box.right() + 1, box.bottom() + 1)
        return Face(sides, float(score), points, shape, int(view))


def models(folder: Path | None = None) -> ModelFiles:
    """The model files, found and checked; without a folder those of face_recognition_models.

    Raises ModelsMissing and ModelsDamaged.
    """
    folder = folder or _installed()
    for name, expected in SHA256.items():
        path = folder / name
        if not path.is_file():
            raise ModelsMissing(str(path))
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                raise ModelsDamaged(str(path))
    return ModelFiles(folder / LANDMARKS, folder / RECOGNISER, SHA256[RECOGNISER][:12])


def _installed() -> Path:
    # Importing the package fails without pkg_resources, and importlib.resources imports it.
    spec = find_spec("face_recognition_models")
    if spec is None or not spec.submodule_search_locations:
        raise ModelsMissing("face_recognition_models")
    return Path(spec.submodule_search_locations[0]) / "models"
