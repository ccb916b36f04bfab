"""Archives of reference pictures: what is taken for a picture, and what is not touched at all."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from academy.importing.face_files import LARGEST, contents, face_files, told

JPEG = b"\xff\xd8\xff" + b"0" * 90


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def reasons(data: bytes) -> dict[str, str]:
    return {each.name: each.reason for each in face_files(data).refused}


def test_pictures_are_listed_and_what_systems_add_is_no_file() -> None:
    data = packed(
        {
            "R2_1.JPG": JPEG,
            "R1.jpg": JPEG,
            "__MACOSX/._R1.jpg": b"x",
            ".DS_Store": b"x",
            "Thumbs.db": b"x",
        }
    )

    read = face_files(data)

    assert (read.found, read.names, read.refused) == (2, ("R1.jpg", "R2_1.JPG"), ())
    assert contents(data, read.names) == [JPEG, JPEG]


def test_every_file_that_is_no_picture_at_the_top_is_refused_by_name_and_reason() -> None:
    data = packed(
        {
            "photos/R1.jpg": JPEG,
            "list.xlsx": b"x",
            "R3.heic": b"x",
            "R4.jpg": b"\0" * (LARGEST + 1),
        },
        zipfile.ZIP_STORED,
    )

    assert reasons(data) == {
        "photos/R1.jpg": "nested",
        "list.xlsx": "not-a-picture",
        "R3.heic": "not-a-picture",
        "R4.jpg": "too-large",
    }


def test_a_name_that_stands_twice_is_taken_by_neither() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("R1.jpg", JPEG)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("R1.jpg", b"another")

    assert reasons(out.getvalue()) == {"R1.jpg": "double"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no archive", "broken-archive"),
        (packed({}), "no-pictures"),
        (packed({"/etc/R1.jpg": JPEG}), "unsafe-archive"),
        (packed({"../R1.jpg": JPEG}), "unsafe-archive"),
        (packed({"C:\\R1.jpg": JPEG}), "unsafe-archive"),
        (packed({"R1.jpg": b"\0" * 9_000_000}), "unsafe-archive"),  # a bomb: 1,000 times as much
        (packed({f"R{n}.jpg": b"" for n in range(10_000)}), "archive-too-big"),
        (packed({f"R{n}.jpg": b"\0" * 9_000_000 for n in range(6)}), "archive-too-big"),
    ],
    ids=["no-zip", "empty", "absolute", "parent", "drive", "bomb", "10000", "bombs"],
)
def test_a_hostile_archive_is_not_touched(data: bytes, reason: str) -> None:
    read = face_files(data)

    assert read.refusal is not None
    assert (read.refusal.reason, read.names, read.found) == (reason, (), 0)


def test_an_encrypted_archive_is_not_touched() -> None:
    data = bytearray(packed({"R1.jpg": JPEG}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1

    read = face_files(bytes(data))

    assert read.refusal is not None
    assert read.refusal.reason == "password"


def test_a_damaged_file_does_not_open_and_the_others_do() -> None:
    data = bytearray(packed({"R1.jpg": JPEG, "R2.jpg": JPEG}, zipfile.ZIP_STORED))
    data[data.index(JPEG) + 5] ^= 0xFF

    assert contents(bytes(data), ["R1.jpg", "R2.jpg", "R3.jpg"]) == [None, JPEG, None]


def test_a_file_that_says_it_is_small_and_is_not_is_read_no_further_than_the_limit() -> None:
    data = bytearray(packed({"R1.jpg": b"\0" * (LARGEST + 10)}, zipfile.ZIP_STORED))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")  # the directory lies

    assert contents(bytes(data), ["R1.jpg"]) == [None]


def test_a_hostile_name_is_told_on_one_line_and_cut() -> None:
    assert told("R1\n\x1b[31m\u202egpj.exe") == "R1[31mgpj.exe"
    assert told("ә" * 300) == "…" + "ә" * 59
