"""`sabaq retention`: what is older than its time, and its removal at once."""

from collections.abc import Sequence

from academy import retention
from academy.retention import Due
from academy.settings import load
from bot import console
from bot.commands.options import DryRun, Json
from bot.console import tell


def retain(dry_run: DryRun = False, as_json: Json = False) -> None:
    """Remove what is older than the KEEP_… settings say, in portions; --dry-run only counts."""
    found = console.run(_due() if dry_run else _removed())
    if as_json:
        console.tell_json({each.kind: _facts(each) for each in found} | {"dry_run": dry_run})
        return
    for each in found:
        tell(f"{each.kind:<16} {each.count:>8}  before {each.before:%Y-%m-%d}")
    tell(f"{'would be ' if dry_run else ''}removed: {sum(each.count for each in found)} rows")


def _facts(each: Due) -> dict[str, object]:
    return {"count": each.count, "before": f"{each.before:%Y-%m-%d}"}


async def _due() -> Sequence[Due]:
    async with console.database() as db, db.read() as session:
        return await retention.due(session, load(), now=console.now())


async def _removed() -> Sequence[Due]:
    """Portion by portion; the kinds added up."""
    settings, now = load(), console.now()
    total: dict[str, Due] = {}
    async with console.database() as db:
        while True:
            async with db.begin() as session:
                gone = await retention.remove(session, settings, now=now)
            if not gone:
                return list(total.values())
            for each in gone:
                before = total.get(each.kind)
                count = each.count + (before.count if before else 0)
                total[each.kind] = Due(each.kind, count, each.before)
