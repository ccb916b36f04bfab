"""The register of managerial decisions as a table for others: one line each, safe to open."""

from collections import defaultdict
from collections.abc import AsyncIterator

from academy.cells import cell
from storage.database import Session
from storage.queries import decisions as ask
from storage.tables.decisions import Decision

COLUMNS = (
    "number",
    "date",
    "signatory",
    "kind",
    "state",
    "circumstance_kk",
    "circumstance_ru",
    "granted_kk",
    "granted_ru",
    "people",
    "registered_at",
    "revoked_at",
    "revocation",
)
_PORTION = 200


async def rows(session: Session) -> AsyncIterator[list[str]]:
    """A line for each registered or revoked decision, oldest first; people by their roster codes.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    after = 0
    while page := await ask.to_export(session, after, _PORTION):
        codes: dict[int, list[str]] = defaultdict(list)
        for decision_id, code in await ask.codes(session, [each.id for each in page]):
            codes[decision_id].append(code)
        for each in page:
            yield [cell(value) for value in _values(each, codes[each.id])]
        after = page[-1].id
        session.expunge_all()


def _values(at: Decision, codes: list[str]) -> tuple[object, ...]:
    return (
        at.number,
        at.decided_on.isoformat(),
        at.signatory,
        at.kind,
        at.state,
        at.circumstance.kk,
        at.circumstance.ru,
        at.granted.kk,
        at.granted.ru,
        " ".join(codes),
        at.registered_at and at.registered_at.isoformat(),
        at.revoked_at and at.revoked_at.isoformat(),
        at.revocation,
    )
