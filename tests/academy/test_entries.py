import pytest

from academy.entries import pieces
from storage.tables.consultations import EntryKind


@pytest.mark.parametrize(
    ("kind", "text", "messages"),
    [
        (EntryKind.TEXT, "ә" * 3596, 1),
        (EntryKind.TEXT, "ә" * 3597, 2),
        (EntryKind.TEXT, "😀" * 2048, 2),
        (EntryKind.PHOTO, "", 1),
        (EntryKind.PHOTO, "ә" * 1024, 2),
        (EntryKind.VOICE, "ә" * 1025, 3),
        (EntryKind.STICKER, "", 2),
        (EntryKind.VIDEO_NOTE, "", 2),
        (EntryKind.LOCATION, "", 2),
        (EntryKind.CONTACT, "", 2),
    ],
)
def test_an_entry_takes_as_few_messages_as_it_fits_into(
    kind: EntryKind, text: str, messages: int
) -> None:
    found = pieces(kind, text)

    assert len(found) == messages
    assert [piece.last for piece in found] == [False] * (messages - 1) + [True]
    assert sum(piece.heading for piece in found) == 1
    assert sum(piece.file for piece in found) == (kind != EntryKind.TEXT)
    assert sum(piece.text for piece in found) == (kind.value not in NO_WORDS)


NO_WORDS = {"sticker", "video_note", "location", "contact"}


@pytest.mark.parametrize("kind", EntryKind)
def test_without_a_heading_only_an_overlong_caption_stands_apart(kind: EntryKind) -> None:
    most = 4096 if kind == EntryKind.TEXT else 1024

    assert len(pieces(kind, "ә" * most, has_heading=False)) == 1
    apart = pieces(kind, "ә" * (most + 1), has_heading=False)
    assert len(apart) == (1 if kind.value in NO_WORDS else 2)
