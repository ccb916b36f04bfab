"""The methods of the Bot API that the emulator knows; every other one is Not Found."""

from emulator.methods import (
    answers,
    commands,
    copies,
    deletions,
    edits,
    groups,
    media,
    polls,
    profiles,
    reactions,
    topics,
    updates,
    webhooks,
)
from emulator.requests import Methods

PARTS: tuple[Methods, ...] = (
    answers.METHODS,
    commands.METHODS,
    copies.METHODS,
    deletions.METHODS,
    edits.METHODS,
    groups.METHODS,
    media.METHODS,
    polls.METHODS,
    profiles.METHODS,
    reactions.METHODS,
    topics.METHODS,
    updates.METHODS,
    webhooks.METHODS,
)
KNOWN = {
    method.__api_method__.lower(): (method, handler)
    for part in PARTS
    for method, handler in part.items()
}
