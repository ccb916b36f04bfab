"""Where the sample files of other programs lie; without them a test is skipped visibly."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples"


def sample(name: str) -> bytes:
    """The bytes of one sample file."""
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("needs ../shared")
    return path.read_bytes()
