"""Letters that take an answer back from the learner's chat."""

from aiogram.methods import DeleteMessages, EditMessageCaption, EditMessageText

from academy import copies, recalls, waits
from bot.letters.kinds import Envelope, Kind, Lost
from bot.reply import Call
from bot.screens import recalls as screens


async def compose(envelope: Envelope) -> Call | None:
    """All pieces are deleted while Telegram lets us; later the words give way. None where there is
    no copy, or no word. Reminders of a thread that waits again are due from now on."""
    session, entry_id, chat_id = envelope.session, envelope.facts["entry_id"], envelope.chat_id
    await waits.resume(session, envelope.facts["thread_id"], now=envelope.now)
    found = await copies.pieces(session, entry_id, chat_id)
    if not found:
        return None
    if all(recalls.is_deletable(each.sent_at, envelope.now) for each in found):
        numbers = [each.message_id for each in found]
        return DeleteMessages(chat_id=chat_id, message_ids=numbers)
    worded = await copies.carrying(session, entry_id, chat_id, "text")
    if worded is None or worded.piece is None:
        return None
    said = screens.withdrawn(envelope.t)
    if worded.piece["file"]:
        number = worded.message_id
        return EditMessageCaption(chat_id=chat_id, message_id=number, caption=said.text)
    return EditMessageText(chat_id=chat_id, message_id=worded.message_id, text=said.text)


async def lose(given_up: Lost) -> None:
    """The learner is not reached; the thread waits all the same."""
    if given_up.reason != "moot":
        thread_id = given_up.letter.facts["thread_id"]
        await waits.resume(given_up.session, thread_id, now=given_up.now)


KINDS = {recalls.RECALL: Kind(compose, is_paced=False, may_be_refused=True, lost=lose)}
