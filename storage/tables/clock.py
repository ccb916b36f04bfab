"""When the bot was alive, and to which bot this database belongs."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Moment, Number


class Heartbeat(Table):
    """The last sign of life of the clock; one row."""

    __tablename__ = "heartbeat"

    one: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)


class Outage(Table):
    """A time in which the bot was down, given back to the attempts that were open."""

    __tablename__ = "outage"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    began_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int]  # how many got the time back


class Ownership(Table):
    """The bot and the API address this database was first started with; one row."""

    __tablename__ = "ownership"

    one: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    api: Mapped[str]
    commands: Mapped[str | None]  # SHA-256 of the menu of commands Telegram shows to strangers
    username: Mapped[str] = mapped_column(default="", server_default="")  # what links begin with
