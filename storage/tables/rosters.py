"""A roster on its way in: what its file says of each person, compared, and what stood before.

These rows hold personal data of people who may never become ours: they go when the hour in which
an import can be undone is over, and with the person.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class ImportState(StrEnum):
    STAGING = "staging"  # being read and compared
    READY = "ready"  # waits for the administrator's word
    APPLIED = "applied"
    UNDONE = "undone"
    DROPPED = "dropped"


class LineChange(StrEnum):
    """What applying the file would do to this person."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    MISSING = "missing"  # of no line of the file: somebody of its groups who is not in it


class TieKind(StrEnum):
    ROLE = "role"
    JOINED = "joined"  # a group
    LEFT = "left"  # a group the file speaks of, without this person
    CERTIFIED = "certified"  # the certificate of a group they are in
    TEACHING = "teaching"


class RosterImport(Table):
    __tablename__ = "roster_import"
    __table_args__ = (
        Index(
            "roster_import_open",
            "id",
            sqlite_where=text("state IN ('staging', 'ready', 'applied')"),
            postgresql_where=text("state IN ('staging', 'ready', 'applied')"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # none at the console
    file_name: Mapped[str]
    state: Mapped[ImportState] = mapped_column(default=ImportState.STAGING)
    report: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)  # counts, the file's own
    places: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)  # groups, programmes …
    seen_turn: Mapped[int] = mapped_column(default=0)  # the newest turn when it was compared
    turn: Mapped[int] = mapped_column(default=0)  # counts what was applied or undone, by all
    began_at: Mapped[datetime] = mapped_column(Moment)
    ready_at: Mapped[datetime | None] = mapped_column(Moment)
    applied_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class Facts:
    """The columns of a person that a roster sets: the same in each of these tables."""

    family_name: Mapped[str] = mapped_column(default="")
    given_name: Mapped[str] = mapped_column(default="")
    patronymic: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None]
    phone: Mapped[str | None]
    iin_sealed: Mapped[bytes | None]
    iin_hash: Mapped[str | None]
    locale: Mapped[str | None]


FACTS = (
    "family_name",
    "given_name",
    "patronymic",
    "folded",
    "position",
    "email",
    "phone",
    "iin_sealed",
    "iin_hash",
    "locale",
)


LINES = 1_000_000  # of one import at most; readers stop far below


class RosterLine(Facts, Table):
    """One line of the file, or one missing person; its facts are the person's if it is applied.

    The number is the import's times LINES and the place in it: whoever writes a portion knows the
    numbers without asking.
    """

    __tablename__ = "roster_line"
    __table_args__ = (Index("roster_line_of_import", "import_id", "change", "id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    import_id: Mapped[int] = mapped_column(ForeignKey("roster_import.id"))
    line: Mapped[int] = mapped_column(default=0)  # of the file
    change: Mapped[LineChange]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    roster_code: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")  # a key: why refused, or kept at undoing
    notes: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)  # facts; what from what
    is_done: Mapped[bool] = mapped_column(default=False, server_default=false())


class RosterBefore(Facts, Table):
    """What stood in the person's row when a line that changes it was compared."""

    __tablename__ = "roster_before"

    line_id: Mapped[int] = mapped_column(
        ForeignKey("roster_line.id", ondelete="CASCADE"), primary_key=True
    )


class RosterTie(Table):
    """A role, a group or a discipline that a line gives its person or takes off them."""

    __tablename__ = "roster_tie"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("roster_import.id"), index=True)
    line_id: Mapped[int] = mapped_column(
        ForeignKey("roster_line.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[TieKind]
    code: Mapped[str]  # of the role, the group, the discipline
    certificate: Mapped[str | None]
    was_there: Mapped[bool] = mapped_column(default=False)  # the membership, open or ended
    old_certificate: Mapped[str | None]
    old_ended_at: Mapped[datetime | None] = mapped_column(Moment)
