"""`python -m bench`: measures, prints, and writes bench/RESULTS.md.

python -m bench                    everything; the results are written
python -m bench presses bursts     some of it; printed only
python -m bench --full             an announcement to 10,000 instead of 600, crowds for ten minutes
                                   instead of one (half an hour more)
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from sqlalchemy import text

from bench import (
    announcements,
    bursts,
    crowds,
    due,
    faces,
    likeness,
    presses,
    questions,
    relays,
    rosters,
    starts,
)
from bench.figures import Figure, line, table
from bench.machine import Machine, described
from bench.scenes import Ground, postgres
from storage.database import Database

Measure = Callable[[Ground], Awaitable[list[Figure]]]
MEASURES: dict[str, ModuleType] = {
    "presses": presses,
    "bursts": bursts,
    "crowds": crowds,
    "announcements": announcements,
    "due": due,
    "faces": faces,
    "likeness": likeness,
    "questions": questions,
    "relays": relays,
    "rosters": rosters,
    "starts": starts,
}
RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> int:
    """Measure what was asked for; 1 when a budget is missed."""
    words = argparse.ArgumentParser(prog="bench", description="The numbers of DESIGN.md 8")
    words.add_argument("measures", nargs="*", metavar="measure", help=", ".join(MEASURES))
    words.add_argument(
        "--full", action="store_true", help="an announcement to 10,000, crowds for ten minutes"
    )
    asked = words.parse_args()
    if unknown := set(asked.measures) - set(MEASURES):
        words.error(f"no such measure: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="bench") as folder, postgres(Path(folder)) as server:
        ground = Ground(Path(folder), server, asked.full)
        figures = asyncio.run(_measured(ground, asked.measures))
    return 1 if any(figure.is_met is False for figure in figures) else 0


async def _measured(ground: Ground, names: list[str]) -> list[Figure]:
    start = time.monotonic()
    machine = described(await _version(ground.postgres))
    print("\n".join(machine.lines()))
    figures: list[Figure] = []
    for name in names or MEASURES:
        print(f"{name} …", flush=True)
        measure: Measure = MEASURES[name].measure
        for figure in await measure(ground):
            figures.append(figure)
            print(line(figure), flush=True)
    seconds = time.monotonic() - start
    print(f"measured in {seconds:.0f} s")
    if not names:
        RESULTS.write_text(_page(machine, figures, seconds), "utf-8")
        print("written: bench/RESULTS.md")
    return figures


async def _version(server: str) -> str:
    db = Database(server.format("postgres"))
    async with db.read() as session:
        version = await session.scalar(text("SHOW server_version"))
    await db.close()
    return str(version)


def _page(machine: Machine, figures: list[Figure], seconds: float) -> str:
    missed = sum(figure.is_met is False for figure in figures)
    verdict = f"{missed} missed" if missed else "all met"
    how = [f"**{name}** – {(module.__doc__ or '').strip()}" for name, module in MEASURES.items()]
    parts = [
        "# Results of `make bench`",
        f"{datetime.now(UTC):%d %B %Y}, {seconds:.0f} s. Budgets (DESIGN.md 8): {verdict}. "
        "Written by the run; a busy machine moves the ratios, too.",
        "\n".join(machine.lines()),
        table(figures),
        "## How it is measured",
        *how,
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
