"""OneRoster archives by others: their spelling forgiven, who left not taken, folders found."""

from pathlib import Path

import pytest

from academy.importing.rosters import Roster, roster
from tests.academy.importing.samples import SAMPLES, sample
from tests.academy.importing.workbooks import iin, zipped

USERS = "sourcedId,status,enabledUser,role,givenName,familyName,middleName,identifier,email,sms"
CLASSES = "sourcedId,status,title,courseSourcedId"
ENROLMENTS = "sourcedId,status,classSourcedId,userSourcedId,role"


def archive(users: list[str], folder: str = "", **others: list[str]) -> bytes:
    tables = {"users": users, **others}
    return zipped({f"{folder}{name}.csv": "\n".join(lines) for name, lines in tables.items()})


def refused(read: Roster) -> list[tuple[int, str]]:
    return [(no.line, no.reason) for no in read.refused]


def test_the_minimal_sample_of_version_1_1_gives_its_six_users() -> None:
    read = roster(sample("oneroster/Test_minimal_data_set.zip"))

    assert (read.format, read.found, read.taken) == ("oneroster", 6, 5)
    assert [(no.line, no.reason, no.facts) for no in read.refused] == [
        (4, "unknown-role", {"role": "parent"})
    ]
    by_code = {row.code: row for row in read.rows}
    assert by_code["usr-222-123456"].role == "lecturer"
    assert by_code["usr-222-123456"].disciplines == ("Introduction to Physics", "History - 2")
    assert by_code["usr-222-1234561232"].groups == ("Introduction to Physics", "History - 2")


def test_the_sample_of_version_1_2_has_its_roles_in_a_file_of_their_own() -> None:
    read = roster(sample("oneroster/v1p2_full_dataset.zip"))

    assert (read.found, read.taken) == (6, 6)
    assert [row.role for row in read.rows] == [
        "lecturer", "learner", "administrator", "lecturer", "learner", "learner",
    ]  # fmt: skip
    john = read.rows[0]
    assert (john.family_name, john.given_name, john.patronymic) == ("Doe", "John", "Michael")
    assert john.email == "john.doe@myschool.com"
    assert john.disciplines == ("Introduction to Physics",)  # the other class is marked as gone
    told = {note.what: note.facts for note in read.changed}
    assert told["enrolments-gone"] == {"enrolments": 3}
    assert told["role-left-out"] == {"role": "guardian"}


@pytest.mark.parametrize("folder", ["", "export/", "a/b/c/"])
def test_the_sample_folder_is_read_zipped_at_any_depth(folder: str) -> None:
    source = SAMPLES / "oneroster" / "oat_v1p1"
    if not source.exists():
        pytest.skip("needs ../shared")
    files = {f"{folder}{path.name}": path.read_bytes() for path in sorted(Path(source).iterdir())}

    read = roster(zipped(files))

    assert (read.found, read.taken) == (2, 2)
    assert [row.groups for row in read.rows] == [
        ("Class 1 title", "Class 2 title"),
        ("Class 3 title",),
    ]


def test_who_was_taken_out_there_is_not_taken_in_here() -> None:
    read = roster(
        archive(
            [
                USERS,
                "1,tobedeleted,TRUE,student,Ольга,Ким,,,,",
                "2,inactive,TRUE,student,Пётр,Ли,,,,",
                "3,active,FALSE,student,Анна,Цой,,,,",
                "4,active,true,student,Нұрлан,Сәрсенов,,,,",
            ]
        )
    )

    assert refused(read) == [(n, "marked-as-gone") for n in (2, 3, 4)]
    assert [row.code for row in read.rows] == ["4"]


def test_headers_are_forgiven_their_spelling() -> None:
    header = "sourcedID,Given Name,famillyName,e-mail,prefferedGivenName"

    read = roster(archive([header, "1,Ольга,Ким,o.kim@example.kz,Оля"]))

    row = read.rows[0]
    assert (row.code, row.given_name, row.family_name, row.email) == (
        "1", "Ольга", "Ким", "o.kim@example.kz",
    )  # fmt: skip


def test_an_identifier_that_is_an_iin_is_taken_as_one() -> None:
    lines = [f"1,,,student,Ольга,Ким,,{iin()},,", "2,,,student,Пётр,Ли,,p.li,,"]

    read = roster(archive([USERS, *lines]))

    assert [(row.code, row.iin) for row in read.rows] == [("1", iin()), ("2", "")]


def test_a_lecturer_teaches_the_course_and_a_learner_sits_in_the_class() -> None:
    read = roster(
        archive(
            [USERS, "t,,,teacher,Анна,Цой,,,,", "s,,,student,Ольга,Ким,,,,+77011234567"],
            classes=[CLASSES, "k,active,Этика 1 топ,c", "z,tobedeleted,Жабық,c"],
            courses=["sourcedId,title", "c,Этика"],
            enrollments=[
                ENROLMENTS,
                "1,active,k,t,teacher",
                "2,active,k,s,student",
                "3,active,z,s,student",
                "4,tobedeleted,k,s,student",
                "5,active,nowhere,s,student",
            ],
        )
    )

    teacher, student = read.rows
    assert (teacher.disciplines, teacher.groups) == (("Этика",), ())
    assert (student.groups, student.phone) == (("Этика 1 топ",), "+77011234567")
    told = {note.what: note.facts["enrolments"] for note in read.changed}
    assert told == {"enrolments-gone": 2, "enrolments-unknown": 1}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1,,,student,Ольга,,,,,", "no-family-name"),
        ("1,,,student,,Ким,,,,", "no-given-name"),
        ("1,,,guardian,Ольга,Ким,,,,", "unknown-role"),
        (f"1,,,student,Ольга,{'я' * 201},,,,", "name-too-long"),
    ],
)
def test_a_user_that_cannot_become_a_person_is_refused(line: str, reason: str) -> None:
    assert refused(roster(archive([USERS, line]))) == [(2, reason)]


def test_one_user_told_twice_is_taken_once() -> None:
    line = "1,,,student,Ольга,Ким,,,,"

    assert refused(roster(archive([USERS, line, line]))) == [(3, "repeated-person")]


@pytest.mark.parametrize("users", [[""], [USERS], ["nonsense"], ["nonsense", "1"]])
def test_users_without_people_are_told(users: list[str]) -> None:
    read = roster(archive(users))

    assert read.taken == 0
    assert read.refusal or read.refused
