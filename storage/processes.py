"""Which processes of the bot are alive, and which one of them is clock and courier.

On PostgreSQL both are advisory locks on a session of the process's own: the server lets go of them
the moment the process dies. On SQLite there is one process, and a file lock says so.
"""

import fcntl
from pathlib import Path
from secrets import randbits
from types import TracebackType
from typing import TextIO

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, Session

_PRESENCE, _LEADERSHIP = 0x5AB0, 0x5AB1  # the first key of our advisory locks

# Locks are told apart by database: a cluster may hold several academies.
_OURS = (
    "locktype = 'advisory' AND database ="
    " (SELECT oid FROM pg_database WHERE datname = current_database())"
)


class DatabaseInUse(Exception):
    """Another process of the bot works with this SQLite file."""


class Process:
    """This process among its like. `owner` marks the rows it works on."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.owner = randbits(31)
        self.leads = False
        self._file: TextIO | None = None
        self._connection: AsyncConnection | None = None

    async def __aenter__(self) -> "Process":
        if self.db.is_sqlite:
            self._hold_file()
        else:
            connection = await self.db.engine.connect()
            self._connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await self._lock(_PRESENCE, self.owner)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()
        if self._connection:
            await self._connection.invalidate()  # ends the session, and with it the locks
            await self._connection.close()

    async def lead(self) -> None:
        """Wait until this process is the one that is clock and courier."""
        if self._connection:
            await self._lock(_LEADERSHIP, 1)
        self.leads = True

    async def still_leads(self) -> bool:
        """Whether the session that holds the leadership is alive; a lost one cannot come back."""
        try:
            if self._connection:
                await self._connection.execute(text("SELECT 1"))
        except DBAPIError:
            return False
        return True

    async def evict(self, session: Session) -> None:
        """End the session of a leader that hangs (PostgreSQL): another process leads at once, and
        the hung one finds its leadership lost and its claims taken over when it wakes."""
        holder = f"{_OURS} AND classid = :kind AND granted"
        ending = text(f"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE {holder}")  # noqa: S608
        await session.execute(ending, {"kind": _LEADERSHIP})

    async def alive(self) -> list[int]:
        """The `owner` numbers of every living process, this one among them."""
        if self.db.is_sqlite:
            return [self.owner]
        async with self.db.read() as session:
            held = await session.scalars(
                text(f"SELECT objid FROM pg_locks WHERE {_OURS} AND classid = :kind"),  # noqa: S608
                {"kind": _PRESENCE},
            )
            return [int(number) for number in held]

    def _hold_file(self) -> None:
        name = self.db.url.database
        if name in (None, "", ":memory:"):
            return
        self._file = Path(f"{name}.lock").open("w")  # noqa: SIM115 - held as long as we live
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            self._file.close()
            raise DatabaseInUse(name) from busy

    async def _lock(self, kind: int, number: int) -> None:
        assert self._connection is not None  # noqa: S101 - opened by __aenter__
        await self._connection.execute(
            text("SELECT pg_advisory_lock(:kind, :number)"), {"kind": kind, "number": number}
        )
