"""Two processes on PostgreSQL: one leads; when it dies or hangs the other one does."""

import os
import signal
import sys
from asyncio import subprocess
from pathlib import Path

from tests.conftest import new_postgres_database
from tests.stage import ROOT, Stage, academy


async def standby(stage: Stage) -> subprocess.Process:
    """A second process of the same bot."""
    with stage.log.open("ab") as log:
        command = (sys.executable, "-m", "bot", "run")
        return await subprocess.create_subprocess_exec(
            *command, cwd=ROOT, env=stage.env, stdout=log, stderr=log
        )


async def ready(stage: Stage, processes: int) -> bool:
    return stage.log.read_text().count("is ready") == processes


async def test_a_dead_and_a_hung_leader_are_replaced(postgres: str, tmp_path: Path) -> None:
    async with academy(tmp_path, await new_postgres_database(postgres)) as (stage, codes):
        learner = await stage.phone(102, "Андрей")
        await learner.join(codes[102], "Русский")
        await learner.sees("Здравствуйте, Андрей")
        second = await standby(stage)
        await stage.until(lambda: ready(stage, 2), "the standby is ready")

        await stage.kill_bot()
        await learner.say("/timetable")
        await learner.sees("Занятия сегодня")

        stage.bot = await standby(stage)
        await stage.until(lambda: ready(stage, 3), "another standby is ready")
        os.kill(second.pid, signal.SIGSTOP)
        await learner.say("/help")
        await learner.sees("учебный помощник")

        os.kill(second.pid, signal.SIGCONT)
        assert await second.wait() != 0  # it finds its leadership lost and makes room
