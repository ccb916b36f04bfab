"""What the rules of the Academy may refuse, by the function of Sabaq that refuses.

An error is raised where a rule is broken and worded once, in bot/middlewares.py. Its class name is
its key in locales/*/errors.ftl (`QuizClosed` is `error-quiz-closed`), its fields are the variables
of that message; the key's attribute `.alert` is the short form where the whole is too long.
"""

import re

from storage.database import Session


class AcademyError(Exception):
    """A rule said no; the person is told why in their own language."""

    @classmethod
    def key(cls) -> str:
        return "error" + re.sub(r"(?=[A-Z])", "-", cls.__name__).lower()

    def params(self) -> dict[str, object]:
        return dict(vars(self))

    async def keep(self, session: Session) -> None:
        """Write what must outlive the refusal: the work itself was rolled back."""
