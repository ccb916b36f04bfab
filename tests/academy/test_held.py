"""What is held about people: no column that points at a person or a chat is left out."""

from academy.certificates import KINDS
from storage.database import Table
from storage.queries.held import HOLDINGS
from storage.queries.holdings import Fate

# Columns that hold a number of Telegram or of a person without a foreign key that says so.
NAMED = {"telegram_id", "chat_id", "lane", "actor_id"}
# The lane of a letter is made of the other columns of its row, and goes with it.
ELSEWHERE = {"letter.lane"}


def pointing() -> set[str]:
    """Every column that points at a person or a chat."""
    return {
        f"{table.name}.{column.name}"
        for table in Table.metadata.sorted_tables
        for column in table.columns
        if column.name in NAMED
        or any(key.column.table.name == "person" for key in column.foreign_keys)
    } - ELSEWHERE


def test_every_column_that_points_at_a_person_is_in_the_list() -> None:
    """A new table takes its line in storage/queries/held.py: for the person's file, for erasure."""
    covered = {
        f"{each.table.__tablename__}.{each.covers.key}"
        for each in HOLDINGS
        if each.covers is not None
    }

    assert pointing() - covered == set()
    assert len(pointing()) > 30


def test_every_part_shows_columns_that_are_there() -> None:
    for each in HOLDINGS:
        there = {column.key for column in each.table.__table__.columns}
        assert each.shown, each.part
        assert set(each.shown) <= there, each.part
        assert set(each.blank) <= there, each.part
        assert (each.fate == Fate.BLANK) == bool(each.blank), each.part


def test_every_part_has_a_name_of_its_own() -> None:
    parts = [each.part for each in HOLDINGS]

    assert sorted(set(parts)) == sorted(parts)


def test_whatever_goes_has_a_name_in_the_certificate() -> None:
    going = {each.part for each in HOLDINGS if each.fate in (Fate.GONE, Fate.BLANK)}

    assert going - KINDS.keys() == set()
