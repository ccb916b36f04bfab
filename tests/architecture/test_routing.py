"""The tree of the conversation: quick to walk, one handler a button, a right for every door."""

import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter
from annotated_types import Lt
from pydantic.fields import FieldInfo
from sqlalchemy import func, select

from academy.people import RIGHTS, Right
from bot import callbacks
from bot.app import App
from bot.handlers import build_router
from bot.middlewares import Needs
from bot.screens import joining
from bot.states import Awaited, Awaits, await_
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.people import Conversation, Person, PersonState, Role
from tests.chat import Chat
from tests.conftest import NOW, WORDS, person

LARGEST = 2**31
PRESSERS = [*Role, None]  # None is a stranger
REFUSALS = ("error-not-linked", "error-not-allowed")
OPEN_TO_ALL = "bot.handlers.common."  # where handlers need no right


@dataclass(frozen=True)
class Door:
    """A handler as it stands in the tree, with the rights of the routers around it."""

    event: str
    handler: HandlerObject
    rights: frozenset[Right]

    @property
    def name(self) -> str:
        return str(self.handler.callback.__name__)

    @property
    def module(self) -> str:
        return str(self.handler.callback.__module__)

    @property
    def filters(self) -> list[Any]:
        return [each.callback for each in self.handler.filters or []]

    @property
    def button(self) -> type[CallbackData] | None:
        found = [f for f in self.filters if isinstance(f, CallbackQueryFilter)]
        return found[0].callback_data if found else None

    @property
    def commands(self) -> list[str]:
        found = [each for each in self.filters if isinstance(each, Command)]
        return [str(name) for command in found for name in command.commands]

    @property
    def awaits(self) -> Awaited | None:
        found = [each for each in self.filters if isinstance(each, Awaits)]
        return found[0].kind if found else None


def doors(router: Router, above: dict[str, frozenset[Right]] | None = None) -> Iterator[Door]:
    """Every handler below this router."""
    rights = {}
    for event, observer in router.observers.items():
        own = {each.right for each in observer.middleware if isinstance(each, Needs)}
        rights[event] = (above or {}).get(event, frozenset()) | own
        yield from (Door(event, handler, rights[event]) for handler in observer.handlers)
    for below in router.sub_routers:
        yield from doors(below, rights)


TREE = list(doors(build_router()))
BUTTONS = [
    found
    for module in iter_modules(callbacks.__path__, "bot.callbacks.")
    for found in vars(import_module(module.name)).values()
    if isinstance(found, type) and issubclass(found, CallbackData) and found is not CallbackData
]
COMMANDS = {name: door for door in TREE for name in door.commands}


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def largest(button: type[CallbackData], number: int = LARGEST) -> CallbackData:
    """The button with the longest data it can carry."""
    fields = button.model_fields.items()
    return button(**{name: _value(f.annotation, _within(f, number)) for name, f in fields})


def _within(field: FieldInfo, number: int) -> int:
    """The number, or the largest one below the field's limit."""
    return min(
        [number, *(int(str(each.lt)) - 1 for each in field.metadata if isinstance(each, Lt))]
    )


def _value(kind: Any, number: int) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return max(kind, key=lambda each: len(str(each.value)))
    if kind is bool:
        return True
    return number if kind is int else "kk"


def test_no_filter_leaves_the_loop() -> None:
    """A bare F or a plain function hops to a thread for each update it is asked about."""
    slow = [
        f"{door.name}: {each.callback}"
        for door in TREE
        for each in door.handler.filters or []
        if not each.awaitable or each.magic is not None
    ]

    assert slow == []


def test_every_handler_runs_in_the_loop() -> None:
    assert [door.name for door in TREE if not door.handler.awaitable] == []


def test_no_two_buttons_share_a_prefix() -> None:
    prefixes = [button.__prefix__ for button in BUTTONS]

    assert sorted(set(prefixes)) == sorted(prefixes)


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_with_the_largest_ids_fits_in_64_bytes(button: type[CallbackData]) -> None:
    assert len(largest(button).pack().encode()) <= 64


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_calls_the_one_handler_of_its_name(button: type[CallbackData]) -> None:
    answering = [door.name for door in TREE if door.button is button]

    assert answering == [snake(button.__name__)]


def test_every_command_of_the_menu_is_answered() -> None:
    offered = {*joining._COMMANDS, *joining.commands(None)}

    assert offered <= COMMANDS.keys()
    assert all(WORDS[locale].has(f"command-{name}") for locale in WORDS for name in offered)


def test_every_awaited_kind_of_message_has_one_handler_that_takes_it() -> None:
    taken = [door.awaits for door in TREE if door.awaits]
    elsewhere = {Awaited.LANGUAGE}  # awaited of a stranger, chosen by a button

    assert sorted(taken) == sorted(set(Awaited) - elsewhere)


def test_every_folder_but_the_common_one_asks_for_a_right() -> None:
    unguarded = [
        f"{door.module}.{door.name}"
        for door in TREE
        if not door.rights and not door.module.startswith(OPEN_TO_ALL)
    ]

    assert unguarded == []


def test_a_refused_command_is_not_offered() -> None:
    """The menu of commands shows each role what its rights open, and nothing else."""
    for name, right in joining._COMMANDS.items():
        assert COMMANDS[name].rights == {right}, name


@pytest.fixture
async def phone(request: pytest.FixtureRequest, db: Database, app: App) -> Chat:
    """The phone of somebody with this role only; of a stranger where there is none."""
    if request.param is not None:
        await person(db, 500, request.param)
    return Chat(app, 500)


async def verdict(db: Database) -> str:
    """How the last update ended: its state, and which refusal was told."""
    async with db.read() as session:
        rows = select(StoredUpdate).order_by(StoredUpdate.update_id.desc()).limit(1)
        row = (await session.scalars(rows)).one()
    if row.state != UpdateState.REFUSED:
        return str(row.state)
    told = " ".join(str(reply.get("text")) for reply in row.replies or [])
    said = (key for key in REFUSALS for t in WORDS.values() if t.plain(key) in told)
    return next(said, "another refusal")


async def audited(db: Database) -> int:
    async with db.read() as session:
        lines = select(func.count()).where(AuditLine.act == "not-allowed")
        return await session.scalar(lines) or 0


def due(door: Door, role: Role | None) -> str | None:
    """The refusal this person must get at this door; none where it is theirs to open."""
    if role is None and door.awaits == Awaited.ALBUM:
        return "error-not-linked"  # what is no part of it is as if nothing were awaited
    if not door.rights:
        return None
    if role is None:
        return "error-not-linked"
    return None if door.rights <= RIGHTS[role] else "error-not-allowed"


async def knock(
    db: Database, door: Door, role: Role | None, doing: Any, what: str
) -> tuple[list[str], int]:
    """What was wrong with the answer, and how many refusals the audit should have got."""
    await doing
    expected, found = due(door, role), await verdict(db)
    right = found == expected if expected else found not in ("failed", "waiting", *REFUSALS)
    wrong = [] if right else [f"{what}: {found}, not {expected or 'an answer'}"]
    return wrong, expected == "error-not-allowed"


@pytest.mark.parametrize("phone", PRESSERS, indirect=True, ids=str)
async def test_every_button_pressed_by_every_role_is_answered_or_refused(
    db: Database, phone: Chat, request: pytest.FixtureRequest
) -> None:
    """With ids that do not exist: refusals are told in words and audited, nothing fails."""
    role, wrong, refused = request.node.callspec.params["phone"], [], 0
    for door in (door for door in TREE if door.button):
        assert door.button
        for number in (LARGEST, 0):
            button = largest(door.button, number)
            found, counted = await knock(db, door, role, phone.press(button), repr(button))
            wrong += found
            refused += counted

    assert wrong == []
    assert await audited(db) == refused


@pytest.mark.parametrize("phone", PRESSERS, indirect=True, ids=str)
async def test_every_command_of_every_role_is_answered_or_refused(
    db: Database, phone: Chat, request: pytest.FixtureRequest
) -> None:
    role, wrong, refused = request.node.callspec.params["phone"], [], 0
    for name in sorted(COMMANDS.keys() - {"start"}):
        found, counted = await knock(db, COMMANDS[name], role, phone.write(f"/{name}"), name)
        wrong += found
        refused += counted

    assert wrong == []
    assert await audited(db) == refused


@pytest.mark.parametrize("phone", PRESSERS, indirect=True, ids=str)
async def test_a_message_awaited_about_what_is_gone_is_answered_or_refused(
    db: Database, phone: Chat, request: pytest.FixtureRequest
) -> None:
    """The thing was deleted, or the role was taken away, between the question and the answer."""
    role, wrong = request.node.callspec.params["phone"], []
    for door in (door for door in TREE if door.awaits):
        for send in (phone.write("Сәлем"), phone.send_photo("p", b"not a picture"), phone.send()):
            await remember(db, phone.user_id, door)
            found, _ = await knock(db, door, role, send, f"{door.awaits}")
            wrong += found

    assert wrong == []


@pytest.mark.parametrize("state", [PersonState.SUSPENDED, PersonState.LEFT, PersonState.FINISHED])
async def test_who_is_not_active_is_refused_behind_every_door_whatever_their_roles(
    db: Database, app: App, state: PersonState
) -> None:
    """Every button, command and awaited message that needs a right, of somebody with all roles."""
    await person(db, 500, *Role)
    async with db.begin() as session:
        former = await session.get_one(Person, 500)
        former.state, former.state_at = state, NOW
    phone, open_doors, wrong = Chat(app, 500), 0, []
    for door in TREE:
        for doing in knocks(phone, door):
            if door.awaits:
                await remember(db, 500, door)
            await doing()
            told = await refused_as_former(db, state)
            open_doors += not door.rights
            wrong += [] if told == bool(door.rights) else [f"{door.module}.{door.name}: {told}"]

    assert wrong == []
    assert open_doors > 0


def knocks(phone: Chat, door: Door) -> Iterator[Callable[[], Awaitable[None]]]:
    """How this door is knocked at: its button, its commands, the message it awaits."""
    if door.button:
        yield partial(phone.press, largest(door.button))
    for name in door.commands:
        yield partial(phone.write, f"/{name}")
    if door.awaits:
        yield partial(phone.write, "Сәлем")


async def refused_as_former(db: Database, state: PersonState) -> bool:
    """Whether the last update was refused with the person's state."""
    async with db.read() as session:
        rows = select(StoredUpdate).order_by(StoredUpdate.update_id.desc()).limit(1)
        row = (await session.scalars(rows)).one()
    assert row.state != UpdateState.FAILED
    told = " ".join(str(reply.get("text")) for reply in row.replies or [])
    said = (t.plain("error-not-active", state=state.value, since=NOW) for t in WORDS.values())
    return any(words in told for words in said)


GONE = {"discipline_id": LARGEST, "thread_id": LARGEST, "check_id": LARGEST, "kk": "Сәлем"}
GONE |= {"decision_id": LARGEST, "heading": "1 1.1.2026 А", "texts": ["", "", ""]}
GONE |= {"person_id": LARGEST, "purpose": "study", "origin": "paper"}
GONE |= {"person_id": LARGEST, "role": "learner", "is_given": True, "standing": "left"}
GONE |= {"group_id": LARGEST}
GONE |= {"quiz_id": LARGEST, "whom": "l", "number": LARGEST, "condition": "limit", "typed": "9"}
GONE |= {"attempt_id": LARGEST, "problem_id": LARGEST, "minutes": 10}
GONE |= {"line_id": LARGEST, "request_id": LARGEST, "state": "done"}
GONE |= {"is_confirmed": True, "parts": []}
GONE |= {"faq_id": LARGEST, "part": "a", "locale": "kk"}
GONE |= {"department_id": LARGEST, "term": "day", "is_silent": False}
GONE |= {"template_id": LARGEST, "what": "kk"}


async def remember(db: Database, telegram_id: int, door: Door) -> None:
    assert door.awaits
    async with db.begin() as session:
        talk = await session.get(Conversation, telegram_id)
        if talk is None:
            talk = Conversation(telegram_id=telegram_id)
            session.add(talk)
        await_(talk, door.awaits, **GONE)


FORGED = ["", "menu:1", "lang:xx", "lang:", "quiz:abc", "quiz:", "quiz:-1", "нет:1"]
FORGED += [f"mat:{2**63}", f"opt:1:1:{2**63}", "mats:-1", "time:never:0"]


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_button_changes_nothing_and_is_answered(
    db: Database, chat: Chat, learner: Person, data: str
) -> None:
    await chat.press_raw(data)

    assert await verdict(db) == UpdateState.HANDLED
    assert chat.alert == WORDS["ru"].plain("unknown-button")
