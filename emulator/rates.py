"""Rate accounts: how many messages a bot may send, and how long it must wait when it sent more."""

import math
import time
from collections import deque
from dataclasses import dataclass, field

from emulator.errors import too_many


@dataclass
class Rates:
    """Telegram's limits: 30 messages a second in all, 20 a minute to a group; None is no limit."""

    messages_per_second: float | None = 30
    per_chat_per_second: float | None = None
    per_group_per_minute: float | None = 20
    sent: dict[str, deque[float]] = field(default_factory=dict)

    def charge(self, bot: int, chat: int, messages: int = 1) -> None:
        """Book messages, all or none; raises 429 with the whole seconds to wait."""
        accounts = self._accounts(bot, chat)
        now = time.monotonic()
        wait = max((self._wait(*account, messages, now) for account in accounts), default=0.0)
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        for name, _, _ in accounts:
            self.sent.setdefault(name, deque()).extend([now] * messages)

    def _accounts(self, bot: int, chat: int) -> list[tuple[str, float, float]]:
        limits = [(f"{bot}", self.messages_per_second, 1.0)]
        if chat < 0:
            limits.append((f"{bot}:{chat}:minute", self.per_group_per_minute, 60.0))
        limits.append((f"{bot}:{chat}", self.per_chat_per_second, 1.0))
        return [(name, limit, window) for name, limit, window in limits if limit is not None]

    def _wait(self, name: str, limit: float, window: float, messages: int, now: float) -> float:
        sent = self.sent.setdefault(name, deque())
        while sent and sent[0] <= now - window:
            sent.popleft()
        surplus = len(sent) + messages - max(limit, messages)
        if surplus <= 0:
            return 0.0
        return sent[math.ceil(surplus) - 1] + window - now
