"""Invites on their way to the administrator who hands them out.

A code exists only in the memory of its letter: what is cut off is made anew, and the former code
opens nothing any more.
"""

from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import BufferedInputFile

from academy import clock, invites
from academy.errors.directory import PersonNotFound
from academy.letters import Draft, queue
from academy.people import Right
from bot.cards import cards
from bot.drawing import tickets
from bot.letters.kinds import Draw, Envelope, Kind, Lost
from bot.reply import Call, Screen, say
from bot.screens import invites as screens


async def compose(envelope: Envelope) -> Draw | None:
    """One person's link with its QR code; none for who was erased."""
    session, life = envelope.session, envelope.tools.settings.invite_life
    person_id, actor_id = envelope.facts["person_id"], envelope.letter.person_id
    try:
        ticket = await invites.send(session, actor_id, person_id, life=life, now=envelope.now)
    except PersonNotFound:
        return None
    link = invites.link(await clock.bot_name(session), ticket.code)

    async def draw() -> Call:
        content = await envelope.tools.desk.run(tickets.picture, link)
        return SendPhoto(
            chat_id=envelope.chat_id,
            photo=BufferedInputFile(content, filename="invite.png"),
            caption=screens.caption(envelope.t, ticket, link),
        )

    return draw


async def compose_sheet(envelope: Envelope) -> Draw | None:
    """A group's cards to cut out; none when everybody is linked by now."""
    session, life = envelope.session, envelope.tools.settings.invite_life
    group = await invites.group(session, envelope.facts["group_id"])
    actor_id = envelope.letter.person_id
    made = await invites.send_all(session, actor_id, group, life=life, now=envelope.now)
    bot = await clock.bot_name(session)
    if not made:
        return None

    async def draw() -> Call:
        worded = cards(envelope.tools.words, made, group.code, bot)
        content = await envelope.tools.desk.run(tickets.sheet, worded, group.code)
        name = envelope.t.plain("invite-sheet-name", group=group.code[:60])
        caption = envelope.t("invite-sheet", group=group.code[:100], count=len(made))
        document = BufferedInputFile(content, filename=f"{name}.pdf")
        return SendDocument(chat_id=envelope.chat_id, document=document, caption=caption)

    return draw


async def tell_lost(given_up: Lost) -> None:
    """Whoever waits for an invite learns that none comes."""
    letter = given_up.letter
    draft = Draft("invites-lost", f"invites-lost:{letter.id}", letter.person_id)
    await queue(given_up.session, [draft], now=given_up.now)


async def compose_lost(envelope: Envelope) -> Call | None:
    """That it did not work, and what to do."""
    return say(envelope.chat_id, Screen(envelope.t("invites-lost")))


KINDS = {
    "invite": Kind(compose, lost=tell_lost, right=Right.MANAGE_PEOPLE),
    "invite-sheet": Kind(compose_sheet, lost=tell_lost, right=Right.MANAGE_PEOPLE),
    "invites-lost": Kind(compose_lost, right=Right.MANAGE_PEOPLE),
}
