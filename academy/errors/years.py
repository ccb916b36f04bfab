"""Refusals of the academic year: terms, copies, groups."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class TermNotFound(AcademyError):
    """There is no such discipline, hence no such term."""


@dataclass(eq=False)
class TermStaysClosed(AcademyError):
    """The term was closed more than a day ago, or is open."""

    term: str


@dataclass(eq=False)
class IntakeUnclear(AcademyError):
    """The line does not hold a code and a term."""


@dataclass(eq=False)
class CodeTaken(AcademyError):
    """Another discipline has this code."""

    code: str


@dataclass(eq=False)
class GroupNotFound(AcademyError):
    """There is no such group."""


@dataclass(eq=False)
class CertificateUnclear(AcademyError):
    """The first certificate does not end in a number."""


@dataclass(eq=False)
class CertificateTaken(AcademyError):
    """Somebody has a certificate with this number."""

    number: str
