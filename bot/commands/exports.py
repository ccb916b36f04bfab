"""`sabaq export …`: data for others."""

import json
from collections.abc import AsyncIterator

import typer

from academy import audit, consent_register, registers, statements, trace
from academy.settings import load
from bot import console
from bot.commands import writing
from bot.commands.options import File
from bot.console import tell
from storage.database import Session

exports = typer.Typer(
    no_args_is_help=True, help="Give out data: the digital trace, decisions, consents"
)


@exports.command("trace")
def export_trace(file: File) -> None:
    """Write the digital trace as xAPI 1.0.3 statements, one a line."""
    home_page = load().home_page

    async def rows(session: Session) -> AsyncIterator[str]:
        async for line in trace.lines(session):
            yield json.dumps(statements.statement(line, home_page), ensure_ascii=False)

    def note(session: Session, count: int) -> None:
        audit.note(session, None, "trace-exported", now=console.now(), lines=count)

    tell(f"{console.run(writing.lines(file, rows, note))} statements: {file}")


@exports.command("decisions")
def export_decisions(file: File) -> None:
    """Write the register of managerial decisions as CSV (UTF-8 with its mark, for spreadsheets)."""

    def note(session: Session, count: int) -> None:
        audit.note(session, None, "decisions-exported", now=console.now(), lines=count)

    work = writing.table(file, registers.COLUMNS, registers.rows, note)
    tell(f"{console.run(work)} decisions: {file}")


@exports.command("consents")
def export_consents(file: File) -> None:
    """Write the register of consents as CSV (UTF-8 with its mark, for spreadsheets)."""

    def note(session: Session, count: int) -> None:
        audit.note(session, None, "consents-exported", now=console.now(), lines=count)

    work = writing.table(file, consent_register.COLUMNS, consent_register.rows, note)
    tell(f"{console.run(work)} consents: {file}")
