"""Putting the parts together: every object of the process is made here, every task started here."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramNetworkError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import LinkPreviewOptions, User
from aiogram.utils.token import TokenValidationError

from academy import clock, consents, holidays, inbox, letters, signs, work
from academy.settings import Settings
from bot import strangers
from bot.biometrics import abilities, cards, faces, proven_vault
from bot.courier import Courier
from bot.handlers import build_router
from bot.inbox import Around, Inbox
from bot.middlewares import Conversation
from bot.pacer import Pacer
from bot.scheduler import JOBS
from bot.scheduler.jobs import scheduler
from bot.scrapes import scraping
from bot.screens.consents import offers
from bot.sessions import Session
from bot.tools import House, Tools
from bot.verification.pool import Bounds, Pool
from bot.watch import note, watch
from bot.webhooks import serving
from bot.work import Workshop
from locales import translators
from storage.database import Database
from storage.processes import Process

log = logging.getLogger(__name__)
TAKE_OVER_EVERY = 1.0  # seconds between looks for what a dead process left


class CannotServe(Exception):
    """Something is missing or wrong; the text says what to do."""


@dataclass(frozen=True)
class App:
    """One process of the bot."""

    tools: Tools
    process: Process
    inbox: Inbox
    courier: Courier
    workshop: Workshop


def utc_now() -> datetime:
    """The clock; everywhere else time is an argument."""
    return datetime.now(UTC)


def telegram(token: str, api_url: str) -> Bot:
    """The bot at this API address; texts are HTML, links are not previewed."""
    session = Session(api=TelegramAPIServer.from_base(api_url))
    preview = LinkPreviewOptions(is_disabled=True)
    properties = DefaultBotProperties(parse_mode="HTML", link_preview=preview)
    try:
        return Bot(token, session=session, default=properties)
    except TokenValidationError as error:
        raise CannotServe("BOT_TOKEN is not a token: @BotFather gives `123456:ABC…`") from error


def build(tools: Tools, process: Process) -> App:
    """All parts of a process, joined; nothing runs yet."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(Conversation(tools.db, tools.words, tools.metrics))
    dispatcher["settings"] = tools.settings
    dispatcher["house"] = House(tools.words, tools.settings)
    dispatcher["abilities"] = abilities(tools.vault, tools.pool)
    dispatcher["vault"] = tools.vault
    dispatcher.include_router(build_router())
    around = (tools.bot, dispatcher, tools.db, tools.pacer, tools.clock, tools.owner)
    inbox = Inbox(Around(*around, tools.metrics))
    return App(tools, process, inbox, Courier(tools), Workshop(tools))


async def serve(settings: Settings, token: str) -> None:
    """Run a process of the bot until it is cancelled.

    Raises CannotServe for a wrong token, a webhook without a secret, another bot's database;
    DatabaseInUse.
    """
    if settings.webhook_url and not settings.webhook_secret.get_secret_value():
        raise CannotServe("WEBHOOK_URL needs a WEBHOOK_SECRET: anybody could speak for Telegram")
    async with opened(settings, token) as app:
        await _own(app)
        async with app.tools.db.begin() as session:
            await consents.keep_texts(session, offers(app.tools.words, settings), now=utc_now())
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(app.inbox.work())
                group.create_task(app.workshop.work())
                group.create_task(_take_over(app))
                group.create_task(_lead(app))
                if settings.metrics_port:
                    group.create_task(scraping(app.tools))
                if settings.webhook_url:
                    group.create_task(serving(app.inbox, app.tools.bot, settings))
        finally:
            log.info("stopped")


@asynccontextmanager
async def opened(settings: Settings, token: str) -> AsyncIterator[App]:
    """The parts of a process, opened and closed in order."""
    db = Database(settings.database)
    bot = telegram(token, settings.api_url)
    desk = Pool(None, Bounds(workers=1))
    try:
        async with Process(db) as process:
            vault = await proven_vault(settings, db)
            pool, state = faces(settings, vault)
            async with db.begin() as session:
                await signs.faces(session, state, now=utc_now())
            around = (bot, db, translators(), Pacer(), utc_now, process.owner, settings)
            reading = cards(pool)
            try:
                yield build(Tools(*around, vault, pool, desk, reading), process)
            finally:
                for each in (pool, reading):
                    if each is not None:
                        await each.close()
    finally:
        await desk.close()
        await bot.session.close()
        await db.close()


async def _me(bot: Bot) -> User:
    try:
        return await bot.me()  # kept: a command in a group may name the bot
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise CannotServe("Telegram does not know this BOT_TOKEN: ask @BotFather") from error
    except TelegramNetworkError as error:
        raise CannotServe("Telegram cannot be reached: is API_URL right?") from error


async def _own(app: App) -> None:
    """Refuse to work with the database of another bot (DESIGN.md 3.11)."""
    me, api = await _me(app.tools.bot), app.tools.settings.api_url
    async with app.tools.db.begin() as session:
        owner = await clock.owned_by(session, me.id, api, me.username or "")
    if (owner.bot_id, owner.api) != (me.id, api):
        raise CannotServe(
            f"this database belongs to bot {owner.bot_id} at {owner.api}, the token to bot "
            f"{me.id} at {api}; `sabaq db rebind` moves it over"
        )
    await strangers.set_commands(app.tools, owner)
    log.info("@%s is ready", me.username)


async def _lead(app: App) -> None:
    """Be clock and courier, in the order of waking up (DESIGN.md 2.8), when the turn comes."""
    await app.process.lead()
    await _release(app)
    async with app.tools.db.begin() as session:
        gap = await clock.wake_up(session, now=app.tools.clock())
    if gap is not None:
        log.warning("was down from %s to %s", gap.began_at, gap.ended_at)
    async with asyncio.TaskGroup() as group:
        group.create_task(_beat(app))
        group.create_task(_wake_up(app))


async def _wake_up(app: App) -> None:
    """Work off what came meanwhile; only then start what expires anything, and the letters."""
    if not app.tools.settings.webhook_url:
        await app.tools.bot.delete_webhook()
        await app.inbox.poll(until_empty=True)
    await app.inbox.idle()
    await note(app.tools, app.inbox)  # before the first alarm: old signs are of the last run
    ticking = scheduler(JOBS, app.tools.db, app.tools.settings, app.tools.clock)
    ticking.start()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(app.courier.work())
            group.create_task(watch(app.tools, app.inbox))
            if not app.tools.settings.webhook_url:
                group.create_task(app.inbox.poll())
    finally:
        ticking.shutdown(wait=False)


async def _beat(app: App) -> None:
    """Signs of life for as long as this process leads; it ends when another one does."""
    while await app.process.still_leads():
        async with app.tools.db.begin() as session:
            await clock.beat(session, now=app.tools.clock())
        await asyncio.sleep(clock.BEAT.total_seconds())
    raise CannotServe("another process leads by now: this one hung. Its supervisor restarts it")


async def _take_over(app: App) -> None:
    """Look again and again for what a dead process was working on, and a living one changed."""
    looks = 0  # in a row that found the leader hung: a new one needs a moment for its first beat
    while True:
        await _release(app)
        if app.tools.db.is_sqlite:
            return  # one process: nobody else can die or hang
        app.inbox.nudge()
        looks = looks + 1 if not app.process.leads and await _is_hung(app) else 0
        if looks > 1:
            async with app.tools.db.begin() as session:
                await app.process.evict(session)
        await asyncio.sleep(TAKE_OVER_EVERY)


async def _is_hung(app: App) -> bool:
    async with app.tools.db.read() as session:
        return await clock.is_hung(session, now=app.tools.clock())


async def _release(app: App) -> None:
    alive = await app.process.alive()
    async with app.tools.db.begin() as session:
        if await inbox.release(session, alive):
            app.inbox.nudge()
        await letters.release(session, alive)
        await work.release(session, alive)
        await holidays.renew(session)
