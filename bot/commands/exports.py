"""`sabaq export …`: data for others."""

import json

import typer

from academy import statements, trace
from academy.settings import load
from bot import console
from bot.commands.options import File
from bot.console import tell

exports = typer.Typer(no_args_is_help=True, help="Give out data: the digital trace")


@exports.command("trace")
def export_trace(file: File) -> None:
    """Write the digital trace as xAPI 1.0.3 statements, one a line."""

    async def write() -> int:
        count = 0
        async with console.database() as db, db.read() as session:
            with file.open("w", encoding="utf-8") as out:
                async for line in trace.lines(session):
                    statement = statements.statement(line, load().home_page)
                    out.write(json.dumps(statement, ensure_ascii=False) + "\n")
                    count += 1
        return count

    tell(f"{console.run(write())} statements: {file}")
