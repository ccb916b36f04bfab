"""What may not reach the staff of a department that hides its learners (row C12)."""

from academy.errors.privacy import ContactHidden
from storage.tables.consultations import EntryKind
from storage.tables.departments import Department


def check(department: Department | None, kind: EntryKind) -> None:
    """Raises ContactHidden for a learner's contact: it would say who they are."""
    if department is not None and department.hides_learner and kind == EntryKind.CONTACT:
        raise ContactHidden
