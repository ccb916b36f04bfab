"""Questions the database is asked about materials and the files behind them."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select

from storage.database import Session
from storage.queries.disciplines import numbers_of
from storage.queries.upserts import insert_new
from storage.tables.disciplines import Discipline
from storage.tables.materials import Material, StoredFile, TelegramFile


async def count(session: Session, discipline_id: int) -> int:
    statement = select(func.count()).where(Material.discipline_id == discipline_id)
    return await session.scalar(statement) or 0


async def page(
    session: Session, discipline_id: int, *, offset: int, limit: int
) -> Sequence[Material]:
    """A part of the discipline's items, in the order they were added."""
    statement = (
        select(Material)
        .where(Material.discipline_id == discipline_id)
        .order_by(Material.id)
        .offset(offset)
        .limit(limit)
    )
    return (await session.scalars(statement)).all()


async def material(
    session: Session, person_id: int, material_id: int
) -> tuple[Material, Discipline] | None:
    """An item of the person's disciplines, with its discipline."""
    found = await session.execute(
        select(Material, Discipline)
        .join(Discipline, Discipline.id == Material.discipline_id)
        .where(Material.id == material_id, Discipline.id.in_(numbers_of(person_id)))
    )
    row = found.one_or_none()
    return (row[0], row[1]) if row else None


async def file_id(session: Session, bot_id: int, file_key: str) -> str | None:
    """Under which id Telegram holds the file for this bot."""
    return await session.scalar(
        select(TelegramFile.file_id).where(
            TelegramFile.bot_id == bot_id, TelegramFile.file_key == file_key
        )
    )


async def content(session: Session, file_key: str) -> bytes | None:
    """The bytes, where the file is our own."""
    return await session.scalar(select(StoredFile.content).where(StoredFile.file_key == file_key))


async def keep_file(session: Session, bot_id: int, file_key: str, file_id: str) -> None:
    """An id already kept stays as it is."""
    row = {"bot_id": bot_id, "file_key": file_key, "file_id": file_id}
    await session.execute(insert_new(session, TelegramFile), [row])


async def forget_file(session: Session, bot_id: int, file_key: str) -> bool:
    """Whether there was an id to forget."""
    gone = await session.execute(
        delete(TelegramFile)
        .where(TelegramFile.bot_id == bot_id, TelegramFile.file_key == file_key)
        .returning(TelegramFile.file_id)
    )
    return gone.first() is not None
