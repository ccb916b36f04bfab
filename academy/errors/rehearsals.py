"""Refusals of the rehearsal before an attestation."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class RehearsalNumberUnclear(AcademyError):
    """The third question asks for a number, and something else came."""


@dataclass(eq=False)
class NobodyToNudge(AcademyError):
    """Everybody has rehearsed, or was reminded before."""
