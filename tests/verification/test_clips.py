"""Clips: turns are seen, one person is told from two, and strange files get one named answer."""

from pathlib import Path

import pytest

from bot.verification import Clip, Pool, clip, likeness, turns
from bot.verification.clips import watched
from bot.verification.faces import Engine

TURNING, STILL = "clip_turn_right_left.mp4", "clip_still_live.mp4"


@pytest.mark.parametrize(("name", "expected"), [(TURNING, (1, -1)), (STILL, ())])
def test_the_turns_of_a_head_are_seen_in_their_order(
    folder: Path, engine: Engine, name: str, expected: turns.Turns
) -> None:
    found = watched(engine, (folder / name).read_bytes())

    assert found.flaw is None
    assert found.turns == expected
    assert found.is_one_person


async def test_the_probe_of_a_clip_is_compared_as_that_of_a_picture(
    folder: Path, pool: Pool
) -> None:
    turning = await pool.run(clip, (folder / TURNING).read_bytes())
    still = await pool.run(clip, (folder / STILL).read_bytes())

    for found in (turning, still):
        assert isinstance(found, Clip)
        assert found.probe
        assert found.probe.template
        assert found.probe.template.pictures == 5
        assert found.probe.hashes
        assert found.probe.portrait
    assert turning.probe
    assert still.probe
    assert turning.probe.template
    assert still.probe.template
    assert likeness(turning.probe.template, still.probe.template).distance > 0.6
