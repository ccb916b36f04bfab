"""sendPoll and stopPoll."""

import time
from datetime import datetime

from aiogram.methods import SendPoll, StopPoll
from aiogram.types import InputPollOption

from emulator import entities, limits, polls, sending
from emulator.errors import bad
from emulator.journal import Json
from emulator.methods import edits
from emulator.requests import Methods, given
from emulator.world import World


def send_poll(world: World, bot: Json, call: SendPoll) -> Json:
    facts = poll_facts(call)
    options = [poll_option(number, each) for number, each in enumerate(call.options)]
    if not 2 <= len(options) <= limits.POLL_OPTIONS:
        few = len(options) < 2
        raise bad(
            "poll must have at least 2 option"
            if few
            else f"poll can't have more than {limits.POLL_OPTIONS} options"
        )
    add_solution(facts, call, len(options))
    add_end(facts, call)
    facts["id"] = str(world.count("polls", 5_000_000_000_000_001))
    poll = {"facts": facts, "options": options, "votes": {}, "bot": bot["id"]}
    placed = sending.send(world, bot, call, {"poll": polls.shown(poll)})
    chat = placed["chat"]["id"]
    room = f"{bot['id'] if chat > 0 else 0}:{chat}"
    poll |= {"room": room, "message_id": placed["message_id"]}
    world.polls.put(facts["id"], poll)
    polls.arm(world, poll)
    return placed


def poll_facts(call: SendPoll) -> Json:
    plain, found = entities.formatted(
        call.question, given(call.question_parse_mode), call.question_entities
    )
    if not plain:
        raise bad("poll question must be non-empty")
    if limits.length(plain) > limits.POLL_QUESTION:
        raise bad(f"poll question length must not exceed {limits.POLL_QUESTION}")
    kind = call.type or "regular"
    if kind not in ("regular", "quiz"):
        raise bad("unsupported poll type specified")
    revoting = kind == "regular" if call.allows_revoting is None else call.allows_revoting
    facts = {
        "question": plain,
        "is_closed": bool(call.is_closed),
        "is_anonymous": call.is_anonymous is not False,
        "type": kind,
        "allows_multiple_answers": bool(call.allows_multiple_answers),
        "allows_revoting": revoting,
        "members_only": False,
    }
    return facts | ({"question_entities": found} if found else {})


def poll_option(number: int, option: InputPollOption | str) -> Json:
    wanted = option if isinstance(option, InputPollOption) else InputPollOption(text=option)
    plain, found = entities.formatted(
        wanted.text, given(wanted.text_parse_mode), wanted.text_entities
    )
    if not plain:
        raise bad("poll options must be non-empty")
    if limits.length(plain) > limits.POLL_OPTION:
        raise bad(f"poll options length must not exceed {limits.POLL_OPTION}")
    shown = {"persistent_id": str(number), "text": plain, "voter_count": 0}
    return shown | ({"text_entities": found} if found else {})


def add_solution(facts: Json, call: SendPoll, options: int) -> None:
    """The right options and the explanation of a quiz."""
    if facts["type"] != "quiz":
        return
    single = [] if call.correct_option_id is None else [call.correct_option_id]
    right = list(call.correct_option_ids or single)
    if not right or any(not 0 <= number < options for number in right):
        raise bad("wrong correct option ID specified")
    facts["correct_option_ids"] = right
    if call.explanation:
        plain, found = entities.formatted(
            call.explanation, given(call.explanation_parse_mode), call.explanation_entities
        )
        if limits.length(plain) > 200:
            raise bad("poll explanation is too long")
        facts |= {"explanation": plain} | ({"explanation_entities": found} if found else {})


def add_end(facts: Json, call: SendPoll) -> None:
    """When it closes by itself: so many seconds after it was made, or at a moment."""
    if call.open_period is None and call.close_date is None:
        return
    now = int(time.time())
    date = call.close_date
    if isinstance(date, datetime):
        date = int(date.timestamp())
    seconds = call.open_period if date is None else int(date) - now if isinstance(date, int) else 0
    if call.open_period is not None and date is not None:
        raise bad("open_period can't be used together with close_date")
    if seconds is None or seconds not in limits.POLL_OPEN:
        raise bad("poll can be open from 5 to 2628000 seconds")
    facts["close_date"] = now + seconds
    if call.open_period is not None:
        facts["open_period"] = seconds


def stop_poll(world: World, bot: Json, call: StopPoll) -> Json:
    _, record = edits.editable(world, bot, call)
    poll = world.polls.get(record["message"].get("poll", {}).get("id"))
    if poll is None:
        raise bad("message with poll to stop not found")
    if polls.is_closed(poll):
        raise bad("poll has already been closed")
    return polls.keep(world, {**poll, "facts": {**poll["facts"], "is_closed": True}})


METHODS: Methods = {SendPoll: send_poll, StopPoll: stop_poll}
