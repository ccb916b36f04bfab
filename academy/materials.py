"""What learners read and watch: browsing, opening, and what faculty add."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import audit, disciplines, letters, pages, trace
from academy.errors.consultations import TextTooLong
from academy.errors.materials import MaterialNotFound
from academy.pages import Page
from storage.database import Session
from storage.queries import materials as ask
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.materials import Material, MaterialKind
from storage.tables.people import Person
from storage.tables.trace import Thing, Verb

TITLE_LENGTH = 100
TEXT_LENGTH = 3500  # Telegram allows 4096 with the heading


@dataclass(frozen=True)
class Shelf:
    """The items of a discipline. `is_only` says that the person has no other discipline."""

    discipline: Discipline
    page: Page[Material]
    is_only: bool
    is_taught: bool


@dataclass(frozen=True)
class TelegramCopy:
    """A file Telegram holds: the id is good for one bot, the mark is the same for all."""

    bot_id: int
    file_id: str
    mark: str
    name: str | None


@dataclass(frozen=True)
class Offer:
    """What a lecturer sends to be kept as a material."""

    kind: MaterialKind
    title: Bilingual
    body: str | None = None
    copy: TelegramCopy | None = None


@dataclass(frozen=True)
class Delivery:
    """A material on its way: by `file_id` where Telegram holds it, else by its `content`."""

    material: Material
    discipline: Discipline
    file_id: str | None
    content: bytes | None


async def shelf(session: Session, person: Person, discipline_id: int, number: int) -> Shelf:
    """A page of the discipline's items. Raises DisciplineNotFound."""
    return await _shelf(
        session, person, await disciplines.own(session, person), discipline_id, number
    )


async def only_shelf(session: Session, person: Person, own: Sequence[Discipline]) -> Shelf | None:
    """The first page of the person's discipline, where there is just one."""
    return await _shelf(session, person, own, own[0].id, 0) if len(own) == 1 else None


async def open_(
    session: Session, person: Person, material_id: int, press: str, *, now: datetime
) -> Material:
    """Send the item by a letter and leave a trace of the opening (art. 8.4).

    Every press sends it again. Raises MaterialNotFound.
    """
    found = await ask.material(session, person.id, material_id)
    if found is None:
        raise MaterialNotFound
    material, _ = found
    draft = letters.Draft(
        kind="material",
        key=f"material:{material.id}:{person.id}:{press}",
        person_id=person.id,
        facts={"material_id": material.id},
    )
    await letters.queue(session, [draft], now=now)
    about = trace.About(Thing.MATERIAL, material.id, material.discipline_id)
    trace.record(session, person.id, Verb.OPENED, about, now=now)
    return material


async def delivery(
    session: Session, person_id: int, material_id: int, bot_id: int
) -> Delivery | None:
    """What is to be sent; none when the item is no longer the person's."""
    found = await ask.material(session, person_id, material_id)
    if found is None:
        return None
    key = found[0].file_key
    file_id = await ask.file_id(session, bot_id, key) if key else None
    content = await ask.content(session, key) if key and file_id is None else None
    return Delivery(*found, file_id, content)


async def remember_file(session: Session, material_id: int, bot_id: int, file_id: str) -> None:
    """Telegram holds the file now: it is uploaded once (row M2)."""
    material = await session.get(Material, material_id)
    if material is not None and material.file_key:
        await ask.keep_file(session, bot_id, material.file_key, file_id)


async def forget_file(session: Session, material_id: int, bot_id: int) -> bool:
    """Telegram does not know the id any more; whether there was one to forget."""
    material = await session.get(Material, material_id)
    if material is None or not material.file_key:
        return False
    return await ask.forget_file(session, bot_id, material.file_key)


async def add(
    session: Session, lecturer: Person, discipline_id: int, offer: Offer, *, now: datetime
) -> tuple[Material, Discipline]:
    """Keep what the lecturer sent. The bytes of a file stay at Telegram, so any size will do.

    Raises DisciplineNotFound, TextTooLong.
    """
    discipline = await disciplines.taught_one(session, lecturer, discipline_id)
    if offer.body and len(offer.body) > TEXT_LENGTH:
        raise TextTooLong(limit=TEXT_LENGTH, length=len(offer.body))
    copy = offer.copy
    if copy:
        await ask.keep_file(session, copy.bot_id, _key(copy), copy.file_id)
    material = Material(
        discipline_id=discipline.id,
        author_id=lecturer.id,
        kind=offer.kind,
        title=offer.title,
        body=Bilingual(offer.body, offer.body) if offer.body else None,
        file_key=_key(copy) if copy else None,
        file_name=copy.name if copy else None,
        is_protected=False,
        added_at=now,
    )
    session.add(material)
    await session.flush()
    audit.note(session, lecturer.id, "material-added", now=now, material_id=material.id)
    return material, discipline


def _key(copy: TelegramCopy) -> str:
    return f"telegram:{copy.mark}"


async def _shelf(
    session: Session, person: Person, own: Sequence[Discipline], discipline_id: int, number: int
) -> Shelf:
    discipline = disciplines.one_of(own, discipline_id)
    total = await ask.count(session, discipline.id)
    empty: Page[Material] = pages.place(number, total)
    items = await ask.page(session, discipline.id, offset=empty.offset, limit=pages.SIZE)
    taught = await disciplines.taught(session, person)
    return Shelf(
        discipline=discipline,
        page=Page(items, empty.number, empty.count),
        is_only=len(own) == 1,
        is_taught=discipline.id in taught,
    )
