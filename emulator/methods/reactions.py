"""setMessageReaction: one emoji of a bot on a message."""

from aiogram.methods import SetMessageReaction
from aiogram.types import ReactionTypeEmoji

from emulator import messages, reactions, rooms
from emulator.errors import bad
from emulator.journal import Json
from emulator.requests import Methods
from emulator.world import World


def set_message_reaction(world: World, bot: Json, call: SetMessageReaction) -> bool:
    room = rooms.writable(world, bot, call.chat_id)
    record = messages.find(world, room, call.message_id)
    if record is None:
        raise bad("message to react not found")
    wanted = call.reaction or []
    if len(wanted) > 1:
        raise bad("REACTIONS_TOO_MANY")
    chosen = {who: what for who, what in record["reactions"].items() if who != str(bot["id"])}
    for each in wanted:
        if not isinstance(each, ReactionTypeEmoji):
            raise bad("REACTION_INVALID")
        emoji = reactions.plain(each.emoji)
        if emoji not in reactions.EMOJI:
            raise bad("REACTION_INVALID")
        chosen[str(bot["id"])] = emoji
    changed = {**record, "reactions": chosen}
    messages.keep(world, room, changed)
    messages.tell(world, room, "reaction", message=messages.seen(changed))
    return True


METHODS: Methods = {SetMessageReaction: set_message_reaction}
