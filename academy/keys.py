"""Keys: everything sealed is sealed anew with the first one, so that an old one may be dropped."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from academy import audit, references, roster_codes
from academy.vault import KeysUnusable, Vault
from storage.database import Session
from storage.queries import seals as ask
from storage.queries.seals import Shelf


@dataclass(frozen=True)
class Kind:
    """One kind of sealed value; `about` makes of a row's label what its values are bound to."""

    name: str
    shelf: Shelf
    about: Callable[..., str]
    portion: int = 200
    """Rows a transaction seals anew."""


KINDS = (
    Kind("iins", ask.IINS, roster_codes.about_iin),
    Kind("staged-iins", ask.STAGED_IINS, roster_codes.about_iin),
    Kind("former-iins", ask.FORMER_IINS, roster_codes.about_iin),
    Kind("templates", ask.TEMPLATES, references.about),
    Kind("chips", ask.CHIPS, references.about_chip),
    Kind("pictures", ask.PICTURES, references.about_picture, portion=4),  # up to 20 MB each
)


@dataclass(frozen=True)
class Portion:
    """What was done in one transaction; `last` is the row to go on behind, none at the end."""

    last: int | None
    resealed: int = 0
    unopened: int = 0


async def reseal(session: Session, vault: Vault, kind: Kind, after: int) -> Portion:
    """Seal the next rows of this kind with the first key. Begun again, it finds what is left.

    A value that none of the keys opens stays as it is and is counted.
    """
    rows = await ask.otherwise_sealed(session, kind.shelf, vault.first, after, kind.portion)
    if not rows:
        return Portion(None)
    resealed = unopened = 0
    for number, sealed, *label in rows:
        about = kind.about(*label)
        try:
            renewed = vault.seal(vault.open(sealed, about), about)
        except KeysUnusable:
            unopened += 1
            continue
        resealed += await ask.put(session, kind.shelf, number, sealed, renewed)
    return Portion(rows[-1][0], resealed, unopened)


async def left(session: Session, vault: Vault) -> dict[str, int]:
    """How many values of each kind are sealed with another key than the first."""
    return {kind.name: await ask.left(session, kind.shelf, vault.first) for kind in KINDS}


async def retire(session: Session, vault: Vault, resealed: int, *, now: datetime) -> bool:
    """Let the old keys go where nothing is sealed with them any more; with a line of proof.

    Until then a start without them is refused (`Vault.prove`).
    """
    is_over = not any((await left(session, vault)).values())
    if is_over:
        for canary in await ask.canaries(session):
            if canary.key_id > 0 and canary.key_id != vault.first:
                await session.delete(canary)
    audit.note(
        session, None, "keys-rotated", now=now, key=vault.first, count=resealed, is_over=is_over
    )
    return is_over
