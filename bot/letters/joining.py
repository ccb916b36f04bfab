"""Letters about joining: the chat's command menu, and the farewell to a former phone."""

from aiogram.methods import SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeChat

from academy import people
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import joining as screens


async def compose_menu(envelope: Envelope) -> Call | None:
    """The commands of the chat, in its language, for the roles of its person."""
    talk = await people.conversation(envelope.session, envelope.chat_id)
    commands = [
        BotCommand(command=name, description=envelope.t.plain(f"command-{name}"))
        for name in screens.commands(talk.person)
    ]
    scope = BotCommandScopeChat(chat_id=envelope.chat_id)
    return SetMyCommands(commands=commands, scope=scope)


async def compose_unlinked(envelope: Envelope) -> Call | None:
    """A phone learns that its person now speaks from another one."""
    return say(envelope.chat_id, screens.unlinked(envelope.t))


async def compose_unlinked_by_office(envelope: Envelope) -> Call | None:
    """A phone learns that an administrator took it off its person."""
    return say(envelope.chat_id, screens.unlinked_by_office(envelope.t))


KINDS = {
    "menu": Kind(compose_menu, is_paced=False, to_former=True),
    "unlinked": Kind(compose_unlinked),
    "unlinked-by-office": Kind(compose_unlinked_by_office),
}
