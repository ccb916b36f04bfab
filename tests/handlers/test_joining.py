"""From an invite to a linked phone: the number that the roster knows, or digits read out."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from academy import codes, invites
from bot.app import App
from bot.callbacks.joining import AskToJoin, ShowNumber
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.letters import Letter
from storage.tables.people import Conversation, Invite, Person, PersonRole, Role
from storage.tables.requests import Request
from tests.chat import Chat
from tests.conftest import NOW, Clock, add
from tests.statements import counted, in_the_handler

NUMBER = "+77010000042"


async def invited(db: Database, number: int = 70, *roles: Role, phone: str | None = NUMBER) -> str:
    """Somebody of the roster without a phone, a learner unless said otherwise; their invite."""
    person = Person(
        id=number,
        roster_code=f"R{number}",
        family_name="Сағынова",
        given_name="Ақбота <b>😀",
        phone=phone,
        roles=[PersonRole(role=role) for role in roles or (Role.LEARNER,)],
    )
    await add(db, person)
    return await invite(db, number)


async def invite(db: Database, number: int = 70) -> str:
    async with db.begin() as session:
        person = await session.get_one(Person, number)
        return await invites.invite(session, person, life=timedelta(days=1), now=NOW)


async def digits(db: Database, number: int, clock: Clock) -> str:
    async with db.begin() as session:
        return await codes.give(session, 9, number, now=clock.now)


async def open_invite(phone: Chat, code: str, language: str = "Русский") -> None:
    await phone.write(f"/start {code}")
    await phone.press(language)


async def show_number(phone: Chat, number: str = NUMBER, **fields: Any) -> None:
    contact = {"phone_number": number, "first_name": "Дана", "user_id": phone.user_id, **fields}
    await phone.send(contact=contact)


async def owner(db: Database, telegram_id: int) -> int | None:
    async with db.read() as session:
        talk = await session.get(Conversation, telegram_id)
        return talk.person_id if talk else None


async def used(db: Database) -> list[bool]:
    async with db.read() as session:
        return [at is not None for at in await session.scalars(select(Invite.used_at))]


async def acts(db: Database) -> list[str]:
    async with db.read() as session:
        return list(await session.scalars(select(AuditLine.act).order_by(AuditLine.id)))


def keys(phone: Chat) -> list[Any]:
    return [key for row in phone.screen.reply_markup.keyboard for key in row]


async def test_a_learner_links_the_phone_with_the_number_that_the_roster_knows(
    db: Database, app: App
) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db), "Қазақша")
    assert keys(phone)[0].request_contact
    assert keys(phone)[0].text == "📱 Нөмірмен бөлісу"
    assert await used(db) == [False], "not before the phone is linked"

    await show_number(phone)

    assert await used(db) == [True]
    assert "Оқу деректерін өңдеуге келісім" in phone.text
    assert phone.shown[-2].reply_markup.remove_keyboard
    await phone.press("Келісім беремін")
    assert "Ақбота &lt;b&gt;😀" in phone.text
    assert "📚 Материалдар" in phone.labels
    await app.courier.deliver()
    assert phone.api.requests[-1].__api_method__ == "setMyCommands"


@pytest.mark.parametrize("shown", ["77010000042", "+7 701 000 00 42", "87010000042"])
async def test_a_number_is_the_same_however_it_is_spelled(
    db: Database, app: App, shown: str
) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db, phone="8 (701) 000-00-42"))

    await show_number(phone, shown)

    assert await owner(db, 700) == 70


async def test_a_foreign_number_links_too(db: Database, app: App) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db, phone="+998901234567"))

    await show_number(phone, "998901234567")

    assert await owner(db, 700) == 70


@pytest.mark.parametrize(
    "contact", [{"number": "+77010000043"}, {"user_id": 701}, {"user_id": None}, {"number": ""}]
)
async def test_a_number_that_is_not_the_rosters_or_not_the_senders_links_nothing(
    db: Database, app: App, contact: dict[str, Any], clock: Clock
) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db))

    await show_number(phone, **contact)

    assert await owner(db, 700) is None
    assert "не тот номер" in phone.shown[-2].text
    assert phone.shown[-2].reply_markup.remove_keyboard
    assert "код из шести цифр" in phone.text
    await phone.write(await digits(db, 70, clock))
    assert await owner(db, 700) == 70


async def test_who_has_another_number_goes_on_with_digits_and_comes_back(
    db: Database, app: App
) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db))

    await phone.write("У меня другой номер")
    assert "из шести цифр" in phone.text
    await phone.press("Показать номер")
    assert keys(phone)[0].request_contact
    await show_number(phone)

    assert await owner(db, 700) == 70


async def test_a_learner_without_a_number_in_the_roster_writes_digits(
    db: Database, app: App, clock: Clock
) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db, phone=None))
    assert "📱 Показать номер" not in phone.labels
    code = await digits(db, 70, clock)

    await phone.write(f" {code[:3]} {code[3:]} ")

    assert await owner(db, 700) == 70


@pytest.mark.parametrize("role", [role for role in Role if role != Role.LEARNER])
async def test_staff_write_digits_even_with_the_right_number(
    db: Database, app: App, role: Role, clock: Clock
) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db, 70, Role.LEARNER, role))
    assert "из шести цифр" in phone.text

    await show_number(phone)
    assert await owner(db, 700) is None
    await phone.write(await digits(db, 70, clock))

    assert await owner(db, 700) == 70
    assert "phone-linked" in await acts(db)


async def test_digits_of_another_person_old_ones_and_replaced_ones_are_wrong(
    db: Database, app: App, clock: Clock
) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db, 70, Role.LECTURER))
    await invited(db, 71, Role.LECTURER)
    former = await digits(db, 70, clock)
    present = await digits(db, 70, clock)

    for wrong in {await digits(db, 71, clock), former} - {present}:
        await phone.write(wrong)
        assert "Код не подошёл" in phone.text
    clock.now += timedelta(minutes=10)
    await phone.write(present)

    assert "Код не подошёл" in phone.text
    assert await owner(db, 700) is None


async def test_what_is_no_code_is_refused_and_does_not_count(
    db: Database, app: App, clock: Clock
) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db, 70, Role.LECTURER))

    for _ in range(6):
        await phone.write("١٢٣٤٥٦")
        assert "только цифры" in phone.text
        await phone.send_photo("x")
        assert "нужен текст" in phone.text
    await phone.write(await digits(db, 70, clock))

    assert await owner(db, 700) == 70


async def wrong_times(phone: Chat, times: int, right: str) -> None:
    wrong = f"{(int(right) + 1) % 10**6:06}"
    for _ in range(times):
        await phone.write(wrong)


async def test_five_wrong_tries_close_the_door_and_each_next_one_for_twice_as_long(
    db: Database, app: App, clock: Clock
) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db, 70, Role.LECTURER))
    right = await digits(db, 70, clock)

    await wrong_times(phone, 5, right)
    assert "Осталось попыток: 0" in phone.text
    await phone.write(right)
    assert "Слишком много неверных кодов" in phone.text
    assert "14:05" in phone.text
    clock.now += timedelta(minutes=5)
    await wrong_times(phone, 1, right)
    await phone.write(right)
    assert "14:15" in phone.text
    clock.now += timedelta(minutes=10)
    await phone.write(await digits(db, 70, clock))

    assert await owner(db, 700) == 70


async def test_the_tries_count_for_the_person_from_every_phone(
    db: Database, app: App, clock: Clock
) -> None:
    first, second = Chat(app, 700), Chat(app, 701)
    code = await invited(db, 70, Role.LECTURER)
    await open_invite(first, code)
    await open_invite(second, code)
    right = await digits(db, 70, clock)

    await wrong_times(first, 3, right)
    await wrong_times(second, 2, right)
    await first.write(right)

    assert "Слишком много" in first.text


async def test_the_tries_count_for_the_phone_with_every_person(
    db: Database, app: App, clock: Clock
) -> None:
    phone = Chat(app, 700)
    for number in (70, 71):
        code = await invited(db, number, Role.LECTURER)
        await open_invite(phone, code)
        await wrong_times(phone, 3, await digits(db, number, clock))

    assert "Слишком много" in phone.text


async def test_the_tries_of_yesterday_are_forgotten(db: Database, app: App, clock: Clock) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db, 70, Role.LECTURER))
    await wrong_times(phone, 4, "000000")
    clock.now += timedelta(hours=23)
    code = await invite(db)
    clock.now += timedelta(hours=1, minutes=1)
    async with db.begin() as session:
        row = (await session.scalars(select(Invite).where(Invite.revoked_at.is_(None)))).one()
        row.expires_at = clock.now + timedelta(days=1)
    await open_invite(phone, code)

    await wrong_times(phone, 2, "000000")

    assert "Код не подошёл" in phone.text


async def test_a_used_a_replaced_and_an_unknown_invite_are_refused_each_in_its_words(
    db: Database, app: App
) -> None:
    first, second = Chat(app, 700), Chat(app, 701)
    replaced = await invited(db)
    code = await invite(db)
    await open_invite(first, code)
    await show_number(first)

    said = []
    for each in (code, replaced, "nonsense"):
        await second.write(f"/start {each}")
        said.append(second.text)

    assert "уже использовано" in said[0]
    assert "заменено новым" in said[1]
    assert "Такого приглашения нет" in said[2]


async def test_an_expired_invite_names_the_date(db: Database, app: App, clock: Clock) -> None:
    code = await invited(db)
    clock.now += timedelta(days=2)

    phone = Chat(app, 700)
    await phone.write(f"/start {code}")

    assert "2 сентября 2026" in phone.text


async def test_of_two_phones_with_one_invite_the_first_is_linked(db: Database, app: App) -> None:
    first, second = Chat(app, 700), Chat(app, 701)
    code = await invited(db)
    await open_invite(first, code)
    await open_invite(second, code)

    await asyncio.gather(show_number(first), show_number(second))

    assert sorted([await owner(db, 700) or 0, await owner(db, 701) or 0]) == [0, 70]
    told = {first.text, second.text}
    assert any("уже использовано" in text for text in told)


async def test_a_linked_phone_refuses_the_invite_of_another_person(
    db: Database, app: App, chat: Chat
) -> None:
    await chat.write(f"/start {await invited(db)}")

    assert "другому человеку" in chat.text
    assert await owner(db, 7) == 7


async def test_a_stranger_is_told_how_to_get_an_invite(app: App) -> None:
    phone = Chat(app, 700)

    await phone.write("/start")

    assert "приглашение" in phone.text


async def test_a_new_phone_takes_the_link_and_the_old_one_is_told(db: Database, app: App) -> None:
    old, new = Chat(app, 700), Chat(app, 701)
    await open_invite(old, await invited(db))
    await show_number(old)

    await open_invite(new, await invite(db))
    await show_number(new)
    await app.courier.deliver()

    assert any("привязан другой телефон" in call.text for call in old.shown)
    await old.write("/quizzes")
    assert "Я Вас пока не знаю" in old.text


async def test_who_cannot_go_on_gets_an_administrator_once(
    db: Database, app: App, administrator: Person
) -> None:
    phone, office = Chat(app, 700), Chat(app, 9)
    await open_invite(phone, await invited(db))
    await phone.write("У меня другой номер")

    await phone.press("Нужна помощь")
    await phone.press(AskToJoin())
    await app.courier.deliver()

    assert "получил Вашу просьбу" in phone.text
    async with db.read() as session:
        assert len((await session.scalars(select(Request))).all()) == 1
        letters = await session.scalars(select(Letter.kind).where(Letter.person_id == 9))
        assert list(letters) == ["request"]
    assert office.shown


async def test_the_language_may_be_changed_on_the_way(db: Database, app: App) -> None:
    phone = Chat(app, 700)
    await open_invite(phone, await invited(db, 70, Role.LECTURER))

    await phone.press("Язык")
    await phone.press("Қазақша")

    assert "Алты цифрлы" in phone.text


@pytest.mark.parametrize("button", [AskToJoin(), ShowNumber()])
async def test_an_old_button_of_joining_leads_home(chat: Chat, button: Any) -> None:
    await chat.press(button)

    assert "Что откроем?" in chat.text


async def test_help_tells_each_role_what_it_can_do(app: App, lecturer: Person) -> None:
    phone = Chat(app, 8)

    await phone.write("/help")

    assert "/materials" in phone.text
    assert "жауап беруге болады" in phone.text
    assert "/quizzes" not in phone.text


@pytest.mark.parametrize(("role", "most"), [(Role.LEARNER, 12), (Role.LECTURER, 15)])
async def test_linking_loads_the_person_once(
    db: Database, app: App, clock: Clock, role: Role, most: int
) -> None:
    phone = Chat(app, 70)
    await open_invite(phone, await invited(db, 70, role))
    code = await digits(db, 70, clock)

    with counted(db) as statements:
        if role == Role.LEARNER:
            await show_number(phone)
        else:
            await phone.write(code)

    asked = in_the_handler(statements)
    assert await owner(db, 70) == 70
    assert sum("FROM person " in f"{each} " for each in asked) == 1, asked
    assert len(asked) <= most, asked  # once in a person's life; every other press has eight
