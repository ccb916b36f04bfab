"""What stands in the way of a start is said in words, never as a traceback."""

import os
import sys
from asyncio import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"BOT_TOKEN": "abc"}, "BOT_TOKEN is not a token"),
        ({"BOT_TOKEN": "12345:ABC", "API_URL": "http://127.0.0.1:9"}, "cannot be reached"),
        ({"PORT": "abc"}, "A setting is wrong"),
        ({"BOT_TOKEN_FILE": "/no/such/file"}, "A setting is wrong"),
        ({"BOT_TOKEN": "12345:ABC", "WEBHOOK_URL": "https://a.kz"}, "WEBHOOK_SECRET"),
    ],
)
async def test_a_start_that_cannot_be_says_why(
    settings: dict[str, str], words: str, tmp_path: Path
) -> None:
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **settings}
    process = await subprocess.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said, _ = await process.communicate()

    assert process.returncode == 1
    assert words in said.decode()
    assert "Traceback" not in said.decode()
