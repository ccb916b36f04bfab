"""Files that are no rosters, and archives that mean harm: refused before anything is read."""

import struct
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest

from academy.importing.rosters import roster
from tests.academy.importing.workbooks import HEADER, workbook, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PEOPLE = "sourcedId,givenName,familyName\n1,Ольга,Ким\n"


def refusal(data: bytes, name: str = "") -> str:
    read = roster(data, name)

    assert read.refusal
    assert (read.found, read.taken) == (0, 0)
    return read.refusal.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty-file"),
        (b" \r\n\t", "empty-file"),
        (b"\0" * 100, "empty-file"),
        (b"%PDF-1.7 ...", "picture"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0 ...", "picture"),
        (b"RIFF....WEBP", "picture"),
        (OLE + "Workbook".encode("utf-16-le"), "legacy-xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "not-a-table"),
        (b"\x09\x08\x10\x00", "legacy-xls"),
        (b"Rar!\x1a\x07", "other-archive"),
        (b"7z\xbc\xaf\x27\x1c", "other-archive"),
        (b"\xef\xbb\xbf<html><table>", "web-page"),
        (b"  <?xml version='1.0'?><Workbook>", "web-page"),
        (b"PK\x03\x04 and nothing more", "broken-archive"),
        (b"\x01\x02\x03\x04", "not-text"),
    ],
)
def test_another_kind_of_file_is_refused_by_its_first_bytes(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"word/document.xml": "<w/>"}, "not-a-table"),
        ({"xl/workbook.bin": "?"}, "other-table"),
        ({"mimetype": "application/vnd.oasis", "content.xml": "<o/>"}, "other-table"),
        ({"photo.jpg": "?"}, "archive-without-roster"),
    ],
)
def test_another_document_inside_an_archive_is_told_apart(
    files: dict[str, str], reason: str
) -> None:
    assert refusal(zipped(files)) == reason


@pytest.mark.parametrize("name", ["list.ods", "LIST.XLSB", "список.numbers"])
def test_a_table_of_another_program_is_known_by_its_name(name: str) -> None:
    assert refusal(b"PK\x03\x04", name) == "other-table"


def test_a_file_of_fifty_megabytes_is_refused_unread() -> None:
    assert refusal(b"PK\x03\x04" + b"x" * (50 * 1024 * 1024)) == "file-too-big"


@pytest.mark.parametrize(
    "name",
    ["../users.csv", "a/../../users.csv", "/etc/users.csv", "..\\users.csv", "C:\\users.csv"],
)
def test_an_archive_that_points_out_of_itself_is_not_opened(name: str) -> None:
    assert refusal(zipped({"users.csv": PEOPLE, name: PEOPLE})) == "unsafe-archive"


def test_an_archive_with_a_link_is_not_opened() -> None:
    link = ZipInfo("users.csv")
    link.external_attr = 0o120777 << 16
    data = zipped({})
    with ZipFile(stream := BytesIO(data), "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert refusal(stream.getvalue()) == "unsafe-archive"


def test_a_bomb_is_known_by_what_it_says_of_itself() -> None:
    dense = zipped({"users.csv": b"\0" * (20 * 1024 * 1024)})
    large = zipped({f"{n}.csv": b"ab" * (6 * 1024 * 1024) for n in range(5)})

    assert refusal(dense) == "unsafe-archive"
    assert refusal(large) == "archive-too-big"


def test_a_bomb_that_lies_about_its_size_does_not_go_off() -> None:
    data = bytearray(zipped({"users.csv": b"\0" * (30 * 1024 * 1024)}))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, entry + 24, 1_000)  # the unpacked size, as the directory tells it

    assert refusal(bytes(data)) == "broken-file"


def test_an_encrypted_archive_asks_to_take_the_password_off() -> None:
    data = bytearray(zipped({"users.csv": PEOPLE}))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 1)

    assert refusal(bytes(data)) == "password"


def test_an_archive_of_many_thousand_files_is_refused() -> None:
    assert refusal(zipped({f"{n}": "" for n in range(2_001)})) == "archive-too-big"


def test_a_workbook_that_broke_off_while_it_was_sent_is_refused() -> None:
    whole = workbook([HEADER])

    assert refusal(whole[: len(whole) // 2]) == "broken-archive"
