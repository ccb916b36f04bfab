"""What the commands of `sabaq` have in common: the settings, the database, words on the screen."""

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import typer

from academy.importing.report import Report
from academy.settings import Settings, load
from academy.vault import KeysUnusable, Vault
from bot import import_words
from locales import Translator
from storage.database import Database, Session
from storage.migrating import upgrade
from storage.processes import DatabaseInUse

T = TypeVar("T")
LARGEST_FILE = 20 * 1024 * 1024  # bytes: what a bot can download, too


def now() -> datetime:
    """The clock of a command."""
    return datetime.now(UTC)


def settings() -> Settings:
    """The settings of this process; a wrong one is named, with the way out."""
    try:
        return load()
    except (OSError, ValueError) as error:
        stop(f"A setting is wrong, see .env.example: {error}")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Do it; what stands in the way is said in words, never as a traceback."""
    try:
        return asyncio.run(work)
    except DatabaseInUse as error:
        stop(f"Another process of the bot works with {error}. End it first.")
    except (OSError, ValueError) as error:
        stop(f"{error}")


@asynccontextmanager
async def database(settings: Settings | None = None) -> AsyncIterator[Database]:
    """The database of the settings, brought to the newest version."""
    db = Database((settings or load()).database)
    try:
        await upgrade(db)
        yield db
    finally:
        await db.close()


async def vault(db: Database) -> Vault | None:
    """The keys that seal IINs, proved against this database; none without them."""
    found = load()
    keys, own = found.biometric_keys.get_secret_value(), found.data_dir / "demo.key"
    if not keys and found.is_demo and own.exists():
        keys = own.read_text("utf-8").strip()
    if not keys:
        return None
    try:
        made = Vault(keys)
        async with db.begin() as session:
            await made.prove(session)
    except KeysUnusable as error:
        stop(f"BIOMETRIC_KEYS, see .env.example: {error}")
    return made


async def in_transaction(work: Callable[[Session], Awaitable[T]]) -> T:
    """Do the work in one transaction of the settings' database."""
    async with database() as db, db.begin() as session:
        return await work(session)


def read(path: Path) -> bytes:
    """The file's bytes; a file that is missing or too large is refused with the way out."""
    if not path.is_file():
        stop(f"There is no file {path}.")
    if path.stat().st_size > LARGEST_FILE:
        stop(f"{path} is larger than {LARGEST_FILE >> 20} MB. Split it and import the parts.")
    return path.read_bytes()


def tell(text: str) -> None:
    """A line on the screen."""
    typer.echo(text)


def tell_json(facts: Any) -> None:
    """Facts for another program."""
    typer.echo(json.dumps(facts, ensure_ascii=False, default=str))


@dataclass(frozen=True)
class How:
    """How an import is to be done and told."""

    is_dry_run: bool
    as_json: bool


def tell_import(report: Report, effects: Mapping[str, Any], t: Translator, how: How) -> None:
    """What an importer found, took, mended and refused, line by line, and what it did."""
    if how.as_json:
        tell_json({**report.summary(), **effects, "dry_run": how.is_dry_run})
        return
    for mended in report.changed:
        tell(import_words.told(t, mended))
    for refused in [*report.refused, *([report.refusal] if report.refusal else [])]:
        tell(import_words.told(t, refused))
    counts = {"found": report.found, "taken": report.taken, "refused": len(report.refused)}
    tell(t.plain("import-summary", **counts))
    for name, value in effects.items():
        tell(f"{name}: {_listed(value)}")
    if how.is_dry_run:
        tell(t.plain("import-dry-run"))


def _listed(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {each}" for name, each in value.items())
    return ", ".join(value) if isinstance(value, list) else str(value)


async def take(work: Callable[[Session], Awaitable[T]], how: How) -> T:
    """Do an import in one transaction; a dry run takes everything back."""
    async with database() as db, db.begin() as session:
        result = await work(session)
        if how.is_dry_run:
            await session.rollback()
        return result


def log_to_stderr() -> None:
    """What the bot's process has to say to its supervisor: no texts, no pictures, no names."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for chatty in ("aiogram", "apscheduler", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def single(errors: BaseExceptionGroup[Any]) -> Iterator[BaseException]:
    """The errors themselves, however deep task groups have wrapped them."""
    for error in errors.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from single(error)
        else:
            yield error


def stop(text: str) -> NoReturn:
    """Say why and end with an error."""
    sys.stderr.write(f"{text}\n")
    raise typer.Exit(1)
