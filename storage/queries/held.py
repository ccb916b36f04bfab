"""What is held about people, table by table. A test holds every column that points at a person or
at a chat to this list: a new table takes its line here, for the person's file and for erasure."""

from dataclasses import replace

from sqlalchemy import ColumnElement, and_, or_, select

from storage.queries.held_consultations import CONSULTATIONS
from storage.queries.holdings import Fate, Holding, Subject, of_chat, own, within
from storage.tables.announcements import Announcement
from storage.tables.attempts import Answer, AnswerChange, Attempt, Credit
from storage.tables.audit import AuditLine, AuditReason
from storage.tables.consents import Consent
from storage.tables.decisions import Decision, DecisionPerson
from storage.tables.directory import OfficeLetter
from storage.tables.disciplines import Membership, Teaching
from storage.tables.erasures import Erasure
from storage.tables.identity import Check, CheckPicture, CheckStep, SeenPicture, Template
from storage.tables.inbox import StoredUpdate
from storage.tables.joining import LinkCode, WrongCodes
from storage.tables.letters import Letter
from storage.tables.live import LivePoll, LiveQuiz
from storage.tables.materials import Material
from storage.tables.outgoing import OutgoingFile
from storage.tables.people import Conversation, Invite, Person, PersonRole
from storage.tables.problems import Problem
from storage.tables.quizzes import Quiz, QuizOverride
from storage.tables.rehearsals import Rehearsal
from storage.tables.requests import Request
from storage.tables.rosters import RosterImport, RosterLine
from storage.tables.timetable import Lesson
from storage.tables.trace import TraceLine
from storage.tables.watches import QuizWatch
from storage.tables.work import Work

GONE, BLANK, KEPT, LAST = Fate.GONE, Fate.BLANK, Fate.KEPT, Fate.LAST


def _in_rosters(whose: Subject) -> ColumnElement[bool]:
    """By the number, or in a file read before the person was ours: by code or IIN."""
    person = select(Person.roster_code).where(Person.id == whose.person_id).scalar_subquery()
    iin = select(Person.iin_hash).where(Person.id == whose.person_id).scalar_subquery()
    return or_(
        RosterLine.person_id == whose.person_id,
        and_(RosterLine.roster_code != "", RosterLine.roster_code == person),
        RosterLine.iin_hash == iin,
    )


def _tries(whose: Subject) -> ColumnElement[bool]:
    return WrongCodes.subject == f"person:{whose.person_id}"


def _tries_of_chat(whose: Subject) -> ColumnElement[bool]:
    return WrongCodes.subject == f"chat:{whose.chat_id}"


_CHECKS = own(
    "identity-checks",
    Check.person_id,
    BLANK,
    "id quiz_id state asked_at received_at tries facts decided_at way reject_reason comment",
    facts={},
    comment="",
)
_ATTEMPTS = own(
    "attempts",
    Attempt.learner_id,
    KEPT,
    "id quiz_id number state paper started_at deadline finished_at digest",
)
_CONCERNED = own("decisions", DecisionPerson.person_id, KEPT, "decision_id")
_PAPER = "id year number decided_on kind circumstance granted state"

HOLDINGS: tuple[Holding, ...] = (
    own("roles", PersonRole.person_id, GONE, "role"),
    own("invites", Invite.person_id, GONE, "expires_at used_at revoked_at"),
    own(
        "consents",
        Consent.person_id,
        BLANK,
        "purpose version text_hash locale origin answer number given_on given_at withdrawn_at",
        number="",
    ),
    own("consents-entered", Consent.entered_by, KEPT, "purpose version given_at"),
    own("groups", Membership.person_id, KEPT, "group_id certificate ended_at"),
    replace(
        own("wrong-codes", WrongCodes.subject, GONE, "count last_at closed_until"), mine=_tries
    ),
    replace(
        own("wrong-codes-of-chat", WrongCodes.subject, LAST, "count last_at closed_until"),
        mine=_tries_of_chat,
    ),
    own("link-codes", LinkCode.person_id, GONE, "expires_at"),
    replace(
        own(
            "roster-lines",
            RosterLine.person_id,
            GONE,
            "import_id line change family_name given_name patronymic position email phone locale",
        ),
        mine=_in_rosters,
    ),
    own("roster-imports", RosterImport.author_id, KEPT, "id state began_at applied_at"),
    own("teaching", Teaching.person_id, GONE, "discipline_id"),
    own("quizzes-written", Quiz.author_id, KEPT, "id kind title opens_at closes_at"),
    own("lessons", Lesson.teacher_id, KEPT, "title starts_at ends_at is_cancelled"),
    own("face", Template.person_id, GONE, "model_id enrolled_at"),
    own("seen-pictures", SeenPicture.person_id, GONE, "file_unique_id seen_at"),
    replace(
        within(CheckPicture.check_id, Check.id, _CHECKS),
        part="pictures",
        fate=GONE,
        shown=("check_id", "part", "received_at"),
        blank={},
    ),
    of_chat("pictures-in-chat", CheckPicture.chat_id, GONE, "check_id received_at"),
    replace(
        within(CheckStep.check_id, Check.id, _CHECKS),
        part="identity-steps",
        shown=("check_id", "kind", "at", "way", "reject_reason", "text"),
        blank={"text": ""},
    ),
    _CHECKS,
    own("identity-steps-made", CheckStep.person_id, KEPT, "check_id kind at"),
    own("identity-decided", Check.decided_by, KEPT, "id state way decided_at"),
    own("faces-confirmed", Template.confirmed_by, KEPT, "person_id confirmed_at"),
    _ATTEMPTS,
    replace(
        within(Answer.attempt_id, Attempt.id, _ATTEMPTS),
        part="answers",
        shown=("attempt_id", "question_id", "response", "points", "answered_at", "seconds"),
    ),
    replace(
        within(AnswerChange.attempt_id, Attempt.id, _ATTEMPTS),
        part="answer-changes",
        shown=("attempt_id", "question_id", "response", "changed_at"),
    ),
    replace(
        within(Credit.attempt_id, Attempt.id, _ATTEMPTS),
        part="credits",
        shown=("attempt_id", "reason", "span", "given_at"),
    ),
    own("credits-given", Credit.author_id, KEPT, "id reason span given_at"),
    replace(
        within(Problem.attempt_id, Attempt.id, _ATTEMPTS),
        part="problems",
        fate=BLANK,
        shown=("attempt_id", "question_id", "state", "reported_at", "text", "answer", "span"),
        blank={"text": "", "answer": ""},
    ),
    own("problems-decided", Problem.decided_by, KEPT, "id state decided_at"),
    own(
        "overrides",
        QuizOverride.learner_id,
        BLANK,
        "quiz_id opens_at closes_at time_limit attempts_allowed reason given_at",
        reason="",
    ),
    own("overrides-given", QuizOverride.author_id, KEPT, "quiz_id given_at"),
    own("quiz-watches", QuizWatch.person_id, GONE, "quiz_id began_at"),
    own("rehearsals", Rehearsal.learner_id, GONE, "quiz_id began_at questions_done_at"),
    own("live-quizzes", LiveQuiz.host_id, KEPT, "quiz_id state asked_at"),
    of_chat("live-polls", LivePoll.chat_id, GONE, "quiz_id question_id asked_at"),
    _CONCERNED,
    replace(
        within(Decision.id, DecisionPerson.decision_id, _CONCERNED),
        part="decision-texts",
        shown=tuple(_PAPER.split()),
    ),
    own("decisions-written", Decision.author_id, KEPT, "year number state written_at"),
    *CONSULTATIONS,
    own("office-letters", OfficeLetter.person_id, GONE, "text written_at"),
    own("office-letters-written", OfficeLetter.author_id, KEPT, "person_id text written_at"),
    own("announcements", Announcement.author_id, KEPT, "id state text written_at confirmed_at"),
    own("materials", Material.author_id, KEPT, "id kind title file_name added_at"),
    own(
        "requests",
        Request.person_id,
        BLANK,
        "id kind subject text facts state opened_at closed_at answer",
        text="",
        answer="",
        facts={},
        subject="",
    ),
    own("requests-closed", Request.closed_by, KEPT, "id kind state closed_at"),
    own("letters", Letter.person_id, GONE, "kind facts state not_before closed_at"),
    own("files", OutgoingFile.person_id, GONE, "name made_at"),
    own("work", Work.person_id, GONE, "kind state queued_at finished_at"),
    own(
        "trace",
        TraceLine.person_id,
        GONE,
        "id at verb object_kind object_id discipline_id result",
    ),
    own("reasons", AuditReason.person_id, GONE, "text"),
    own("audit", AuditLine.actor_id, KEPT, "at act facts"),
    own("erasures", Erasure.person_id, KEPT, "id state began_at"),
    own("erasures-ordered", Erasure.admin_id, KEPT, "id state began_at"),
    of_chat("erasure-chat", Erasure.chat_id, KEPT, "id began_at"),
    own(
        "identity",
        Person.id,
        KEPT,
        "id roster_code family_name given_name patronymic position email phone locale state",
    ),
    of_chat("updates", StoredUpdate.lane, LAST, "received_at state"),
    of_chat("letters-to-chat", Letter.chat_id, LAST, "kind state not_before closed_at"),
    own("chat", Conversation.person_id, LAST, "locale is_reachable linked_at seen_at"),
    of_chat("telegram", Conversation.telegram_id, LAST, "telegram_id"),
)
