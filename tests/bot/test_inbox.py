"""An update is handled once and answered at least once, in the order of its lane."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendMessage

from academy import inbox
from bot.app import App, build
from bot.inbox import MOST_SETBACKS, lane
from storage.database import Database
from storage.tables.inbox import StoredUpdate, UpdateState
from tests.chat import Chat
from tests.conftest import Clock

CALL = SendMessage(chat_id=700, text="x")


def text_update(update_id: int, user_id: int, text: str) -> dict[str, Any]:
    chat = {"id": user_id, "type": "private"}
    user = {"id": user_id, "is_bot": False, "first_name": "Дана"}
    message = {"message_id": update_id, "date": 1, "chat": chat, "from": user, "text": text}
    return {"update_id": update_id, "message": message}


async def stored(db: Database, update_id: int) -> StoredUpdate:
    async with db.read() as session:
        return await session.get_one(StoredUpdate, update_id)


async def test_an_update_that_comes_twice_is_handled_once(db: Database, app: App) -> None:
    update = text_update(1, 700, "сәлем")

    await app.inbox.store([update, update])
    await app.inbox.store([update])
    await app.inbox.finish_all()

    assert len(Chat(app, 700).shown) == 1


async def test_of_a_lane_the_next_update_waits_until_the_last_is_answered(
    either_db: Database, app: App
) -> None:
    async with either_db.begin() as session:
        await inbox.store(
            session,
            [
                inbox.Arrival(number, person, "{}", app.tools.clock())
                for number, person in [(1, 7), (2, 7), (3, 8)]
            ],
        )

    async with either_db.begin() as session:
        first = await inbox.claim(session, 1, 10)
    async with either_db.begin() as session:
        nothing = await inbox.claim(session, 2, 10)
    async with either_db.begin() as session:
        await inbox.answered(session, [1])
        second = await inbox.claim(session, 2, 10)

    assert [each.update_id for each in first] == [1, 3]
    assert nothing == []
    assert [each.update_id for each in second] == [2]


async def test_an_older_update_that_comes_late_waits_for_the_one_in_hand(
    either_db: Database, app: App
) -> None:
    async with either_db.begin() as session:
        await inbox.store(session, [inbox.Arrival(5, 7, "{}", app.tools.clock())])
        await inbox.claim(session, 1, 10)

    async with either_db.begin() as session:
        await inbox.store(session, [inbox.Arrival(4, 7, "{}", app.tools.clock())])
        claimed = await inbox.claim(session, 1, 10)

    assert claimed == []


async def test_replies_that_did_not_leave_before_a_crash_leave_after_it(
    db: Database, app: App
) -> None:
    app.tools.bot.session.refusals = [TelegramNetworkError(SendMessage(chat_id=1, text="x"), "cut")]  # type: ignore[attr-defined]
    await app.inbox.store([text_update(1, 700, "сәлем")])
    crashing = asyncio.ensure_future(app.inbox.finish_all())
    while (await stored(db, 1)).state != UpdateState.REFUSED or not app.inbox._running:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)
    crashing.cancel()
    async with db.begin() as session:
        await inbox.release(session, alive=[])

    again = build(app.tools, app.process)
    await again.inbox.finish_all()

    row = await stored(db, 1)
    assert row.is_answered
    assert len(Chat(app, 700).shown) == 1


async def test_a_flood_wait_keeps_the_rest_of_the_replies(
    db: Database, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    call = SendMessage(chat_id=700, text="x")
    app.tools.bot.session.refusals = [TelegramRetryAfter(call, "slow down", 3)]  # type: ignore[attr-defined]

    async def no_pause(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("bot.inbox.asyncio.sleep", no_pause)
    await app.inbox.store([text_update(1, 700, "сәлем")])
    await app.inbox.finish_all()

    assert pauses == [3]
    assert len(Chat(app, 700).shown) == 1


async def test_an_update_that_cannot_be_handled_is_told_sorry_with_a_code_and_not_tried_again(
    db: Database, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.handlers.common.unknown.NotLinked", ZeroDivisionError)

    await app.inbox.store([text_update(1, 700, "сәлем")])
    await app.inbox.finish_all()

    row = await stored(db, 1)
    assert (row.state, row.is_answered) == (UpdateState.FAILED, True)
    assert row.code
    assert row.code in Chat(app, 700).text


async def test_an_update_that_has_ended_its_process_three_times_is_put_aside(
    db: Database, app: App
) -> None:
    body = json.dumps(text_update(1, 700, "сәлем"))
    async with db.begin() as session:
        await inbox.store(session, [inbox.Arrival(1, 700, body, app.tools.clock())])
    for _ in range(inbox.MOST_TRIES):
        async with db.begin() as session:
            assert await inbox.claim(session, 1, 10)
            await inbox.release(session, alive=[])

    await app.inbox.finish_all()

    row = await stored(db, 1)
    assert (row.state, row.code) == (UpdateState.FAILED, "poisoned")


def test_a_press_a_message_and_a_group_each_have_their_lane() -> None:
    press = {"update_id": 1, "callback_query": {"id": "1", "from": {"id": 7}, "data": "x"}}
    group = {"chat": {"id": -100, "type": "supergroup"}, "message_thread_id": 3, "from": {"id": 7}}

    assert lane(press) == lane(text_update(2, 7, "x")) == 7
    assert lane({"update_id": 3, "message": group}) == -100 * 1000 + 3


async def test_an_answer_that_breaks_on_our_own_side_is_tried_again_and_then_put_aside(
    db: Database, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_pause(seconds: float) -> None: ...

    monkeypatch.setattr("bot.inbox.asyncio.sleep", no_pause)
    broken = [ZeroDivisionError()] * inbox.MOST_TRIES
    app.tools.bot.session.refusals = broken  # type: ignore[attr-defined]

    await app.inbox.store([text_update(1, 700, "сәлем")])
    await app.inbox.finish_all()

    row = await stored(db, 1)
    assert row.is_answered
    assert (row.state, row.code) == (UpdateState.FAILED, "poisoned")


@pytest.mark.parametrize("leave", [True, False])
async def test_a_reply_that_alone_meets_errors_holds_its_lane_for_minutes_only(
    app: App, monkeypatch: pytest.MonkeyPatch, clock: Clock, *, leave: bool
) -> None:
    """Where nothing else leaves, Telegram is down, and the reply waits however long it takes."""
    waits = list[float]()

    async def pause(seconds: float) -> None:
        waits.append(seconds)
        clock.now += timedelta(minutes=1)
        if leave:
            app.inbox._setbacks.went(0)

    def look(method: Any) -> None:
        if len(waits) < 3 * MOST_SETBACKS:
            raise TelegramServerError(method, "Internal Server Error")

    monkeypatch.setattr("bot.inbox.asyncio.sleep", pause)
    monkeypatch.setattr(app.tools.bot.session, "_look_into", look)
    await app.inbox.store([text_update(1, 700, "сәлем")])
    await app.inbox.finish_all()

    assert len(waits) == (MOST_SETBACKS - 1 if leave else 3 * MOST_SETBACKS)
    assert len(Chat(app, 700).shown) == (not leave)


@pytest.mark.parametrize(
    "error",
    [
        TelegramServerError(CALL, "Internal Server Error: sent message was immediately deleted"),
        ClientDecodeError("x", ValueError(), {"ok": True, "result": {"message_id": "?"}}),
    ],
)
async def test_a_reply_that_arrived_once_is_not_sent_for_ever(
    db: Database, app: App, error: Exception
) -> None:
    app.tools.bot.session.refusals = [error]  # type: ignore[attr-defined]

    await app.inbox.store([text_update(1, 700, "сәлем"), text_update(2, 700, "сәлем")])
    await app.inbox.finish_all()

    assert (await stored(db, 1)).is_answered
    assert len(Chat(app, 700).shown) == 1
