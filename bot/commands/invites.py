"""`sabaq invite`, `sabaq invites`, `sabaq code`: people are let in from the console."""

from pathlib import Path
from typing import Annotated

import typer

from academy import clock, codes, invites
from academy.errors.directory import PersonNotFound
from academy.errors.invites import GroupUnknown
from academy.settings import load
from bot import console
from bot.cards import cards
from bot.console import in_transaction, tell
from bot.drawing import tickets
from locales import translators
from storage.database import Session

Code = Annotated[str, typer.Argument(help="the code of the person in the roster")]


def register(app: typer.Typer) -> None:
    """Put the commands beside `sabaq run`."""
    app.command("invite")(invite_person)
    app.command("invites")(invite_group)
    app.command("code")(give_code)


def invite_person(roster_code: Code) -> None:
    """Print a new personal link; earlier ones of the person end."""

    async def make(session: Session) -> str:
        who = await invites.named(session, roster_code)
        life, now = load().invite_life, console.now()
        ticket = await invites.send(session, None, who.id, life=life, now=now)
        bot = await clock.bot_name(session)
        return invites.link(bot, ticket.code) if bot else f"/start {ticket.code}"

    try:
        tell(console.run(in_transaction(make)))
    except PersonNotFound:
        console.stop(f"Nobody in the roster has the code {roster_code}.")


def invite_group(
    group_code: Annotated[str, typer.Argument(help="the code of the group")],
    pdf: Annotated[Path, typer.Option(help="the sheet of cards to cut out")],
) -> None:
    """Invite everybody of a group who has no phone; write the cards to print."""

    async def make(session: Session) -> tuple[str, list[invites.Ticket]]:
        group = await invites.group_named(session, group_code)
        bot = await clock.bot_name(session)
        if not bot:
            console.stop("The bot's name is not known yet: start it once with `sabaq run`.")
        life, now = load().invite_life, console.now()
        return bot, await invites.send_all(session, None, group, life=life, now=now)

    try:
        bot, made = console.run(in_transaction(make))
    except GroupUnknown:
        console.stop(f"There is no group {group_code}.")
    pdf.write_bytes(tickets.sheet(cards(translators(), made, group_code, bot), group_code))
    tell(f"{len(made)} invites: {pdf}")


def give_code(roster_code: Code) -> None:
    """Print six digits that the bot asks this person for; they hold for ten minutes."""

    async def give(session: Session) -> str:
        who = await invites.named(session, roster_code)
        return await codes.give(session, None, who.id, now=console.now())

    try:
        tell(f"{console.run(in_transaction(give))} (ten minutes)")
    except PersonNotFound:
        console.stop(f"Nobody in the roster has the code {roster_code}.")
