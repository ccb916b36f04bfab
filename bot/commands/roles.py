"""`sabaq role …`: roles given and taken from the console."""

from typing import Annotated

import typer

from academy import roles as rules
from academy.errors.people import LastAdministrator
from bot import console
from bot.console import in_transaction, tell
from storage.database import Session
from storage.tables.people import Person, Role

roles = typer.Typer(no_args_is_help=True, help="Give and take roles")

Code = Annotated[str, typer.Argument(help="the person's code in the roster")]
Which = Annotated[Role, typer.Argument(help="the role")]
Reason = Annotated[str, typer.Option(help="why; it is kept with the audit log")]


@roles.command("give")
def give_role(person_code: Code, role: Which, reason: Reason = "console") -> None:
    """Give a person a role; they are told."""
    _change(person_code, role, reason, is_given=True)


@roles.command("take")
def take_role(person_code: Code, role: Which, reason: Reason = "console") -> None:
    """Take a role from a person; it ends at once, they are told."""
    _change(person_code, role, reason, is_given=False)


def _change(code: str, role: Role, reason: str, *, is_given: bool) -> None:
    change = rules.give if is_given else rules.take

    async def work(session: Session) -> Person:
        number = await rules.number_of(session, code)
        if number is None:
            console.stop(f"Nobody has the code {code}.")
        return await change(session, None, number, role, reason=reason, now=console.now())

    try:
        who = console.run(in_transaction(work))
    except LastAdministrator:
        console.stop("This is the last administrator. Give the role to somebody else first.")
    tell(f"{who.roster_code}: {', '.join(sorted(held.role for held in who.roles)) or '-'}")
