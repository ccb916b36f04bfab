"""Prometheus reads what the bot did and how it is; nobody is named."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest
from aiohttp.test_utils import TestServer, unused_port

from academy import clock as beats
from academy import work
from bot.app import App
from bot.scrapes import Scrapes, scraping, site
from storage.database import Database
from tests.chat import Chat
from tests.conftest import Clock
from tests.statements import counted


async def page(app: App) -> dict[str, float]:
    """Every series of the page and its value."""
    lines = (await Scrapes(app.tools).page()).decode().splitlines()
    series = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, _, value in series}


async def test_updates_are_counted_by_how_they_ended(
    app: App, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await chat.write("/menu")
    await chat.write("/health")
    monkeypatch.setattr("bot.screens.joining.menu", None)
    await chat.write("/menu")

    found = await page(app)

    assert found["sabaq_updates_received_total"] == 3
    assert found['sabaq_updates_handled_total{outcome="handled"}'] == 1
    assert found['sabaq_updates_handled_total{outcome="refused"}'] == 1
    assert found['sabaq_updates_handled_total{outcome="failed"}'] == 1
    assert found["sabaq_update_seconds_count"] == 3


async def test_letters_and_long_work_are_counted_by_how_they_ended(app: App, chat: Chat) -> None:
    await chat.press_raw("lang:kk")
    await app.courier.deliver()
    async with app.tools.db.begin() as session:
        now = app.tools.clock()
        await work.queue(session, "audit-verification", {}, person_id=None, now=now)
    await app.workshop.finish_all()

    found = await page(app)

    assert found['sabaq_letters_closed_total{outcome="sent"}'] == 1
    assert found['sabaq_work_runs_total{kind="audit-verification",outcome="done"}'] == 1


async def test_the_state_of_each_part_is_a_number(app: App, db: Database, clock: Clock) -> None:
    async with db.begin() as session:
        await beats.beat(session, now=clock.now)
    clock.now += timedelta(seconds=7)

    found = await page(app)

    assert found["sabaq_clock_age_seconds"] == 7
    assert found["sabaq_database_bytes"] > 0
    assert found['sabaq_part_state{part="clock"}'] == 0
    assert found['sabaq_part_state{part="telegram"}'] == 2
    assert str(found["sabaq_telegram_age_seconds"]) == "nan"
    assert found["sabaq_faces_on"] == 0
    assert [name for name in found if name.startswith("sabaq_build_info")]


async def test_a_scrape_costs_the_database_nothing_within_five_seconds(
    app: App, db: Database, clock: Clock
) -> None:
    scrapes = Scrapes(app.tools)
    with counted(db) as first:
        await asyncio.gather(*(scrapes.page() for _ in range(5)))
    clock.now += timedelta(seconds=4)
    with counted(db) as second:
        await scrapes.page()
    clock.now += timedelta(seconds=2)
    with counted(db) as third:
        await scrapes.page()

    assert (len(first), len(second), len(third)) == (3, 0, 3)


async def test_a_database_that_is_down_is_told_and_not_an_error(app: App) -> None:
    down = Database("postgresql+asyncpg://nobody@127.0.0.1:9/none")
    object.__setattr__(app.tools, "db", down)

    assert (await page(app))['sabaq_part_state{part="database"}'] == 2


async def test_no_series_names_a_person_and_none_grows_with_them(app: App, chat: Chat) -> None:
    await chat.write("/menu")
    once = (await Scrapes(app.tools).page()).decode()
    for user in (7, 8, 9, 10):
        await Chat(app, user).write("/menu")
    again = (await Scrapes(app.tools).page()).decode()

    assert "Дана" not in again
    assert len(once.splitlines()) == len(again.splitlines())


async def test_the_page_is_served_over_http(app: App) -> None:
    async with TestServer(site(Scrapes(app.tools))) as server, aiohttp.ClientSession() as http:
        async with http.get(server.make_url("/metrics")) as answer:
            said = await answer.text()
        async with http.get(server.make_url("/")) as elsewhere:
            assert elsewhere.status == 404

    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "sabaq_updates_received_total 0.0" in said


async def test_a_port_that_is_taken_ends_the_metrics_and_not_the_bot(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    port = unused_port()
    taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", port)
    settings = app.tools.settings.model_copy(update={"metrics_port": port})
    object.__setattr__(app.tools, "settings", settings)

    await scraping(app.tools)

    assert f"METRICS_PORT {port} cannot be used" in caplog.text
    taken.close()
    await taken.wait_closed()
