"""Refusals of the question bank."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class BankChanged(AcademyError):
    """Another import or a colleague changed the bank while a file was compared with it."""


@dataclass(eq=False)
class QuestionNotFound(AcademyError):
    """There is no such question in the banks this person keeps."""


@dataclass(eq=False)
class BankFileAwaited(AcademyError):
    """Something else came where a file of questions is awaited."""


@dataclass(eq=False)
class BankFileTooBig(AcademyError):
    """Telegram gives a bot no file of this size."""

    limit: int  # megabytes


@dataclass(eq=False)
class BankFileClosed(AcademyError):
    """The file was taken or dropped already."""
