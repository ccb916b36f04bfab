"""A person of whom everything is known that may be known: for the file and for erasure."""

from datetime import timedelta

from academy.vault import Vault
from storage.database import Database, Table
from storage.tables.attempts import (
    Answer,
    AnswerChange,
    Attempt,
    AttemptState,
    Credit,
    CreditReason,
)
from storage.tables.audit import AuditLine, AuditReason
from storage.tables.bookings import Booking, Slot
from storage.tables.chats import ForumPost
from storage.tables.columns import Bilingual
from storage.tables.consents import Consent, Purpose
from storage.tables.consultations import (
    Ban,
    Entry,
    EntryCopy,
    EntryKind,
    EventKind,
    Side,
    Thread,
    ThreadEvent,
)
from storage.tables.decisions import Decision, DecisionKind, DecisionPerson, DecisionState
from storage.tables.directory import OfficeLetter
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.identity import (
    Check,
    CheckState,
    CheckStep,
    SeenPicture,
    StepKind,
    Template,
)
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.joining import LinkCode, WrongCodes
from storage.tables.letters import Letter, LetterState
from storage.tables.outgoing import OutgoingFile
from storage.tables.people import Conversation, Invite, Person, PersonRole, Role
from storage.tables.problems import Problem
from storage.tables.questions import Option, Question, QuestionKind
from storage.tables.quizzes import Quiz, QuizKind, QuizOverride
from storage.tables.rehearsals import Rehearsal
from storage.tables.requests import Request, RequestKind, RequestState
from storage.tables.rosters import (
    ImportState,
    LineChange,
    RosterBefore,
    RosterImport,
    RosterLine,
)
from storage.tables.timetable import LessonMode
from storage.tables.trace import Thing, TraceLine, Verb
from storage.tables.watches import QuizWatch
from storage.tables.work import Work, WorkState
from tests.checks import a_picture
from tests.conftest import KEYS, NOW, add

NUMBER, CHAT = 77, 770000770  # of the person; of their chat
IIN = "900101300017"
NAME = "Құнанбайұлы"
GIVEN, PATRONYMIC, CODE = "Өткір <b>'\"😀", "Ерболұлы", "ROSTER-77-Ү"
EMAIL, PHONE = "otkir@example.kz", "+77017654321"
SECRETS = (NAME, GIVEN, PATRONYMIC, CODE, EMAIL, PHONE, IIN, str(CHAT), "сөзім", "file-of-mine")
AT = NOW - timedelta(days=60)


async def known(db: Database) -> Person:
    """The person, a lecturer, an administrator, and a line about the person in every table."""
    person = Person(
        id=NUMBER,
        roster_code=CODE,
        family_name=NAME,
        given_name=GIVEN,
        patronymic=PATRONYMIC,
        position="судья сөзім",
        email=EMAIL,
        phone=PHONE,
        iin_sealed=Vault(KEYS).seal(IIN.encode(), f"person:{CODE}|iin|v1"),
        iin_hash=Vault(KEYS).fingerprint(f"iin|{IIN}"),
        locale="kk",
        roles=[PersonRole(role=Role.LEARNER)],
    )
    await add(db, person, Discipline(id=1, code="CIVIL", title=Bilingual("Пән", "Дисциплина")))
    await add(db, Group(id=1, code="М-26-1"))
    await add(db, Conversation(telegram_id=CHAT, person_id=NUMBER, locale="ru", linked_at=AT))
    for number, role in ((8, Role.LECTURER), (9, Role.ADMINISTRATOR)):
        other = Person(id=number, roster_code=f"R{number}", family_name="Әлиева", given_name="Дана")
        other.roles = [PersonRole(role=role)]
        await add(db, other, Conversation(telegram_id=number, person_id=number, locale="ru"))
    async with db.begin() as session:
        searching = await session.get_one(Conversation, 9)
        searching.awaits_kind, searching.awaits_facts = "people", {"text": f"{NAME} сөзім"}
    for rows in (_studies(), _examined(), _talked(), _asked(), _remembered()):
        for row in rows:
            await add(db, row)
    return person


def _studies() -> list[Table]:
    times = {"opens_at": AT, "closes_at": AT + timedelta(hours=1)}
    quiz = {"discipline_id": 1, "title": Bilingual("Тест", "Тест"), "length": 1, **times}
    return [
        Enrolment(group_id=1, discipline_id=1),
        Membership(group_id=1, person_id=NUMBER, certificate="KZ-12"),
        Question(id=1, discipline_id=1, key="1", kind=QuestionKind.ONE_CHOICE, text=Bilingual("?")),
        Option(id=1, question_id=1, position=1, text=Bilingual("А"), weight=100),
        Quiz(id=1, kind=QuizKind.ATTESTATION, **quiz),
        Attempt(
            id=1,
            quiz_id=1,
            learner_id=NUMBER,
            state=AttemptState.FINISHED,
            seed=1,
            paper=[1],
            started_at=AT,
            deadline=AT,
            finished_at=AT,
        ),
        Answer(attempt_id=1, question_id=1, response={"options": [1]}, points=1, answered_at=AT),
        AnswerChange(attempt_id=1, question_id=1, response={"options": [1]}, changed_at=AT),
        Credit(attempt_id=1, reason=CreditReason.OUTAGE, span=timedelta(minutes=2), given_at=AT),
        Problem(attempt_id=1, reported_at=AT, text="сөзім", answer="сөзім"),
        QuizOverride(quiz_id=1, learner_id=NUMBER, reason="сөзім", given_at=AT),
        Rehearsal(quiz_id=1, learner_id=NUMBER, began_at=AT),
        QuizWatch(quiz_id=1, person_id=NUMBER, panel="p", shown=[], began_at=AT),
    ]


def _examined() -> list[Table]:
    check = {"person_id": NUMBER, "state": CheckState.CONFIRMED, "asked_at": AT, "expires_at": AT}
    return [
        Template(person_id=NUMBER, model_id="m", embedding=b"e", chip=b"c", enrolled_at=AT),
        Check(
            id=1,
            quiz_id=1,
            facts={"distance": 0.4},
            decided_by=9,
            decided_at=AT,
            appeal_until=NOW - timedelta(days=1),
            **check,
        ),
        a_picture(1, chat_id=CHAT, file_unique_id="file-of-mine"),
        CheckStep(check_id=1, kind=StepKind.HEARD, at=AT, person_id=NUMBER, text="сөзім"),
        SeenPicture(person_id=NUMBER, file_unique_id="file-of-mine", whole=b"1", seen_at=AT),
        Consent(
            person_id=NUMBER,
            purpose=Purpose.FACE,
            number="сөзім",
            version="1",
            text_hash="h",
            locale="kk",
            given_at=AT,
        ),
    ]


def _talked() -> list[Table]:
    entry = {"thread_id": 1, "kind": EntryKind.PHOTO, "written_at": NOW - timedelta(hours=1)}
    return [
        Thread(id=1, learner_id=NUMBER, discipline_id=1, opened_at=AT, answered_at=AT),
        Entry(id=1, author_id=NUMBER, text="сөзім", file_id="file-of-mine", **entry),
        Entry(id=2, author_id=8, text=f"{NAME}, жауап", **entry),
        Entry(id=3, author_id=8, side=Side.NOTE, text=f"{NAME} – сөзім", **entry),
        ThreadEvent(
            thread_id=1,
            kind=EventKind.HANDED_OVER,
            at=AT,
            person_id=8,
            to_person_id=8,
            text=f"{NAME} сұрайды",
        ),
        Ban(learner_id=NUMBER, author_id=8, reason="сөзім", began_at=AT, lifted_at=AT, lifted_by=8),
        Slot(
            id=1,
            teacher_id=8,
            starts_at=AT,
            ends_at=AT + timedelta(minutes=20),
            mode=LessonMode.ONLINE,
        ),
        ForumPost(chat_id=-100, message_id=1, discipline_id=1, person_id=NUMBER, at=AT),
        Booking(slot_id=1, learner_id=NUMBER, discipline_id=1, purpose="сөзім", booked_at=AT),
        EntryCopy(chat_id=8, message_id=501, entry_id=1),
        EntryCopy(chat_id=CHAT, message_id=502, entry_id=2),
        Letter(
            key="consultation:1",
            kind="consultation",
            person_id=NUMBER,
            lane=f"person:{NUMBER}",
            facts={"entry_id": 2},
            priority=0,
            not_before=AT,
            state=LetterState.SENT,
        ),
        Letter(
            key=f"menu:{CHAT}:1",
            kind="menu",
            chat_id=CHAT,
            lane=f"chat:{CHAT}",
            priority=0,
            not_before=AT,
            state=LetterState.SENT,
        ),
        OfficeLetter(person_id=NUMBER, author_id=9, text="сөзім", written_at=AT),
        OutgoingFile(person_id=NUMBER, name="f", content=b"f", made_at=AT),
    ]


def _asked() -> list[Table]:
    decision = {"kind": DecisionKind.DEADLINE, "granted": Bilingual("Екі күн"), "author_id": 9}
    return [
        Request(
            person_id=NUMBER,
            kind=RequestKind.HELP,
            text="сөзім",
            state=RequestState.DONE,
            answer=NAME,
            opened_at=AT,
            closed_by=9,
            closed_at=AT,
        ),
        Decision(
            id=1,
            year=2026,
            number="1",
            decided_on=AT.date(),
            signatory="А",
            circumstance=Bilingual("Жарық жоқ"),
            state=DecisionState.REGISTERED,
            written_at=AT,
            **decision,
        ),
        DecisionPerson(decision_id=1, person_id=NUMBER),
        RosterImport(
            id=1,
            author_id=9,
            file_name="f",
            state=ImportState.APPLIED,
            began_at=AT,
            report={
                "notices": [
                    {"line": 0, "what": "without-number", "people": 1},
                    {"line": 2, "what": "several-phones", "taken": PHONE, "others": 1},
                    {"line": 3, "what": "bad-email", "text": f"{NAME} (at) example.kz"},
                ]
            },
        ),
        RosterLine(
            id=1,
            import_id=1,
            line=2,
            change=LineChange.CHANGED,
            person_id=NUMBER,
            family_name=NAME,
            notes={"from": NAME},
        ),
        RosterBefore(line_id=1, phone=PHONE),
        RosterLine(id=2, import_id=1, line=3, change=LineChange.REFUSED, roster_code=CODE),
        WrongCodes(subject=f"chat:{CHAT}", count=1, last_at=AT),
        WrongCodes(subject=f"person:{NUMBER}", count=1, last_at=AT),
        LinkCode(person_id=NUMBER, salt="s", code_hash="h", expires_at=AT),
        Invite(person_id=NUMBER, code_hash="hash", expires_at=AT),
    ]


def _remembered() -> list[Table]:
    line = {"person_id": NUMBER, "object_kind": Thing.QUIZ, "object_id": 1, "at": AT}
    update = {"received_at": AT, "is_answered": True, "tries": 1}
    reason = AuditReason(salt="s", text=f"{NAME} сөзім", person_id=NUMBER)
    reason.line = AuditLine(at=AT, actor_id=9, act="person-left", facts={"person": NUMBER})
    return [
        TraceLine(verb=Verb.ATTEMPTED, discipline_id=1, **line),
        TraceLine(verb=Verb.COMPLETED, discipline_id=1, result={"points": 1, "max": 1}, **line),
        TraceLine(verb=Verb.REGISTERED, **line),
        reason,
        Work(kind="identity", person_id=NUMBER, state=WorkState.DONE, not_before=AT, queued_at=AT),
        StoredUpdate(update_id=-3, lane=CHAT, body="сөзім", state=UpdateState.REFUSED, **update),
        StoredUpdate(update_id=-2, lane=CHAT, body="сөзім", state=UpdateState.HANDLED, **update),
        StoredUpdate(update_id=-1, lane=9, body=NAME, state=UpdateState.REFUSED, **update),
    ]
