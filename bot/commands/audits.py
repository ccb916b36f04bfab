"""`sabaq audit …`: the record proves itself, and is given out."""

import json

import typer

from academy import audit
from bot import console
from bot.commands.options import File, Json
from bot.console import in_transaction, tell
from storage.database import Session

audits = typer.Typer(no_args_is_help=True, help="The audit log: verify the chain, export it")


@audits.command("verify")
def verify_audit(as_json: Json = False) -> None:
    """Compute the chain again; ends with 1 and names the first line that does not fit."""

    async def look(session: Session) -> audit.Verdict:
        return await audit.verdict(session, now=console.now())

    found = console.run(in_transaction(look))
    age = None if found.tail_age is None else round(found.tail_age.total_seconds())
    facts = {"lines": found.lines, "broken": found.broken, "unsealed": found.tail, "tail_age": age}
    if as_json:
        console.tell_json(facts)
    else:
        tell("\n".join(f"{name:<10} {value}" for name, value in facts.items()))
    if found.broken is not None:
        raise typer.Exit(1)


@audits.command("export")
def export_audit(file: File) -> None:
    """Write the sealed lines as JSONL: what each hash is computed from, and the hash."""

    async def write() -> int:
        count = 0
        async with console.database() as db:
            async with db.read() as session:
                with file.open("w", encoding="utf-8") as out:
                    async for line in audit.chain(session):
                        text = audit.canonical(line, line.number or 0)
                        out.write(json.dumps({"hash": line.hash, "line": text}) + "\n")
                        count += 1
            async with db.begin() as session:
                audit.note(session, None, "audit-exported", now=console.now(), lines=count)
        return count

    tell(f"{console.run(write())} lines: {file}")
