"""Letters: in their order, by their class, told apart when they cannot be delivered."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendMessage
from sqlalchemy import select, update

from academy import letters
from academy.letters import Draft, Priority
from bot.app import App
from bot.courier import LONGEST_BACK_OFF, MOST_MISHAPS, MOST_SETBACKS
from bot.letters import KINDS, Envelope, Kind
from bot.reply import Call
from storage.database import Database
from storage.tables.letters import Delivery, Letter, LetterState
from storage.tables.people import Conversation
from tests.chat import Chat
from tests.conftest import Clock, person

CALL = SendMessage(chat_id=7, text="x")


@pytest.fixture(autouse=True)
def note(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of letter that says its own key."""

    async def compose(envelope: Envelope) -> Call | None:
        return SendMessage(chat_id=envelope.chat_id, text=envelope.letter.key)

    monkeypatch.setitem(KINDS, "note", Kind(compose))
    monkeypatch.setattr("bot.pacer.CHAT_PAUSE", 0.0)


async def queue(app: App, *drafts: Draft) -> None:
    async with app.tools.db.begin() as session:
        await letters.queue(session, drafts, now=app.tools.clock())


async def states(db: Database) -> dict[str, LetterState]:
    async with db.read() as session:
        return {letter.key: letter.state for letter in await session.scalars(select(Letter))}


def refuse(app: App, *errors: Exception) -> None:
    app.tools.bot.session.refusals = list(errors)  # type: ignore[attr-defined]


def texts(app: App) -> Sequence[Any]:
    return [each.text for each in Chat(app, 7).shown]


async def test_the_same_letter_is_never_queued_twice(db: Database, app: App) -> None:
    await person(db, 7)

    await queue(app, Draft("note", "a", person_id=7), Draft("note", "a", person_id=7))
    await queue(app, Draft("note", "a", person_id=7))
    await app.courier.deliver()

    assert texts(app) == ["a"]


async def test_answers_go_before_reminders_before_announcements(db: Database, app: App) -> None:
    await person(db, 7)
    await queue(
        app,
        Draft("note", "third", person_id=7, priority=Priority.ANNOUNCEMENT),
        Draft("note", "second", person_id=7, priority=Priority.REMINDER),
        Draft("note", "first", person_id=7),
    )

    await app.courier.deliver()

    assert texts(app) == ["first", "second", "third"]


async def test_a_letter_leaves_not_before_its_time_and_is_dropped_after_it(
    db: Database, app: App, clock: Clock
) -> None:
    await person(db, 7)
    soon, late = clock.now + timedelta(minutes=5), clock.now + timedelta(minutes=9)
    await queue(app, Draft("note", "a", person_id=7, not_before=soon, too_late=late))

    assert await app.courier.deliver() == 0
    clock.now += timedelta(minutes=10)
    await app.courier.deliver()

    assert await states(db) == {"a": LetterState.DROPPED}
    assert texts(app) == []


async def test_a_blocked_chat_gets_no_more_letters(db: Database, app: App) -> None:
    await person(db, 7)
    refuse(app, TelegramForbiddenError(CALL, "Forbidden: bot was blocked by the user"))
    await queue(app, Draft("note", "a", person_id=7))
    await app.courier.deliver()

    await queue(app, Draft("note", "b", person_id=7))
    await app.courier.deliver()

    assert await states(db) == {"a": LetterState.UNREACHED, "b": LetterState.UNREACHED}
    async with db.read() as session:
        assert not (await session.get_one(Conversation, 7)).is_reachable


async def test_a_flood_wait_is_no_failure(
    db: Database, app: App, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.tools.pacer, "hold", lambda *_: None)
    await person(db, 7)
    refuse(app, TelegramRetryAfter(CALL, "Too Many Requests", 4))
    await queue(app, Draft("note", "a", person_id=7))

    assert await app.courier.deliver() == 1
    assert await app.courier.deliver() == 0
    clock.now += timedelta(seconds=5)
    await app.courier.deliver()

    assert texts(app) == ["a"]


async def test_a_letter_that_is_tried_again_holds_its_lane(
    db: Database, app: App, clock: Clock
) -> None:
    await person(db, 7)
    refuse(app, TelegramNetworkError(CALL, "cut"))
    await queue(app, Draft("note", "first", person_id=7))
    await app.courier.deliver()
    await queue(app, Draft("note", "second", person_id=7))

    assert await app.courier.deliver() == 0
    clock.now += timedelta(minutes=1)
    await app.courier.deliver()

    assert texts(app) == ["first", "second"]


async def test_a_graded_letter_that_was_cut_off_waits_for_a_person(
    db: Database, app: App, clock: Clock
) -> None:
    await person(db, 7)
    refuse(app, TelegramNetworkError(CALL, "cut"))
    await queue(app, Draft("note", "mark", person_id=7, delivery=Delivery.DOUBT))

    await app.courier.deliver()
    clock.now += timedelta(hours=1)
    await app.courier.deliver()

    assert await states(db) == {"mark": LetterState.DOUBT}
    assert texts(app) == []


async def test_a_letter_that_was_cut_off_is_on_its_way_no_more(
    db: Database, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the account of the bot would be full for ever."""
    monkeypatch.setattr(app.tools.pacer._second, "most", 1)
    await person(db, 7)
    await person(db, 8)
    refuse(app, TelegramNetworkError(CALL, "cut"))
    await queue(app, Draft("note", "cut", person_id=7))
    await app.courier.deliver()

    await queue(app, Draft("note", "next", person_id=8))
    async with asyncio.timeout(10):
        await app.courier.deliver()

    assert (await states(db))["next"] == LetterState.SENT


async def test_a_permanent_refusal_releases_the_lane(db: Database, app: App) -> None:
    await person(db, 7)
    refuse(app, TelegramBadRequest(CALL, "Bad Request: message is too long"))
    await queue(app, Draft("note", "bad", person_id=7), Draft("note", "good", person_id=7))

    await app.courier.deliver()

    assert await states(db) == {"bad": LetterState.FAILED, "good": LetterState.SENT}


async def test_what_a_dead_courier_had_in_flight_follows_its_class(
    either_db: Database, clock: Clock
) -> None:
    await person(either_db, 7)
    drafts = [
        Draft("note", "news", person_id=7, lane="1"),
        Draft("note", "mark", person_id=7, lane="2", delivery=Delivery.DOUBT),
    ]
    async with either_db.begin() as session:
        await letters.queue(session, drafts, now=clock.now)
        assert len(await letters.claim(session, 1, 10, now=clock.now)) == 2

    async with either_db.begin() as session:
        await letters.release(session, alive=[2])

    assert await states(either_db) == {"news": LetterState.WAITING, "mark": LetterState.DOUBT}


async def test_what_stands_for_an_older_letter_goes_before_the_younger_ones_of_its_lane(
    either_db: Database, clock: Clock
) -> None:
    await person(either_db, 7)
    drafts = [
        Draft("note", key, person_id=7, in_order=True, place=place)
        for key, place in {"old": None, "young": None, "rest": 1, "more": 1}.items()
    ]
    async with either_db.begin() as session:
        await letters.queue(session, drafts, now=clock.now)

    went = []
    async with either_db.begin() as session:
        while claimed := await letters.claim(session, 1, 10, now=clock.now):
            [letter] = claimed
            went.append(letter.key)
            await letters.sent(session, letter, [1], now=clock.now)

    assert went == ["old", "rest", "more", "young"]


async def test_a_letter_in_doubt_holds_nobody_elses_letters(
    db: Database, app: App, clock: Clock
) -> None:
    await person(db, 7)
    refuse(app, TelegramNetworkError(CALL, "cut"))
    await queue(app, Draft("note", "mark", person_id=7, delivery=Delivery.DOUBT))
    await app.courier.deliver()

    await queue(app, Draft("note", "news", person_id=7))
    await app.courier.deliver()

    assert await states(db) == {"mark": LetterState.DOUBT, "news": LetterState.SENT}


async def test_a_letter_that_fails_on_our_own_side_stops_no_other_and_is_given_up(
    db: Database, app: App, clock: Clock
) -> None:
    await person(db, 7)
    await person(db, 8)
    await queue(app, Draft("note", "bad", person_id=7), Draft("note", "good", person_id=8))
    refuse(app, *[ZeroDivisionError()] * (MOST_MISHAPS + 1))
    for _ in range(MOST_MISHAPS + 2):
        await app.courier.deliver()
        clock.now += timedelta(minutes=10)

    found = await states(db)

    assert set(found.values()) <= {LetterState.FAILED, LetterState.SENT}
    assert LetterState.SENT in found.values()


async def test_a_long_outage_only_makes_the_pauses_longer(
    db: Database, app: App, clock: Clock
) -> None:
    await person(db, 7)
    await queue(app, Draft("note", "news", person_id=7))
    async with db.begin() as session:
        await session.execute(update(Letter).values(tries=60))
    refuse(app, TelegramNetworkError(CALL, "cut"))

    await app.courier.deliver()
    clock.now += LONGEST_BACK_OFF
    await app.courier.deliver()

    assert await states(db) == {"news": LetterState.SENT}


async def until(app: App, enough: Callable[[], bool]) -> None:
    """The courier at work, until what was waited for has left."""
    courier = asyncio.ensure_future(app.courier.work())
    async with asyncio.timeout(20):
        while not enough():
            await asyncio.sleep(0.01)
    courier.cancel()
    await asyncio.gather(courier, return_exceptions=True)


async def test_a_hundred_letters_to_one_group_hold_up_nobody_else(db: Database, app: App) -> None:
    await person(db, 7)
    to_group = [Draft("note", f"g{at}", chat_id=-1001, lane=f"thread:{at}") for at in range(100)]
    await queue(app, *to_group, *(Draft("note", f"p{at}", person_id=7) for at in range(3)))

    await until(app, lambda: len(texts(app)) == 3)

    asked = app.tools.bot.session.requests  # type: ignore[attr-defined]
    assert sum(each.chat_id == -1001 for each in asked) == 3


async def test_a_letter_that_waits_for_its_moment_is_never_overtaken_in_its_lane(
    db: Database, app: App
) -> None:
    """Also where a new process, which knows nothing of moments, finds it."""
    for number in range(3):
        app.tools.pacer.wait(-number, -1001)
    await queue(app, Draft("note", "first", chat_id=-1001, lane="l"))
    courier = asyncio.ensure_future(app.courier.work())
    while not await is_held(db):
        await asyncio.sleep(0.01)
    courier.cancel()
    await asyncio.gather(courier, return_exceptions=True)

    app.tools.pacer._accounts.clear()
    await queue(app, Draft("note", "second", chat_id=-1001, lane="l"))
    await app.courier.deliver()

    assert await states(db) == {"first": LetterState.WAITING, "second": LetterState.WAITING}


async def test_an_announcement_that_waits_for_its_moment_keeps_no_answer_waiting(
    either_db: Database, clock: Clock
) -> None:
    await person(either_db, 7)
    news = Draft("note", "news", person_id=7, priority=Priority.ANNOUNCEMENT)
    async with either_db.begin() as session:
        await letters.queue(session, [news], now=clock.now)
        [held] = await letters.claim(session, 1, 1, now=clock.now)
        await letters.hold(session, held, clock.now + timedelta(minutes=1))
        more = [Draft("note", "answer", person_id=7)]
        more.append(Draft("note", "more news", person_id=7, priority=Priority.ANNOUNCEMENT))
        await letters.queue(session, more, now=clock.now)

        claimed = await letters.claim(session, 1, 8, now=clock.now)
        await letters.sent(session, claimed[0], [], now=clock.now)
        then = await letters.claim(session, 1, 8, now=clock.now)

    assert [each.key for each in claimed] == ["answer"]
    assert then == []


async def is_held(db: Database) -> bool:
    async with db.read() as session:
        letter = (await session.scalars(select(Letter))).one()
    return letter.in_order and letter.state == LetterState.WAITING


async def test_a_courier_with_nothing_to_send_does_not_look_again_and_again(
    db: Database, app: App, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lane is held by a letter that is due in an hour; a younger one of it is due now."""
    later = clock.now + timedelta(hours=1)
    first = Draft("note", "first", chat_id=-1001, in_order=True, not_before=later)
    await queue(app, first, Draft("note", "second", chat_id=-1001))
    looks = list[int]()
    claim = letters.claim

    async def counted(*args: Any, **kwargs: Any) -> list[Letter]:
        looks.append(1)
        return await claim(*args, **kwargs)

    monkeypatch.setattr(letters, "claim", counted)
    courier = asyncio.ensure_future(app.courier.work())
    await asyncio.sleep(0.5)
    courier.cancel()
    await asyncio.gather(courier, return_exceptions=True)

    assert len(looks) <= 2


def deleted() -> TelegramServerError:
    reason = "Internal Server Error: sent message was immediately deleted"
    return TelegramServerError(CALL, reason)


def unreadable(**answer: Any) -> ClientDecodeError:
    return ClientDecodeError("Failed to deserialize object", ValueError(), answer)


async def test_what_a_moderator_deletes_at_once_is_given_up_and_holds_nothing(
    db: Database, app: App
) -> None:
    refuse(app, deleted())
    await queue(app, *(Draft("note", each, chat_id=-1001, in_order=True) for each in "ab"))

    await app.courier.deliver()

    assert await states(db) == {"a": LetterState.FAILED, "b": LetterState.SENT}


@pytest.mark.parametrize("delivery", Delivery)
async def test_what_telegram_took_in_words_nobody_reads_is_sent_and_never_again(
    db: Database, app: App, delivery: Delivery
) -> None:
    await person(db, 7)
    refuse(app, unreadable(ok=True, result={"message_id": 5, "date": "new"}))
    await queue(app, Draft("note", "a", person_id=7, delivery=delivery))

    await app.courier.deliver()

    async with db.read() as session:
        letter = (await session.scalars(select(Letter))).one()
    assert (letter.state, letter.message_ids) == (LetterState.SENT, [5])
    assert texts(app) == []


async def failing(app: App, clock: Clock, tries: int, *, others: bool) -> None:
    """A letter to a group only meets errors of Telegram's, for hours; others leave, or do not."""
    await queue(app, Draft("note", "a", chat_id=-1001, in_order=True))
    for number in range(tries):
        refuse(app, TelegramServerError(CALL, "Internal Server Error"))
        await app.courier.deliver()
        if others:
            await queue(app, Draft("note", f"o{number}", person_id=7))
            await app.courier.deliver()
        clock.now += timedelta(minutes=10)


async def test_a_letter_that_alone_meets_errors_for_hours_is_given_up(
    db: Database, app: App, clock: Clock
) -> None:
    await person(db, 7)

    await failing(app, clock, MOST_SETBACKS - 1, others=True)
    before = await states(db)
    await failing(app, clock, 1, others=True)

    assert before["a"] == LetterState.WAITING
    assert (await states(db))["a"] == LetterState.FAILED


async def test_an_outage_however_long_loses_no_letter(db: Database, app: App, clock: Clock) -> None:
    await failing(app, clock, 2 * MOST_SETBACKS, others=False)
    waiting = await states(db)

    await app.courier.deliver()

    assert waiting == {"a": LetterState.WAITING}
    assert await states(db) == {"a": LetterState.SENT}
