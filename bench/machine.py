"""The machine the figures were measured on: without it they say nothing."""

import os
import platform
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Machine:
    """Cores, memory, versions; `load` is the work of others before the first measure."""

    processor: str
    cores: int
    memory: float  # GB
    system: str
    python: str
    sqlite: str
    postgres: str
    load: float

    def lines(self) -> list[str]:
        """The description, a point a line."""
        return [
            f"- {self.cores} cores ({self.processor}), {self.memory:.1f} GB of memory",
            f"- {self.system}, Python {self.python}",
            f"- SQLite {self.sqlite}, PostgreSQL {self.postgres} (from the wheel, as it comes)",
            f"- before the first measure {self.load:.1f} processes of others were running",
        ]


def described(postgres: str) -> Machine:
    """This machine."""
    return Machine(
        processor=_processor(),
        cores=len(os.sched_getaffinity(0)),
        memory=psutil.virtual_memory().total / 1e9,
        system=f"{platform.system()} {platform.release().split('-')[0]}",
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        postgres=postgres,
        load=os.getloadavg()[0],
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
