"""What the leading process notes about Telegram and the disk."""

from datetime import timedelta
from pathlib import Path

from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetUpdates, GetWebhookInfo
from aiogram.types import WebhookInfo

from academy import health
from academy.health import Line
from bot.app import App
from bot.disks import disk
from bot.watch import note
from tests.chat import Recorder
from tests.conftest import Clock

HOUR = timedelta(hours=1)


async def part(app: App, name: str) -> Line:
    async with app.tools.db.read() as session:
        found = await health.health(session, app.tools.settings, now=app.tools.clock())
    return next(line for line in found.lines if line.part == name)


async def noted(app: App, held: int | None) -> Line:
    """What is noted when Telegram holds so many updates; none: it does not answer."""
    api = app.tools.bot.session
    assert isinstance(api, Recorder)
    info = WebhookInfo(url="", has_custom_certificate=False, pending_update_count=held or 0)
    cut = TelegramNetworkError(method=GetWebhookInfo(), message="cut")
    api.answers[GetWebhookInfo] = cut if held is None else info
    await note(app.tools, app.inbox)
    return await part(app, "telegram")


async def test_an_answered_getupdates_is_the_sign_of_telegram(app: App, clock: Clock) -> None:
    assert (await noted(app, 0)).facts["age"] is None

    recorder = app.tools.bot.session
    assert isinstance(recorder, Recorder)
    recorder.answers[GetUpdates] = []
    await app.inbox.poll(until_empty=True)
    assert (await noted(app, 0)).facts["age"] == 0

    clock.now += HOUR  # getWebhookInfo goes on being answered: another bot takes our updates
    assert (await noted(app, 0)).advice == "telegram-unreachable"


async def test_with_a_webhook_any_answer_is_a_sign(app: App, clock: Clock) -> None:
    hooked = app.tools.settings.model_copy(update={"webhook_url": "https://a.kz"})
    object.__setattr__(app.tools, "settings", hooked)

    assert (await noted(app, 0)).grade == "good"
    clock.now += HOUR
    assert (await noted(app, None)).grade == "wrong"
    assert (await noted(app, 0)).grade == "good"


async def test_held_updates_are_remembered_since_the_first_look(app: App, clock: Clock) -> None:
    app.inbox.heard_at = clock.now
    await noted(app, 2)
    clock.now += HOUR
    app.inbox.heard_at = clock.now

    assert (await noted(app, 4)).advice == "telegram-holds"
    assert (await noted(app, None)).facts["held"] == 4
    assert (await noted(app, 0)).grade == "good"


async def test_the_disk_is_that_of_the_nearest_folder_there_is(tmp_path: Path) -> None:
    found = disk(tmp_path / "not" / "there" / "yet")

    assert 0 < found.free < found.total
