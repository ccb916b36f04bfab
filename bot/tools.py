"""What letters and long work may use besides the database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from aiogram import Bot

from academy.settings import Settings
from academy.vault import Vault
from bot.metrics import Metrics
from bot.pacer import Pacer
from bot.verification.pool import Pool
from locales import Translator
from storage.database import Database

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Tools:
    """Made once, in bot/app.py. `vault` seals faces and IINs, none without a key; `pool` compares
    faces, none without a key or models; `desk` reads and draws files, always there; `cards` reads
    identity cards, none where `pool` is none: seconds of work must not stand before a selfie."""

    bot: Bot
    db: Database
    words: Mapping[str, Translator]
    pacer: Pacer
    clock: Clock
    owner: int
    settings: Settings
    vault: Vault | None
    pool: Pool | None
    desk: Pool
    cards: Pool | None = None
    metrics: Metrics = field(default_factory=Metrics)


@dataclass(frozen=True)
class House:
    """What a screen may need beside its facts: the words of every language, the settings."""

    words: Mapping[str, Translator]
    settings: Settings
