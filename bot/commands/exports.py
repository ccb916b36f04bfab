"""`sabaq export …`: data for others."""

import csv
import json

import typer

from academy import audit, consent_register, registers, statements, trace
from academy.settings import load
from bot import console
from bot.commands.options import File
from bot.console import tell

exports = typer.Typer(no_args_is_help=True, help="Give out data: the digital trace, decisions")


@exports.command("trace")
def export_trace(file: File) -> None:
    """Write the digital trace as xAPI 1.0.3 statements, one a line."""

    async def write() -> int:
        count = 0
        async with console.database() as db:
            async with db.read() as session:
                with file.open("w", encoding="utf-8") as out:
                    async for line in trace.lines(session):
                        statement = statements.statement(line, load().home_page)
                        out.write(json.dumps(statement, ensure_ascii=False) + "\n")
                        count += 1
            async with db.begin() as session:
                audit.note(session, None, "trace-exported", now=console.now(), lines=count)
        return count

    tell(f"{console.run(write())} statements: {file}")


@exports.command("decisions")
def export_decisions(file: File) -> None:
    """Write the register of managerial decisions as CSV (UTF-8 with its mark, for spreadsheets)."""

    async def write() -> int:
        count = 0
        async with console.database() as db:
            async with db.read() as session:
                with file.open("w", encoding="utf-8-sig", newline="") as out:
                    table = csv.writer(out)
                    table.writerow(registers.COLUMNS)
                    async for row in registers.rows(session):
                        table.writerow(row)
                        count += 1
            async with db.begin() as session:
                audit.note(session, None, "decisions-exported", now=console.now(), lines=count)
        return count

    tell(f"{console.run(write())} decisions: {file}")


@exports.command("consents")
def export_consents(file: File) -> None:
    """Write the register of consents as CSV (UTF-8 with its mark, for spreadsheets)."""

    async def write() -> int:
        count = 0
        async with console.database() as db:
            async with db.read() as session:
                with file.open("w", encoding="utf-8-sig", newline="") as out:
                    table = csv.writer(out)
                    table.writerow(consent_register.COLUMNS)
                    async for row in consent_register.rows(session):
                        table.writerow(row)
                        count += 1
            async with db.begin() as session:
                audit.note(session, None, "consents-exported", now=console.now(), lines=count)
        return count

    tell(f"{console.run(write())} consents: {file}")
