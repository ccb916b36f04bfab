"""Templates: a face as 128 numbers, and how far two of them lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LENGTH = 128
_STORED = np.dtype("<f4")


class ModelsDiffer(Exception):
    """The two templates were made by different models; their distance would mean nothing."""


@dataclass(frozen=True)
class Template:
    """One person's face; personal data: encrypt it before it is stored (VERIFICATION 5)."""

    model_id: str
    """First 12 hex digits of the model file's SHA-256."""
    vector: bytes
    """128 float32, little-endian: 512 bytes."""
    pictures: int = 1
    """How many pictures it is the mean of; three make a good reference (VERIFICATION 2.3)."""

    def __post_init__(self) -> None:
        if len(self.vector) != LENGTH * _STORED.itemsize:
            raise ValueError("a template is 512 bytes")
        if not np.isfinite(np.frombuffer(self.vector, _STORED)).all():
            raise ValueError("a template holds finite numbers only")


def stored(values: NDArray[np.float64]) -> bytes:
    """The 512 bytes of an array of shape (128,)."""
    return values.astype(_STORED).tobytes()


def distances(template: Template, others: Sequence[Template]) -> NDArray[np.float64]:
    """Euclidean distances to the others, shape (len(others),), 0 to about 1.5.

    Raises ModelsDiffer when one of the others comes from another model.
    """
    if any(other.model_id != template.model_id for other in others):
        raise ModelsDiffer
    values = np.frombuffer(b"".join(other.vector for other in others), _STORED)
    rows = values.astype(np.float64).reshape(-1, LENGTH)
    own = np.frombuffer(template.vector, _STORED).astype(np.float64)
    return np.linalg.norm(rows - own, axis=1)  # type: ignore[no-any-return]
