"""An academy for consultations: departments, disciplines, who teaches them and who studies them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from academy.consents import VERSIONS
from storage.database import Database, Session
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.columns import Bilingual
from storage.tables.consents import Purpose
from storage.tables.departments import Department, StaffSide
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.people import Conversation, Person, PersonRole, Role


@dataclass(frozen=True)
class Chair:
    """A department with its one discipline: who teaches it, who studies it. With a group its staff
    answer there, else in their own chats."""

    number: int
    learners: tuple[int, ...]
    teachers: tuple[int, ...]
    head: int | None = None
    chat: int | None = None
    hides_learner: bool = False
    is_forum: bool = True

    @property
    def people(self) -> tuple[int, ...]:
        return (*self.learners, *self.teachers, *([self.head] if self.head else []))

    @property
    def title(self) -> Bilingual:
        return Bilingual(f"Пән {self.number}", f"Дисциплина {self.number}")


@dataclass
class Names:
    """What the people of an academy are called, and in which language the bot speaks to them."""

    locale: str = "kk"
    given: dict[int, str] = field(default_factory=dict)


async def found(
    db: Database, *chairs: Chair, names: Names | None = None, office: int | None = None
) -> None:
    """Put these departments and their people into an empty database, with an administrator; of
    everybody the phone is linked: its number is the person's."""
    roles = {office: Role.ADMINISTRATOR} if office else {}
    for chair in chairs:
        roles |= dict.fromkeys(chair.people, Role.LECTURER)
    for chair in chairs:
        roles |= dict.fromkeys(chair.learners, Role.LEARNER)
    async with db.begin() as session:
        await _people(session, roles, names or Names())
        for chair in chairs:
            await _chair(session, chair)


async def _people(session: Session, roles: dict[int, Role], names: Names) -> None:
    for number, role in sorted(roles.items()):
        given = names.given.get(number, f"{'Дана' if role == Role.LEARNER else 'Ержан'} {number}")
        name = {"family_name": "Әлі", "given_name": given}
        own = [PersonRole(role=role)]
        person = Person(id=number, roster_code=str(number), roles=own, **name)
        person.study_consent = VERSIONS[Purpose.STUDY]
        session.add(person)
    await session.flush()
    for number in sorted(roles):
        talk = Conversation(telegram_id=number, person_id=number, locale=names.locale)
        session.add(talk)


async def _chair(session: Session, chair: Chair) -> None:
    side = StaffSide.PRIVATE if chair.chat is None else StaffSide.GROUP
    department = Department(code=f"K{chair.number}", title=chair.title, side=side)
    department.head_id, department.hides_learner = chair.head, chair.hides_learner
    session.add_all([department, Group(id=chair.number, code=f"G{chair.number}")])
    await session.flush()
    discipline = Discipline(id=chair.number, code=f"D{chair.number}", title=chair.title)
    discipline.department_id = department.id
    session.add(discipline)
    await session.flush()
    session.add(Enrolment(group_id=chair.number, discipline_id=chair.number))
    session.add_all(Membership(group_id=chair.number, person_id=each) for each in chair.learners)
    session.add_all(
        Teaching(person_id=each, discipline_id=discipline.id) for each in chair.teachers
    )
    if chair.chat is not None:
        session.add(_bound(chair, department.id))


def _bound(chair: Chair, department_id: int) -> BoundChat:
    chat = BoundChat(chat_id=chair.chat, title=str(chair.title.kk), use=ChatUse.STAFF)
    chat.department_id, chat.added_at = department_id, datetime.now(UTC)
    chat.is_forum = chat.can_manage_topics = chair.is_forum
    chat.is_admin = chat.can_delete = chat.can_pin = True
    return chat
