"""`sabaq db …`: the database itself, and the first people in it."""

import typer

from academy import codes, invites, people
from academy.settings import load
from bot import console
from bot.console import in_transaction, tell
from storage.database import Session

databases = typer.Typer(no_args_is_help=True, help="The database: upgrade, rebind, first people")


@databases.command("upgrade")
def upgrade_database() -> None:
    """Bring the database to the tables of this version; `run` does it, too."""

    async def upgrade() -> None:
        async with console.database():
            tell(f"{load().database} is up to date.")

    console.run(upgrade())


@databases.command("rebind")
def rebind_database() -> None:
    """Give the database to another bot: clears Telegram links, file ids and waiting letters."""

    async def rebind(session: Session) -> int:
        return await people.rebind(session, now=console.now())

    tell(f"{console.run(in_transaction(rebind))} chats were unlinked: hand out new invites.")


@databases.command("administrator")
def add_administrator(family_name: str, given_name: str) -> None:
    """Put the first administrator into the roster; print the code of their invite and the six
    digits that the bot asks for, which hold for ten minutes."""

    async def add(session: Session) -> tuple[str, str, str]:
        life, now = load().invite_life, console.now()
        person, code = await invites.add_administrator(
            session, family_name, given_name, life=life, now=now
        )
        return code, await codes.give(session, None, person.id, now=now), person.roster_code

    code, digits, roster_code = console.run(in_transaction(add))
    tell(f"Open the bot with: /start {code}")
    tell(f"Then write the code: {digits} (ten minutes; a new one: sabaq code {roster_code})")
