"""How long a large roster takes, and how much memory, in a process as bare as the worker's."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.academy.importing.workbooks import by_hand, iin, row, workbook
from tests.architecture.sources import ROOT

PEOPLE = 5_000
TITLES = ("ЖСН", "Т.А.Ә.", "Лауазымы", "Тобы", "Телефон", "Email", "Тілі", "Сағат")
READ = """
import json, sys, time
from academy.importing.rosters import roster
data = open(sys.argv[1], "rb").read()
began = time.process_time()
read = roster(data)
seconds = time.process_time() - began
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([read.taken, seconds, int(most.split()[1]) / 1024]))
"""


def listed(number: int) -> tuple[str, ...]:
    born = f"{70 + number % 29}0412"
    name = f"Тегі{number} Аты{number} Әкесі{number}"
    email = f"a{number}@example.kz"
    return iin(number, born), name, "судья", "С-1", f"8701{number:07}", email, "қазақша", "72"


def read(path: Path) -> tuple[int, float, float]:
    """The people taken, seconds of CPU, and megabytes at the most."""
    run = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, check=True, text=True)
    taken, seconds, megabytes = json.loads(done.stdout)
    return taken, seconds, megabytes


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_five_thousand_people_take_three_seconds_and_little_memory(
    kind: str, tmp_path: Path
) -> None:
    rows = [TITLES, *(listed(number) for number in range(PEOPLE))]
    path = tmp_path / f"roster.{kind}"
    text = "\n".join(";".join(cells) for cells in rows)
    path.write_bytes(workbook(rows) if kind == "xlsx" else text.encode())

    taken, seconds, megabytes = read(path)

    assert taken == PEOPLE
    assert seconds < 3
    assert megabytes < 150


def test_a_sheet_of_many_empty_rows_and_two_people_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "million.xlsx"
    people = row(1, *TITLES[:2]) + row(2, iin(1), "Ким Ольга") + row(1_048_576, iin(2), "Ли Пётр")
    empty = "".join(f'<row r="{number}"/>' for number in range(3, 400_000))
    path.write_bytes(by_hand(f"<sheetData>{people}{empty}</sheetData>"))

    taken, seconds, megabytes = read(path)

    assert taken == 2
    assert seconds < 6
    assert megabytes < 150
