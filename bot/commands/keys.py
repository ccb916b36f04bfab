"""`sabaq keys …`: everything sealed gets the newest key, and old keys may go."""

from dataclasses import replace

import typer

from academy import keys as rules
from academy.keys import Portion
from academy.vault import Vault
from bot import console
from bot.commands.options import DryRun, Json
from bot.console import tell
from storage.database import Database

keys = typer.Typer(no_args_is_help=True, help="The keys that seal faces, pictures and IINs")


@keys.command("rotate")
def rotate_keys(dry_run: DryRun = False, as_json: Json = False) -> None:
    """Seal everything anew with the first key of BIOMETRIC_KEYS, in portions, beside the bot.

    Broken off, it goes on when it is called again. Ends with 1 while an old key is still needed.
    """
    found = console.run(_rotated(is_dry_run=dry_run))
    if as_json:
        console.tell_json(found)
    else:
        tell("\n".join(f"{name:<12} {value}" for name, value in found.items()))
    if dry_run:
        return
    if found["unopened"]:
        console.stop(f"{found['unopened']} values do not open with these keys: keep all of them.")
    if not found["is_over"]:
        console.stop("Something was sealed meanwhile with an old key: restart the bot, try again.")
    if not as_json:
        tell("Older keys than the first may leave BIOMETRIC_KEYS now.")


async def _rotated(*, is_dry_run: bool) -> dict[str, int | bool]:
    async with console.database() as db:
        vault = await console.vault(db)
        if vault is None:
            console.stop("BIOMETRIC_KEYS is empty: nothing is sealed here, see .env.example.")
        if is_dry_run:
            async with db.read() as session:
                return {**await rules.left(session, vault), "first_key": vault.first}
        async with db.begin() as session:
            await vault.keep_fingerprints(session)
        done = {kind.name: await _resealed(db, vault, kind) for kind in rules.KINDS}
        total = sum(each.resealed for each in done.values())
        async with db.begin() as session:
            is_over = await rules.retire(session, vault, total, now=console.now())
    return {
        **{name: each.resealed for name, each in done.items()},
        "unopened": sum(each.unopened for each in done.values()),
        "first_key": vault.first,
        "is_over": is_over,
    }


async def _resealed(db: Database, vault: Vault, kind: rules.Kind) -> Portion:
    """All portions of a kind, added up; each is a transaction of its own."""
    total, after = Portion(0), 0
    while True:
        async with db.begin() as session:
            portion = await rules.reseal(session, vault, kind, after)
        if portion.last is None:
            return total
        after = portion.last
        total = replace(
            total,
            resealed=total.resealed + portion.resealed,
            unopened=total.unopened + portion.unopened,
        )
