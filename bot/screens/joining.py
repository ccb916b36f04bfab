"""What a person sees when joining: the language, the welcome, the menu of their roles."""

from aiogram.filters.callback_data import CallbackData

from academy.consents import open_rights
from academy.people import Right, rights
from academy.settings import Settings
from academy.timetable import Span
from bot.callbacks.announcements import WriteAnnouncement
from bot.callbacks.audits import OpenAudit
from bot.callbacks.consents import AnswerStudyConsent, OpenRegister
from bot.callbacks.decisions import OpenDecisions
from bot.callbacks.departments import OpenDepartments
from bot.callbacks.directory import FindPeople
from bot.callbacks.health import OpenHealth
from bot.callbacks.hours import OpenHours
from bot.callbacks.identity import OpenIdentity
from bot.callbacks.inquiries import OpenInquiries
from bot.callbacks.joining import ChooseLanguage, OpenLanguages, OpenMenu, OpenOffice
from bot.callbacks.live import OpenLive
from bot.callbacks.materials import OpenMaterials
from bot.callbacks.mydata import OpenMyData
from bot.callbacks.problems import OpenProblems
from bot.callbacks.questions import OpenBanks
from bot.callbacks.queues import OpenQueue
from bot.callbacks.quiz_building import OpenTaughtQuizzes
from bot.callbacks.quizzes import OpenQuizzes
from bot.callbacks.requests import OpenRequests
from bot.callbacks.reviews import OpenReviews
from bot.callbacks.rosters import OpenRosters
from bot.callbacks.timetable import OpenTimetable
from bot.callbacks.years import OpenYear
from bot.reply import Button, Screen
from bot.screens.consents import asked_to_study
from bot.screens.standing import standing
from locales import LOCALES, Translator
from storage.tables.people import Person

MOST_ROWS = 6  # of a menu, beside the language: more do not fit on a small phone

# What stands in the command menu, beside /menu, /language and /help that everybody has.
_COMMANDS = {
    "timetable": Right.SEE_TIMETABLE,
    "materials": Right.OPEN_MATERIALS,
    "quizzes": Right.STUDY,
    "ask": Right.STUDY,
    "questions": Right.STUDY,
    "book": Right.STUDY,
    "queue": Right.TEACH,
    "faq": Right.TEACH,
    "template": Right.TEACH,
    "live": Right.TEACH,
    "forum": Right.TEACH,
    "problems": Right.EXAMINE,
    "tests": Right.TEACH,
    "bank": Right.TEACH,
    "hours": Right.TEACH,
    "slots": Right.TEACH,
    "announce": Right.ANNOUNCE,
    "people": Right.FIND_PEOPLE,
    "roster": Right.MANAGE_PEOPLE,
    "decisions": Right.READ_DECISIONS,
    "register": Right.KEEP_CONSENTS,
    "year": Right.PLAN,
    "audit": Right.READ_AUDIT,
    "requests": Right.PROTECT_DATA,
    "reviews": Right.REVIEW_IDENTITY,
    "health": Right.SEE_HEALTH,
}


# Row by row; what a learner takes and what a lecturer makes stand beside each other.
_MENU: list[list[tuple[str, Right, CallbackData]]] = [
    [
        ("timetable", Right.SEE_TIMETABLE, OpenTimetable(span=Span.TODAY)),
        ("hours", Right.TEACH, OpenHours()),
    ],
    [("materials", Right.OPEN_MATERIALS, OpenMaterials()), ("bank", Right.TEACH, OpenBanks())],
    [("quizzes", Right.STUDY, OpenQuizzes()), ("tests", Right.TEACH, OpenTaughtQuizzes())],
    [("consultations", Right.STUDY, OpenInquiries()), ("queue", Right.TEACH, OpenQueue())],
    [("identity", Right.STUDY, OpenIdentity())],
]
# The office, in the order of need: the words `menu-<name>` are short, two stand in a row.
_OFFICE: list[tuple[str, Right, CallbackData]] = [
    ("live", Right.TEACH, OpenLive()),
    ("reviews", Right.REVIEW_IDENTITY, OpenReviews()),
    ("problems", Right.EXAMINE, OpenProblems()),
    ("announce", Right.ANNOUNCE, WriteAnnouncement()),
    ("people", Right.FIND_PEOPLE, FindPeople()),
    ("roster", Right.MANAGE_PEOPLE, OpenRosters()),
    ("departments", Right.MANAGE_PEOPLE, OpenDepartments()),
    ("year", Right.PLAN, OpenYear()),
    ("decisions", Right.READ_DECISIONS, OpenDecisions()),
    ("register", Right.KEEP_CONSENTS, OpenRegister()),
    ("audit", Right.READ_AUDIT, OpenAudit()),
    ("requests", Right.PROTECT_DATA, OpenRequests()),
    ("health", Right.SEE_HEALTH, OpenHealth()),
]

_HELP = {
    "materials": Right.OPEN_MATERIALS,
    "timetable": Right.SEE_TIMETABLE,
    "quizzes": Right.STUDY,
    "ask": Right.STUDY,
    "questions": Right.STUDY,
    "book": Right.STUDY,
    "queue": Right.TEACH,
    "template": Right.TEACH,
    "faq": Right.TEACH,
    "heading": Right.TEACH,
    "teach": Right.TEACH,
    "live": Right.TEACH,
    "forum": Right.TEACH,
    "problems": Right.EXAMINE,
    "tests": Right.TEACH,
    "bank": Right.TEACH,
    "hours": Right.TEACH,
    "slots": Right.TEACH,
    "announce": Right.ANNOUNCE,
    "people": Right.FIND_PEOPLE,
    "roster": Right.MANAGE_PEOPLE,
    "statistics": Right.MANAGE_PEOPLE,
    "decisions": Right.READ_DECISIONS,
    "register": Right.KEEP_CONSENTS,
    "year": Right.PLAN,
    "audit": Right.READ_AUDIT,
    "requests": Right.PROTECT_DATA,
    "health": Right.SEE_HEALTH,
    "reviews": Right.REVIEW_IDENTITY,
}


def commands(person: Person | None) -> list[str]:
    """The command names of this person's menu."""
    held = rights(person) if person else frozenset()
    own = [name for name, right in _COMMANDS.items() if right in held]
    return ["menu", *own, "mydata", "language", "help"]


def languages(t: Translator) -> Screen:
    """The choice of the language, each named in itself."""
    labels = [(t.plain(f"language-{each}"), ChooseLanguage(locale=each)) for each in LOCALES]
    return Screen(t("join-languages"), [labels])


def stranger(t: Translator) -> Screen:
    """Nobody of the roster: how to get an invite."""
    return Screen(t("join-stranger"), [[(t.plain("join-languages.button"), OpenLanguages())]])


def unlinked(t: Translator) -> Screen:
    """This phone's person now speaks from another one."""
    return Screen(t("join-unlinked"))


def home(
    t: Translator, person: Person | None, settings: Settings, waiting: int | None = None
) -> Screen:
    """Where everything begins: for a stranger, for who is not active, for everybody else."""
    if person is None:
        return stranger(t)
    if person.is_active or person.state_at is None:
        return menu(t, person, waiting)
    return standing(t, settings, person.state, person.state_at)


def welcome(t: Translator, person: Person | None, settings: Settings) -> Screen:
    """After the language was chosen: the consent to study data where it is awaited, else home."""
    if person is not None and open_rights(person) != rights(person):
        return asked_to_study(t, person, settings)
    return home(t, person, settings)


def unlinked_by_office(t: Translator) -> Screen:
    """An administrator took this phone off its person."""
    return Screen(t("join-unlinked-by-office"))


def menu(t: Translator, person: Person, waiting: int | None = None) -> Screen:
    """What this person can do, by their roles. The office stands two in a row, behind a button of
    its own where the menu would not fit on a small phone. Where the consent to study data is
    awaited, it stands in the place of what needs it. `waiting` identity checks are told to who
    decides them."""
    held = open_rights(person)
    is_asked = held != rights(person)
    own_rows = (
        [(t.plain(f"menu-{name}"), to) for name, right, to in row if right in held] for row in _MENU
    )
    rows: list[list[Button]] = [list(row) for row in own_rows if row]
    if is_asked:
        rows.insert(0, [(t.plain("consent-answer"), AnswerStudyConsent())])
    office = _office(t, held, waiting)
    if len(rows) + len(office) > MOST_ROWS:
        office = [[(t.plain("menu-office"), OpenOffice())]]
    own = [(t.plain("mydata.button"), OpenMyData())]
    language = (t.plain("join-languages.button"), OpenLanguages())
    text = t("menu", name=person.given_name)
    text = f"{text}\n\n{t('consent-awaited')}" if is_asked else text
    return Screen(text, [*rows, *office, [*own, language]])


def office(t: Translator, person: Person, waiting: int | None = None) -> Screen:
    """The functions of the office this person holds, two in a row."""
    rows = _office(t, rights(person), waiting)
    back: list[Button] = [(t.plain("menu.button"), OpenMenu())]
    is_odd = bool(rows) and len(rows[-1]) == 1  # the way back stands beside the last
    rows = [*rows[:-1], rows[-1] + back] if is_odd else [*rows, back]
    return Screen(t("office"), rows)


def _office(t: Translator, held: frozenset[Right], waiting: int | None) -> list[list[Button]]:
    facts = {"reviews": {"count": waiting or 0}}
    own = [
        (t.plain(f"menu-{name}", **facts.get(name, {})), to)
        for name, right, to in _OFFICE
        if right in held
    ]
    return [list(own[at : at + 2]) for at in range(0, len(own), 2)]


def help_page(t: Translator, person: Person | None, settings: Settings) -> Screen:
    """What this person can do here, by their roles, and what to press first."""
    if person is None or not person.is_active:
        return home(t, person, settings)
    held = rights(person)
    lines = [t(f"help-{name}") for name, right in _HELP.items() if right in held]
    text = "\n".join(
        [t("help"), "", *lines, t("help-mydata"), t("help-language"), "", t("help-end")]
    )
    return Screen(text, [[(t.plain("menu.button"), OpenMenu())]])
