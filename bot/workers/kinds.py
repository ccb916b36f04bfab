"""What a kind of long work is: what it does, and what follows when it ended its worker twice."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.tools import Tools
from storage.database import Session
from storage.tables.work import Work


@dataclass(frozen=True)
class Worker:
    """`run` downloads, stores, computes with no transaction open, and records its results together
    with `academy.work.done` in one transaction. `poisoned` tells the people concerned."""

    run: Callable[[Tools, Work], Awaitable[None]]
    poisoned: Callable[[Session, Work, datetime], Awaitable[None]]
