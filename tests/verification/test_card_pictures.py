"""Pictures of identity cards, good and bad: what is read is right, or it is told that it is not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.verification import (
    Bounds,
    Document,
    DocumentFault,
    Fault,
    ModelFiles,
    Part,
    Pool,
    Recommendation,
    Source,
    Template,
    document,
    likeness,
)
from bot.verification.faces import Engine
from bot.verification.probes import examined
from bot.verification.readings import examined_card
from tests.verification.conftest import saved
from tests.verification.specimens import Holder, back, front, holder, page, photographed

HOLDER = holder(3)


def read(content: bytes) -> Document:
    return examined_card(None, content)


def values(found: Document) -> list[str]:
    fields = (found.number, found.iin, found.birth, found.expiry, found.sex)
    return [field.value for field in fields if field]


def printed(on: Holder) -> list[str]:
    century = "19" if on.iin[6] in "34" else "20"
    dates = [f"{c}{d[:2]}-{d[2:4]}-{d[4:]}" for c, d in ((century, on.birth), ("20", on.expiry))]
    return [on.number, on.iin, *dates, on.sex]


@pytest.mark.parametrize(
    "taken",
    [
        {},
        {"turn": 13, "tilt": 0.03, "blur": 1, "noise": 8, "quality": 70},
        {"width": 0.75, "blur": 2, "noise": 5},
        {"light": 0.3, "noise": 10, "turn": 3},
        {"width": 0.5, "turn": 4, "blur": 0.7, "quality": 75},
        {"width": 0.4, "turn": 4, "blur": 0.7},
        {"turn": 3, "glare": True},
    ],
    ids=["clean", "tilted", "blurred", "dark", "half", "small", "glare"],
)
def test_a_back_is_read_and_proves_itself(taken: dict[str, Any]) -> None:
    found = read(photographed(back(HOLDER.zone, HOLDER.iin), **taken))

    assert found.is_proven
    assert values(found) == printed(HOLDER)
    assert found.fault is None
    assert found.iin
    assert Source.MRZ in found.iin.read_by
    assert found.number
    assert found.number.read_by == (Source.MRZ,)


@pytest.mark.parametrize("turn", [90, 180])
def test_a_card_that_lies_sideways_or_upside_down_is_read_and_tells_so(turn: int) -> None:
    found = read(photographed(back(HOLDER.zone), turn=turn, width=0.7))

    assert found.is_proven
    assert values(found) == printed(HOLDER)
    assert found.rotation is not None
    assert abs(found.rotation - turn) < 5


def test_dense_text_above_the_zone_does_not_hide_it() -> None:
    above = ["KAZAKHSTAN ASTANA 2021 MINISTRY"[:30], "OF INTERNAL AFFAIRS 12 04 2021"]

    found = read(photographed(back([*above, *HOLDER.zone]), turn=90, width=0.7))

    assert found.is_proven
    assert values(found) == printed(HOLDER)


def test_barcode_and_zone_tell_the_same_number() -> None:
    found = read(photographed(back(HOLDER.zone, HOLDER.iin)))

    assert found.iin
    assert found.iin.read_by == (Source.BARCODE, Source.MRZ)
    assert found.checks.iin_is_one is True


def test_the_names_of_a_clear_zone_are_read() -> None:
    found = read(photographed(back(HOLDER.zone)))

    assert found.family_name
    assert found.family_name.value == HOLDER.family_name
    assert found.given_names
    assert found.given_names.value == HOLDER.given_names


def wrong(text: str) -> str:
    """The same with its last digit changed, as on a forged card."""
    return text[:-1] + str((int(text[-1]) + 3) % 10)


@pytest.mark.parametrize(
    ("forged", "failed"),
    [
        (lambda: replace(HOLDER, iin=wrong(HOLDER.iin)).zone, {"iin"}),
        (
            lambda: [HOLDER.zone[0].replace(HOLDER.number, wrong(HOLDER.number)), HOLDER.zone[1]],
            {"number"},
        ),
        (lambda: replace(HOLDER, birth="660101").zone, {"birth_agrees"}),
        (lambda: replace(HOLDER, sex="MF"[HOLDER.sex == "M"]).zone, {"sex_agrees"}),
    ],
    ids=["iin", "number", "birth", "sex"],
)
def test_a_card_that_does_not_fit_itself_is_never_proven(
    forged: Callable[[], list[str]], failed: set[str]
) -> None:
    found = read(photographed(back(forged())))

    assert set(found.checks.failed) == failed
    assert not found.is_proven


def test_the_barcode_of_another_card_is_a_contradiction() -> None:
    other = holder(4)

    found = read(photographed(back(HOLDER.zone, other.iin)))

    assert found.iin is None
    assert {iin.value for iin in found.iins} == {HOLDER.iin, other.iin}
    assert not found.is_proven


def test_somebody_elses_card_tells_somebody_elses_number() -> None:
    other = holder(5)

    found = read(photographed(back(other.zone)))

    assert found.iin
    assert found.iin.value == other.iin != HOLDER.iin


def test_a_front_tells_its_number_and_gives_the_portrait(
    engine: Engine, folder: Path, portrait: Image.Image
) -> None:
    picture = photographed(front(HOLDER, portrait), turn=90, width=0.75, blur=0.7)

    found = examined_card(engine, picture)

    assert found.fault is None
    assert found.iin
    assert (found.iin.value, found.iin.read_by) == (HOLDER.iin, (Source.TEXT,))
    assert (found.rotation, found.faces) == (90, 1)
    assert found.portrait
    assert found.portrait.template
    selfie = template(engine, folder / "nasa_catherine_coleman_snapshot.jpg")
    stranger = template(engine, folder / "nasa_kenneth_ham_portrait.jpg")
    assert likeness(found.portrait.template, selfie).distance < 0.5
    other = likeness(found.portrait.template, stranger)
    assert other.recommendation is Recommendation.REJECT


def template(engine: Engine, path: Path) -> Template:
    found = examined(engine, path.read_bytes()).template
    assert found
    return found


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra `ocr` is not installed."""
    monkeypatch.setattr("bot.verification.readings.installed", lambda: frozenset({Part.FACES}))


@pytest.mark.usefixtures("unread")
def test_without_the_reader_nothing_is_read_and_the_portrait_is_there(
    engine: Engine, portrait: Image.Image
) -> None:
    found = examined_card(engine, photographed(front(HOLDER, portrait)))

    assert found.fault is DocumentFault.NO_READER
    assert values(found) == []
    assert found.portrait
    assert found.portrait.template


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(("name", "people"), [("daniel_tani", 2), ("catherine_coleman", 1)])
def test_a_second_person_leaves_no_portrait_but_a_second_print_of_one_face_does(
    engine: Engine, folder: Path, portrait: Image.Image, name: str, people: int
) -> None:
    """A card held beside a face: whose portrait it is, is for a person to say."""
    card = front(HOLDER, portrait)
    with Image.open(folder / f"nasa_{name}_portrait.jpg") as image:
        card.paste(image.convert("RGB").resize((500, 640)), (1100, 200))

    found = examined_card(engine, photographed(card))

    assert found.faces == people
    assert (found.portrait is None) == (people > 1)


def test_no_card_and_a_page_of_text_tell_that_nothing_was_read(folder: Path) -> None:
    pictures = [(folder / "no_face.jpg").read_bytes(), saved(page())]

    found = [read(picture) for picture in pictures]

    assert [each.fault for each in found] == [DocumentFault.NOTHING_READ] * 2
    assert [values(each) for each in found] == [[], []]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"%PDF-1.7", Fault.NOT_A_PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(64), Fault.DAMAGED),
        (saved(Image.new("RGB", (60, 60))), Fault.PICTURE_SMALL),
    ],
)
def test_what_is_no_picture_is_named(content: bytes, fault: Fault) -> None:
    assert read(content).fault is fault


async def test_cards_are_read_in_a_pool_without_a_network(files: ModelFiles) -> None:
    pool = Pool(files, Bounds(workers=1, is_hurried=False))
    await pool.run(without_network)

    found = await pool.run(document, photographed(front(HOLDER)))
    niceness = await pool.run(niceness_of_this_process)
    await pool.close()

    assert found.iin
    assert found.iin.value == HOLDER.iin
    assert niceness == 10


def without_network() -> None:
    """From now on nobody in this process opens a socket."""
    import socket

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a card was to be read without the internet")

    socket.socket.connect = refused  # type: ignore[method-assign]
    socket.getaddrinfo = refused  # type: ignore[assignment]


def niceness_of_this_process() -> int:
    import os

    return os.getpriority(os.PRIO_PROCESS, 0)
