"""Every question file of the samples, read as a lecturer sends it: the counts of their README."""

import re

import pytest

from academy.importing.question_files import FORMATS, questions
from tests.academy.importing.samples import SAMPLES, sample
from tests.academy.importing.workbooks import zipped

ROW = re.compile(r"\| ((?:aiken|gift|moodle_xml|mytestx|own|qti)/\S+) \| ([^|]*) \|")
NOT_QUESTIONS = re.compile(r"own/(?:roster|timetable)|\.json$|\.jpg$")

OF_MANY_KINDS = ("moodle_xml/", "qti/")
# What the README does not put into a number, or where we say more than it does.
EXCEPTIONS = {
    "qti/1.2_instructure/numeric_exact_match.xml": ((2, 0), "two items, counted as one file"),
    "qti/2.1_qtiworks_WebDeveloperTest1/template_test1.xml": ((9, 0), "sent with its items"),
    "gift/moodle_windows-1252.gift.txt": ((3, 0), "decoded, with a notice"),
    "own/aiken_cyrillic_letters.txt": ((3, 0), "all three are read, with a notice"),
    "mytestx/quiz_guileful.txt": ((7, 0), "the README has no count; seven lines begin with #"),
    "mytestx/quiz_unsorted.txt": ((4, 0), "the same: four"),
    "mytestx/quiz_unsorted_duplicates.txt": ((6, 0), "six; repeated ones are the bank's to refuse"),
}


def told() -> dict[str, str]:
    """The question files of the table of the README, and what it says of each."""
    readme = SAMPLES / "README.md"
    if not readme.exists():
        return {}
    rows = ROW.findall(readme.read_text("utf-8"))
    return {name: count.strip() for name, count in rows if not NOT_QUESTIONS.search(name)}


def counted(name: str, said: str) -> tuple[int, int] | None:
    """How many are found, and of these in error; none where the README leaves it open."""
    if name in EXCEPTIONS:
        return EXCEPTIONS[name][0]
    bare = re.sub(r"\(.*?\)", "", said)
    numbers = [int(number) for number in re.findall(r"[0-9]+", bare)]
    if not numbers:
        return None
    faults = numbers[1] if "+" in bare else 0
    return numbers[0] + faults, faults


def zipped_folder(name: str) -> bytes:
    """The package of a file that only names the others beside it."""
    sample(name)
    return zipped({path.name: path.read_bytes() for path in (SAMPLES / name).parent.iterdir()})


@pytest.mark.parametrize("name", told() or ["README.md"])
def test_a_sample_gives_what_its_readme_says(name: str) -> None:
    content = zipped_folder(name) if name.endswith("template_test1.xml") else sample(name)
    if name.endswith(".xml") and "qti" not in name and "moodle-xml" not in FORMATS:
        pytest.skip("needs the reader of Moodle XML")
    expected = counted(name, told()[name])

    found = questions(content, name.rpartition("/")[2])

    assert (found.found == 0) == (found.refusal is not None)
    if expected is not None:
        # Kinds that we do not take are counted there as well, and refused here by their names.
        refused = expected[1] if not name.startswith(OF_MANY_KINDS) else len(found.refused)
        assert (found.found, len(found.refused)) == (expected[0], refused)


def test_every_exception_is_a_sample() -> None:
    sample("README.md")

    assert set(EXCEPTIONS) <= set(told())
    assert len(told()) > 100
