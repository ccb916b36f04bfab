"""Everything one emulator knows: what lies on its shelves, and what the phones watch."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from emulator.faults import Faults
from emulator.journal import Contents, Journal, Json
from emulator.rates import Rates

EVENTS_KEPT = 20_000
CALLS_KEPT = 100_000


class Bell:
    """Wakes everybody who waits for news."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float) -> bool:
        """Until the next ring, or until the seconds are over; whether it rang."""
        with contextlib.suppress(TimeoutError):
            return await asyncio.wait_for(self._event.wait(), seconds)
        return False


class Shelves:
    """What survives a restart."""

    def __init__(self, folder: Path | None) -> None:
        self.journal = Journal(folder)
        shelf = self.journal.shelf
        self.bots = shelf("bots")
        self.people = shelf("people")
        self.ties = shelf("ties")
        self.groups = shelf("groups")
        self.topics = shelf("topics")
        self.messages = shelf("messages")
        self.files = shelf("files")
        self.paths = shelf("paths")
        self.updates = shelf("updates")
        self.hooks = shelf("hooks")
        self.queries = shelf("queries")
        self.polls = shelf("polls")
        self.commands = shelf("commands")
        self.profiles = shelf("profiles")
        self.counters = shelf("counters")
        self.contents = Contents(folder)


class World(Shelves):
    """The state of one emulator; every change goes through the modules named like its shelves."""

    def __init__(self, folder: Path | None = None, *, query_seconds: float = 30) -> None:
        super().__init__(folder)
        self.query_seconds = query_seconds
        self.faults = Faults()
        self.rates = Rates()
        self.events: deque[Json] = deque(maxlen=EVENTS_KEPT)
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        self.revision: int = (self.counters.get("revision") or {"n": 0})["n"]
        self.first_revision = self.revision
        self.bell = Bell()
        self.update_bell = Bell()
        self.hook_bell = Bell()
        self.pollers: dict[int, int] = {}
        self.timers: list[asyncio.TimerHandle] = []  # that close polls
        self.rooms: dict[str, dict[int, Json]] = {}
        self.queues: dict[int, dict[int, Json]] = {}
        self._arrange()

    def _arrange(self) -> None:
        for record in self.messages.items.values():
            self.rooms.setdefault(record["room"], {})[record["message"]["message_id"]] = record
        for item in self.updates.items.values():
            self.queues.setdefault(item["bot"], {})[item["update"]["update_id"]] = item

    def count(self, name: str, start: int = 1) -> int:
        """The next number of a row of numbers; never given twice."""
        last = self.counters.get(name)
        number: int = last["n"] + 1 if last else start
        self.counters.put(name, {"n": number})
        return number

    def announce(self, kind: str, people: Iterable[int], **facts: Any) -> None:
        """Tell the phones of these people what happened."""
        self.revision += 1
        self.counters.put("revision", {"n": self.revision})
        event = {"revision": self.revision, "kind": kind, **facts}
        self.events.append({"people": set(people), "event": event})
        self.bell.ring()

    def record(self, bot: int, method: str, params: Json, error_code: int | None) -> None:
        """Note a call of the Bot API; scripts read it at /client/record."""
        number = self.calls[-1]["n"] + 1 if self.calls else 1
        call = {"n": number, "at": time.time(), "bot": bot, "method": method, "params": params}
        call["ok"] = error_code is None
        if error_code is not None:
            call["error_code"] = error_code
        self.calls.append(call)

    def close(self) -> None:
        for timer in self.timers:
            timer.cancel()
        self.journal.close()


def now() -> int:
    return int(time.time())
