"""The pool: a picture that kills its worker harms nobody else, and the bot never waits."""

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from bot.verification import (
    Bounds,
    Fault,
    ModelFiles,
    Pool,
    Probe,
    WorkerDied,
    WorkerNotStarted,
    probe,
)
from tests.verification.conftest import saved


def loaded_modules() -> list[str]:
    return sorted(sys.modules)


def reaction_to_ctrl_c() -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


async def test_a_picture_is_examined_in_a_process_of_its_own(
    pool: Pool, portrait: Image.Image
) -> None:
    found = await pool.run(probe, saved(portrait))

    assert isinstance(found, Probe)
    assert found.fault is None
    assert await pool.run(os.getpid) != os.getpid()


async def test_bad_bytes_are_an_answer_and_not_an_accident(pool: Pool) -> None:
    worker = await pool.run(os.getpid)

    found = await pool.run(probe, b"%PDF-1.7")

    assert found.fault is Fault.NOT_A_PICTURE
    assert await pool.run(os.getpid) == worker


async def test_a_job_that_kills_its_worker_is_named_and_the_others_finish(
    files: ModelFiles, portrait: Image.Image
) -> None:
    pool = Pool(files, Bounds(workers=2))
    picture = saved(portrait)

    results = await asyncio.gather(
        pool.run(probe, picture),
        pool.run(os._exit, 9),
        pool.run(probe, picture),
        pool.run(os.abort),
        pool.run(probe, picture),
        return_exceptions=True,
    )
    await pool.close()

    assert [type(result) for result in results] == [Probe, WorkerDied, Probe, WorkerDied, Probe]


async def test_a_job_that_never_ends_is_stopped(files: ModelFiles) -> None:
    pool = Pool(files, Bounds(workers=1, patience=0.2))

    with pytest.raises(WorkerDied):
        await pool.run(time.sleep, 3600)

    assert await pool.run(len, "next") == 4
    await pool.close()


async def test_workers_are_replaced_after_their_share_of_jobs(files: ModelFiles) -> None:
    pool = Pool(files, Bounds(workers=1, jobs_per_worker=2))

    pids = [await pool.run(os.getpid) for _ in range(4)]
    await pool.close()

    assert pids[0] == pids[1] != pids[2] == pids[3]


async def test_an_error_comes_back_with_its_cause_and_the_worker_stays(pool: Pool) -> None:
    worker = await pool.run(os.getpid)

    with pytest.raises(ValueError, match="invalid literal") as error:
        await pool.run(int, "seven")

    assert "workers.py" in error.value.__notes__[0]
    assert await pool.run(os.getpid) == worker


async def test_a_job_that_cannot_be_sent_is_the_callers_error(pool: Pool) -> None:
    with pytest.raises((AttributeError, TypeError), match=r"pickle|local"):
        await pool.run(lambda: None)

    assert await pool.run(len, "next") == 4


async def test_a_worker_knows_neither_telegram_nor_the_database(pool: Pool) -> None:
    modules = await pool.run(loaded_modules)

    assert "dlib" in modules or "_dlib_pybind11" in modules
    assert {"aiogram", "sqlalchemy", "academy", "storage", "locales"}.isdisjoint(modules)


async def test_ctrl_c_is_left_to_the_bot(pool: Pool) -> None:
    assert await pool.run(reaction_to_ctrl_c)


async def test_a_worker_that_cannot_load_its_models_blames_no_job(
    files: ModelFiles, tmp_path: Path
) -> None:
    pool = Pool(ModelFiles(tmp_path / "absent", files.recogniser, files.model_id))

    with pytest.raises(WorkerNotStarted):
        await pool.run(len, "job")
    await pool.close()


async def test_a_warmed_pool_has_its_workers_before_the_first_job(files: ModelFiles) -> None:
    pool = Pool(files, Bounds(workers=1))
    before = {child.pid for child in multiprocessing.active_children()}

    await pool.warm()

    fresh = {child.pid for child in multiprocessing.active_children()} - before
    assert fresh == {await pool.run(os.getpid)}
    await pool.close()
    assert fresh.isdisjoint({child.pid for child in multiprocessing.active_children()})


PARENT = """
import asyncio, os
from bot.verification import Bounds, Pool, models

async def main():
    pool = Pool(models(), Bounds(workers=1))
    print(await pool.run(os.getpid), flush=True)
    os.kill(os.getpid(), 9)

if __name__ == "__main__":
    import sqlalchemy
    asyncio.run(main())
"""


def test_workers_end_when_the_bot_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    house = Path(__file__).parents[2]

    bot = subprocess.run(
        [sys.executable, script], cwd=house, env={"PYTHONPATH": str(house)}, capture_output=True
    )

    worker = int(bot.stdout)
    deadline = time.monotonic() + 10
    while is_alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(worker)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/status")
    return not (status.exists() and "State:\tZ" in status.read_text())
