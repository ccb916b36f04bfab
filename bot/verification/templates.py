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


def mean(templates: Sequence[Template]) -> Template:
    """The template in the middle of several pictures of one person; `pictures` is their number.

    Three selfies lift the share of accepted genuine pairs from 75 to 95 % at the same risk
    (VERIFICATION 2.3). Whether they show one person is for the caller to have asked.
    Raises ModelsDiffer, and ValueError when there are none.
    """
    if not templates:
        raise ValueError("the mean of no templates")
    if len({each.model_id for each in templates}) > 1:
        raise ModelsDiffer
    weights = np.array([each.pictures for each in templates], dtype=np.float64)
    middle = np.average(_rows(templates), axis=0, weights=weights)
    return Template(templates[0].model_id, stored(middle), int(weights.sum()))


def distances(template: Template, others: Sequence[Template]) -> NDArray[np.float64]:
    """Euclidean distances to the others, shape (len(others),), 0 to about 1.5.

    Raises ModelsDiffer when one of the others comes from another model.
    """
    if any(other.model_id != template.model_id for other in others):
        raise ModelsDiffer
    return np.linalg.norm(_rows(others) - _rows([template]), axis=1)  # type: ignore[no-any-return]


def _rows(templates: Sequence[Template]) -> NDArray[np.float64]:
    values = np.frombuffer(b"".join(each.vector for each in templates), _STORED)
    return values.astype(np.float64).reshape(-1, LENGTH)
