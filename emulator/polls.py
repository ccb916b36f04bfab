"""Polls as everybody sees them: counted votes, open or closed."""

import asyncio
import time

from emulator import messages, people, rooms, updates
from emulator.errors import Impossible
from emulator.journal import Json
from emulator.world import World


def shown(poll: Json) -> Json:
    """The Poll of the Bot API, counted anew."""
    options = [
        {**option, "voter_count": sum(number in chosen for chosen in poll["votes"].values())}
        for number, option in enumerate(poll["options"])
    ]
    return {**poll["facts"], "options": options, "total_voter_count": len(poll["votes"])}


def keep(world: World, poll: Json) -> Json:
    """Store a changed poll and show it in its message; the Poll."""
    world.polls.put(poll["facts"]["id"], poll)
    room = rooms.named(poll["room"])
    record = messages.find(world, room, poll["message_id"])
    if record:
        messages.change(world, room, record, poll=shown(poll))
    return shown(poll)


def is_closed(poll: Json) -> bool:
    """Whether it was stopped, or its time is over."""
    ends_at = poll["facts"].get("close_date")
    return bool(poll["facts"]["is_closed"]) or (ends_at is not None and time.time() >= ends_at)


def arm(world: World, poll: Json) -> None:
    """Close the poll when its time is over, and tell its bot."""
    ends_at = poll["facts"].get("close_date")
    if ends_at is not None and not poll["facts"]["is_closed"]:
        wait, number = max(0.0, ends_at - time.time()), poll["facts"]["id"]
        world.timers.append(asyncio.get_running_loop().call_later(wait, _expire, world, number))


def _expire(world: World, number: str) -> None:
    poll = world.polls.get(number)
    if poll is not None and not poll["facts"]["is_closed"]:
        closed = keep(world, {**poll, "facts": {**poll["facts"], "is_closed": True}})
        updates.push(world, poll["bot"], "poll", closed, rooms.named(poll["room"]).chat)


def vote(world: World, record: Json, person: Json, options: list[int]) -> Json:
    """A person's choice; none takes the vote back. The bot hears of it."""
    poll = world.polls.get(record["message"]["poll"]["id"])
    if poll is None or is_closed(poll):
        raise Impossible("the poll is closed")
    check_choice(poll, person, options)
    votes = {who: what for who, what in poll["votes"].items() if who != str(person["id"])}
    if options:
        votes[str(person["id"])] = sorted(set(options))
    changed = keep(world, {**poll, "votes": votes})
    updates.push(world, poll["bot"], "poll", changed, person["id"])
    if not poll["facts"]["is_anonymous"]:
        answer = {
            "poll_id": poll["facts"]["id"],
            "user": people.user(person),
            "option_ids": sorted(set(options)),
            "option_persistent_ids": [
                poll["options"][number]["persistent_id"] for number in sorted(set(options))
            ],
        }
        updates.push(world, poll["bot"], "poll_answer", answer, person["id"])
    return changed


def check_choice(poll: Json, person: Json, options: list[int]) -> None:
    facts = poll["facts"]
    if any(not 0 <= number < len(poll["options"]) for number in options):
        raise Impossible("the poll has no such option")
    if len(set(options)) > 1 and not facts["allows_multiple_answers"]:
        raise Impossible("this poll takes one answer")
    if str(person["id"]) in poll["votes"] and not facts["allows_revoting"]:
        raise Impossible("a vote in this poll cannot be changed")
