"""Parts: what is installed, so that nobody chooses a check this machine cannot do."""

from enum import StrEnum
from importlib.util import find_spec


class Part(StrEnum):
    """What a policy may need; the packages behind it are named in `_NEEDS`."""

    FACES = "faces"
    """Photographs are compared."""
    CLIPS = "clips"
    """Video notes are read: turns of the head, one person throughout."""
    CARDS = "cards"
    """Identity cards are read, the extra `sabaq[ocr]`; without it a reviewer reads them."""


_FACES = ("dlib", "numpy", "PIL")
_NEEDS = {
    Part.FACES: _FACES,
    Part.CLIPS: (*_FACES, "cv2"),
    Part.CARDS: ("cv2", "numpy", "PIL", "rapidocr", "onnxruntime", "zxingcpp"),
}


def installed() -> frozenset[Part]:
    """The parts whose packages are there; looked for and not imported, which costs no memory.

    Whether the model files of faces are whole is for `models` to say.
    """
    return frozenset(part for part, needs in _NEEDS.items() if all(map(find_spec, needs)))
