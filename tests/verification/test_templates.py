"""Templates: the mean of several pictures of one person."""

import numpy as np
import pytest

from bot.verification import ModelsDiffer, Template, mean
from bot.verification.templates import distances, stored


def face(*coordinates: float, pictures: int = 1, model_id: str = "m") -> Template:
    values = np.zeros(128)
    values[: len(coordinates)] = coordinates
    return Template(model_id, stored(values), pictures)


def test_the_mean_of_three_selfies_lies_between_them_and_says_that_they_were_three() -> None:
    middle = mean([face(0.0), face(0.3), face(0.0, 0.3)])

    assert middle.pictures == 3
    assert distances(middle, [face(0.1, 0.1)])[0] == pytest.approx(0, abs=1e-6)


def test_a_mean_weighs_as_many_pictures_as_it_is_made_of() -> None:
    middle = mean([face(0.0, pictures=3), face(0.4)])

    assert middle.pictures == 4
    assert distances(middle, [face(0.1)])[0] == pytest.approx(0, abs=1e-6)


def test_templates_of_two_models_have_no_mean_and_neither_have_none() -> None:
    with pytest.raises(ModelsDiffer):
        mean([face(0.1), face(0.1, model_id="other")])
    with pytest.raises(ValueError, match="no templates"):
        mean([])
