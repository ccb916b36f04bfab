"""The table of contents of the conversation: routers in the order they are asked."""

from aiogram import Router

from bot.handlers.common import (
    consents,
    consultation_statistics,
    edits,
    forums,
    joining,
    linking,
    membership,
    mydata,
    rooms,
    topics,
    transcripts,
    unknown,
    work,
)
from bot.handlers.common import follow_ups as albums
from bot.handlers.common import hours as office_hours
from bot.handlers.common import requests as own_requests
from bot.handlers.faculty import (
    bank,
    handovers,
    notes,
    overrides,
    questions,
    queues,
    quiz_draws,
    quiz_settings,
    recalls,
    results,
    templates,
)
from bot.handlers.faculty import bans as banning
from bot.handlers.faculty import consultations as answering
from bot.handlers.faculty import faq as keeping_faq
from bot.handlers.faculty import follow_ups as addressing
from bot.handlers.faculty import forums as lively
from bot.handlers.faculty import hours as own_hours
from bot.handlers.faculty import live as leading
from bot.handlers.faculty import materials as adding_materials
from bot.handlers.faculty import problems as examining
from bot.handlers.faculty import quizzes as building_quizzes
from bot.handlers.faculty import rehearsals as turnout
from bot.handlers.faculty import slots as offering
from bot.handlers.faculty import topics as topic_acts
from bot.handlers.learner import (
    attempts,
    bans,
    cases,
    consultations,
    faq,
    identity,
    inquiries,
    materials,
    quiz_reviews,
    quizzes,
    rechecks,
    rehearsals,
    timetable,
)
from bot.handlers.learner import bookings as booking
from bot.handlers.learner import follow_ups as following_up
from bot.handlers.learner import live as voting
from bot.handlers.learner import problems as reporting
from bot.handlers.office import (
    affected,
    announcements,
    audits,
    calendars,
    chats,
    deciding,
    decisions,
    departments,
    directory,
    face_imports,
    graduating,
    groups,
    health,
    invites,
    letters_in_doubt,
    retention,
    roles,
    roster_missing,
    rosters,
    standing,
    unlinking,
    vouching,
    years,
)
from bot.handlers.office import bans as keeping_bans
from bot.handlers.office import consents as keeping_consents
from bot.handlers.office import erasures as erasing
from bot.handlers.office import problems as deciding_problems
from bot.handlers.office import requests as answering_requests
from bot.handlers.office import reviews as reviewing


def build_router() -> Router:
    """A message that is awaited is asked for first; what nobody wants gets a clear answer last."""
    root = Router(name="root")
    root.include_routers(
        rooms.build_router(),
        recalls.build_router(),
        chats.build_router(),
        forums.build_router(),
        topic_acts.build_router(),
        topics.build_router(),
        rooms.build_last_router(),
        membership.build_router(),
        joining.build_router(),
        linking.build_router(),
        work.build_router(),
        consents.build_router(),
        keeping_consents.build_router(),
        identity.build_router(),
        rechecks.build_router(),
        reviewing.build_router(),
        vouching.build_router(),
        cases.build_router(),
        consultations.build_router(),
        edits.build_router(),
        answering.build_router(),
        bans.build_router(),
        faq.build_router(),
        keeping_faq.build_router(),
        inquiries.build_router(),
        queues.build_router(),
        banning.build_router(),
        handovers.build_router(),
        notes.build_router(),
        templates.build_router(),
        keeping_bans.build_router(),
        departments.build_router(),
        materials.build_router(),
        adding_materials.build_router(),
        questions.build_router(),
        bank.build_router(),
        timetable.build_router(),
        quizzes.build_router(),
        quiz_reviews.build_router(),
        results.build_router(),
        rehearsals.build_router(),
        turnout.build_router(),
        voting.build_router(),
        leading.build_router(),
        lively.build_router(),
        attempts.build_router(),
        reporting.build_router(),
        examining.build_router(),
        deciding_problems.build_router(),
        building_quizzes.build_router(),
        quiz_draws.build_router(),
        quiz_settings.build_router(),
        overrides.build_router(),
        announcements.build_router(),
        audits.build_router(),
        health.build_router(),
        letters_in_doubt.build_router(),
        decisions.build_router(),
        deciding.build_router(),
        affected.build_router(),
        own_requests.build_router(),
        answering_requests.build_router(),
        directory.build_router(),
        unlinking.build_router(),
        rosters.build_router(),
        face_imports.build_router(),
        roster_missing.build_router(),
        roles.build_router(),
        standing.build_router(),
        years.build_router(),
        own_hours.build_router(),
        offering.build_router(),
        booking.build_router(),
        office_hours.build_router(),
        calendars.build_router(),
        groups.build_router(),
        graduating.build_router(),
        erasing.build_router(),
        mydata.build_router(),
        transcripts.build_router(),
        consultation_statistics.build_router(),
        retention.build_router(),
        invites.build_router(),
        albums.build_router(),
        following_up.build_router(),
        addressing.build_router(),
        unknown.build_router(),
    )
    return root
