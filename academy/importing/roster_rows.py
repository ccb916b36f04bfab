"""What a roster says about one person, whatever the file it came in.

Plain values only: rosters are read in a worker process that knows no database.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class RosterRow:
    """One person of the file. Texts are trimmed; what the file does not say is empty or none.

    `phone` is "+7701…"; `iin` has twelve digits and a right check digit; `role` is a value of
    storage.tables.people.Role, `kind` of storage.tables.disciplines.LearnerKind. `other_roles` are
    those that stand beside the first in one cell.
    """

    line: int  # of the sheet or the text, from 1, as a person sees it
    family_name: str
    given_name: str
    patronymic: str = ""
    code: str = ""  # the number the Academy's own list knows the person by
    iin: str = ""
    role: str = "learner"
    position: str = ""
    groups: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()  # that a lecturer teaches
    phone: str = ""
    email: str = ""
    locale: str = ""  # kk, ru or nothing
    programme: str = ""
    kind: str = ""
    credits: int | None = None
    hours: int | None = None
    certificate: str = ""
    other_roles: tuple[str, ...] = ()
    sheet: str = ""  # named where people stand on several sheets of the file
