"""An administrator invites one person or a group, and reads digits out to who calls."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendPhoto
from sqlalchemy import select

from bot.app import App
from bot.callbacks.directory import OpenPerson
from bot.callbacks.invites import ConfirmInvites, GiveDigits, InviteGroup, InvitePerson
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.clock import Ownership
from storage.tables.disciplines import Group, Membership
from storage.tables.letters import Letter
from storage.tables.people import Conversation, Invite, Person, PersonRole, PersonState, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add
from tests.statements import counted, in_the_handler

LINK = "https://t.me/sabaq_bot?start="


@pytest.fixture
async def office(db: Database, app: App, administrator: Person) -> Chat:
    """The administrator's phone; the bot has a name."""
    await add(db, Ownership(one=1, bot_id=42, api="x", username="sabaq_bot"))
    return Chat(app, 9)


async def on_roster(db: Database, number: int, name: str = "Сағынова") -> None:
    """A learner of group 1 without a phone."""
    person = Person(
        id=number,
        roster_code=f"R{number}",
        family_name=name,
        given_name="Ақбота <b>😀",
        roles=[PersonRole(role=Role.LEARNER)],
    )
    await add(db, person)
    await add(db, Membership(group_id=1, person_id=number))


async def made(db: Database) -> list[dict[str, Any]]:
    async with db.read() as session:
        lines = await session.scalars(select(AuditLine).where(AuditLine.act == "invites-made"))
        return [line.facts for line in lines]


def sent_link(office: Chat) -> str:
    caption: str = office.text
    return caption[caption.index(LINK) :].split()[0]


async def test_an_invite_comes_as_a_picture_with_its_link_and_opens_the_bot(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await on_roster(db, 70)
    await office.press(OpenPerson(person_id=70))

    await office.press("Пригласить")
    assert "Готовлю" in (office.alert or "")
    await app.courier.deliver()

    assert "Сағынова Ақбота &lt;b&gt;😀" in office.text
    assert office.screen.photo.data.startswith(b"\x89PNG")
    code = sent_link(office).removeprefix(LINK)
    assert len(code) <= 64
    phone = Chat(app, 700)
    await phone.write(f"/start {code}")
    assert "Выберите язык" in phone.text
    assert await made(db) == [{"person": 70, "count": 1}]


async def test_a_newer_invite_ends_the_older_one_and_no_code_is_kept(
    db: Database, app: App, office: Chat, chat: Chat, clock: Clock
) -> None:
    await on_roster(db, 70)
    links = []
    for _ in range(2):
        clock.now += timedelta(seconds=1)
        await office.press(InvitePerson(person_id=70))
        await app.courier.deliver()
        links.append(sent_link(office))

    phone = Chat(app, 700)
    await phone.write(f"/start {links[0].removeprefix(LINK)}")

    assert "заменено новым" in phone.text
    async with db.read() as session:
        kept = [row.code_hash for row in await session.scalars(select(Invite))]
        facts = [str(row.facts) for row in await session.scalars(select(Letter))]
    codes = [link.removeprefix(LINK) for link in links]
    assert not any(code in text for code in codes for text in [*kept, *facts])


async def test_an_invite_that_telegram_refuses_is_told(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await on_roster(db, 70)
    await office.press(InvitePerson(person_id=70))
    office.api.refusals.append(
        TelegramBadRequest(SendPhoto(chat_id=9, photo="x"), "Bad Request: no")
    )

    await app.courier.deliver()

    assert "не удалось отправить" in office.text


async def test_a_group_gets_a_sheet_with_a_card_for_everybody_without_a_phone(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    for number in range(70, 80):
        await on_roster(db, number, "Қожахметұлы" * 18)
    await add(db, Conversation(telegram_id=700, person_id=70))
    async with db.begin() as session:
        (await session.get_one(Person, 71)).state = PersonState.LEFT
        (await session.get_one(Membership, (1, 72))).ended_at = NOW
    await office.write("/people")

    await office.press("Пригласить группу")
    assert "М-26-1 · 7" in office.labels
    await office.press("М-26-1")
    assert "Без привязанного телефона: 7" in office.text
    await office.press("Да, сделать карточки")
    await app.courier.deliver()

    assert "Карточек: 7" in office.text
    document = office.screen.document
    assert document.data.startswith(b"%PDF")
    assert document.filename == "Приглашения М-26-1.pdf"
    assert await made(db) == [{"group": 1, "count": 7}]
    async with db.read() as session:
        assert len((await session.scalars(select(Invite))).all()) == 7


async def test_a_group_in_which_all_have_phones_gets_no_sheet(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await office.press(InviteGroup(group_id=1))
    assert "телефоны привязаны у всех" in office.text
    await office.press(ConfirmInvites(group_id=1))
    await app.courier.deliver()

    assert "телефоны привязаны у всех" in office.text
    assert await made(db) == []


async def test_many_groups_are_paged(db: Database, office: Chat) -> None:
    await add(db, *(Group(id=number, code=f"Г-{number}" * 30) for number in range(10, 21)))
    await office.write("/people")
    await office.press("Пригласить группу")

    await office.press("Далее")

    assert len([each for each in office.labels if "Г-" in each]) == 3


async def test_the_digits_are_shown_after_a_look_at_who_is_calling(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await on_roster(db, 70)
    await office.press(OpenPerson(person_id=70))
    await office.press("Код для входа")
    assert "убедитесь" in office.text
    await office.press("Да, показать код")
    digits = office.text[office.text.index("<code>") + 6 :][:7]

    await office.press(InvitePerson(person_id=70))
    await app.courier.deliver()
    phone = Chat(app, 700)
    await phone.write(f"/start {sent_link(office).removeprefix(LINK)}")
    await phone.press("Русский")
    await phone.write(digits)

    assert "Телефон привязан" in phone.shown[-2].text
    async with db.read() as session:
        acts = list(await session.scalars(select(AuditLine.act)))
    assert "link-code-given" in acts


@pytest.mark.parametrize(
    "button", [InvitePerson(person_id=99), GiveDigits(person_id=99), ConfirmInvites(group_id=99)]
)
async def test_who_is_not_there_is_not_invited(db: Database, office: Chat, button: Any) -> None:
    await office.press(button)

    assert "нет" in (office.alert or "")


@pytest.mark.parametrize("step", ["person", "group", "digits", "groups"])
async def test_no_press_needs_more_than_eight_queries(
    db: Database, office: Chat, learner: Person, step: str
) -> None:
    await on_roster(db, 70)
    buttons = {
        "person": InvitePerson(person_id=70),
        "group": ConfirmInvites(group_id=1),
        "digits": GiveDigits(person_id=70),
        "groups": InviteGroup(group_id=1),
    }

    with counted(db) as statements:
        await office.press(buttons[step])

    used = in_the_handler(statements)
    assert len(used) <= 8, used
