"""`sabaq audit …`: the record proves itself, is given out, and loses what is too old."""

from collections.abc import Sequence
from typing import Annotated

import typer

from academy import audit, checkpoints, verdicts
from academy.settings import load
from academy.verdicts import Head, Verdict
from bot import console
from bot.commands import writing
from bot.commands.options import DryRun, File, Json
from bot.console import tell
from storage.database import Session
from storage.tables.audit import AuditCheckpoint

audits = typer.Typer(
    no_args_is_help=True, help="The audit log: verify the chain, export it, remove old months"
)


@audits.command("verify")
def verify_audit(
    head: Annotated[
        str, typer.Option(help="NUMBER:HASH that was written down: the chain must hold it")
    ] = "",
    as_json: Json = False,
) -> None:
    """Compute the chain again; ends with 1 and names the first line that does not fit."""
    written = _head(head) if head else None

    async def look() -> Verdict:
        async with console.database() as db, db.read() as session:
            return await verdicts.verdict(session, written, now=console.now())

    found = console.run(look())
    if written is not None and written.number < found.removed:
        console.stop(f"Line {written.number} was removed: it is older than AUDIT_KEEP_MONTHS.")
    _tell(found, as_json=as_json)
    if not found.is_good:
        raise typer.Exit(1)


@audits.command("export")
def export_audit(file: File) -> None:
    """Write the sealed lines as JSONL: what each hash is computed from, the hash, the reason."""

    def note(session: Session, count: int) -> None:
        audit.note(session, None, "audit-exported", now=console.now(), lines=count)

    tell(f"{console.run(writing.lines(file, verdicts.exported, note))} lines: {file}")


@audits.command("retain")
def retain_audit(
    months: Annotated[int, typer.Option(help="whole months to keep; else AUDIT_KEEP_MONTHS")] = 0,
    dry_run: DryRun = False,
) -> None:
    """Remove whole closed months; a checkpoint of the chain stands for each."""

    async def remove() -> Sequence[AuditCheckpoint]:
        keep = months or load().audit_keep_months
        async with console.database() as db:
            async with db.read() as session:
                if dry_run:
                    return await checkpoints.due(session, keep, now=console.now())
            async with db.begin() as session:
                found = await checkpoints.retain(session, keep, now=console.now())
            is_left = True
            while is_left:
                async with db.begin() as session:
                    is_left = await checkpoints.remove(session) > 0
        return found

    found = console.run(remove())
    for each in found:
        tell(f"{each.month}: {each.count} lines, {each.first_number} to {each.last_number}")
    tell(f"{'would be ' if dry_run else ''}removed: {sum(each.count for each in found)} lines")


def _head(text: str) -> Head:
    number, _, digest = text.partition(":")
    if not number.isdecimal() or len(digest) != 64:
        console.stop("--head takes NUMBER:HASH as the log of the bot writes it: audit head 12:ab…")
    return Head(int(number), digest)


def _tell(found: Verdict, *, as_json: bool) -> None:
    age = None if found.tail_age is None else round(found.tail_age.total_seconds())
    facts = {
        "lines": found.lines,
        "removed": found.removed,
        "broken": found.broken,
        "missing": found.missing,
        "unsealed": found.tail,
        "tail_age": age,
    }
    if as_json:
        console.tell_json(facts)
        return
    tell("\n".join(f"{name:<10} {value}" for name, value in facts.items()))
    if found.missing:
        tell(f"{found.missing} lines are missing at the end.")
