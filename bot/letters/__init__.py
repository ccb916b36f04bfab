"""Letters: every kind of them, by the function of Sabaq it belongs to."""

from bot.letters import (
    announcements,
    audits,
    consents,
    consultations,
    decisions,
    directory,
    erasures,
    health,
    identity,
    invites,
    joining,
    materials,
    mydata,
    outgoing,
    problems,
    quizzes,
    requests,
    roles,
    rosters,
    standing,
    timetable,
    work,
)
from bot.letters.kinds import Delivered, Envelope, Kind, Lost, Refused

KINDS: dict[str, Kind] = {
    **joining.KINDS,
    **invites.KINDS,
    **announcements.KINDS,
    **audits.KINDS,
    **materials.KINDS,
    **timetable.KINDS,
    **consents.KINDS,
    **consultations.KINDS,
    **decisions.KINDS,
    **health.KINDS,
    **directory.KINDS,
    **quizzes.KINDS,
    **problems.KINDS,
    **identity.KINDS,
    **erasures.KINDS,
    **mydata.KINDS,
    **outgoing.KINDS,
    **work.KINDS,
    **requests.KINDS,
    **rosters.KINDS,
    **standing.KINDS,
    **roles.KINDS,
}

__all__ = ["KINDS", "Delivered", "Envelope", "Kind", "Lost", "Refused"]
