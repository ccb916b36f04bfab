from datetime import timedelta

from academy import people
from bot.app import App
from storage.database import Database
from storage.tables.people import Person, PersonRole, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add


async def invited(db: Database) -> str:
    """A learner of the roster without a phone, and the code of their invite."""
    person = Person(
        id=70, roster_code="R70", family_name="Сағынова", given_name="Ақбота <b>😀", roles=[]
    )
    person.roles = [PersonRole(role=Role.LEARNER)]
    await add(db, person)
    async with db.begin() as session:
        return await people.invite(session, person, life=timedelta(days=1), now=NOW)


async def test_an_invite_links_the_phone_asks_for_the_consent_and_shows_the_menu(
    db: Database, app: App
) -> None:
    phone = Chat(app, 700)
    code = await invited(db)

    await phone.write(f"/start {code}")
    await phone.press("Қазақша")
    asked = phone.text
    await phone.press("Келісім беремін")

    assert "Оқу деректерін өңдеуге келісім" in asked
    assert "Ақбота &lt;b&gt;😀" in phone.text
    assert "📚 Оқу материалдары" in phone.labels
    await app.courier.deliver()
    assert phone.api.requests[-1].__api_method__ == "setMyCommands"


async def test_a_used_an_expired_and_an_unknown_invite_are_refused_each_in_its_words(
    db: Database, app: App, clock: Clock
) -> None:
    code = await invited(db)
    first, second = Chat(app, 700), Chat(app, 701)
    await first.write(f"/start {code}")
    await first.press("Русский")

    await second.write(f"/start {code}")
    used = second.text
    await second.write("/start nonsense")
    unknown = second.text

    assert "уже использовано" in used
    assert "Такого приглашения нет" in unknown


async def test_an_expired_invite_names_the_date(db: Database, app: App, clock: Clock) -> None:
    code = await invited(db)
    clock.now += timedelta(days=2)

    phone = Chat(app, 700)
    await phone.write(f"/start {code}")

    assert "2 сентября 2026" in phone.text


async def test_a_stranger_is_told_how_to_get_an_invite(app: App) -> None:
    phone = Chat(app, 700)

    await phone.write("/start")

    assert "приглашение" in phone.text


async def test_a_new_phone_takes_the_link_and_the_old_one_is_told(db: Database, app: App) -> None:
    old, new = Chat(app, 700), Chat(app, 701)
    await old.write(f"/start {await invited(db)}")
    await old.press("Русский")
    async with db.begin() as session:
        person = await session.get_one(Person, 70)
        code = await people.invite(session, person, life=timedelta(days=1), now=NOW)

    await new.write(f"/start {code}")
    await new.press("Русский")
    await app.courier.deliver()

    assert "другим телефоном" in old.text
    await old.write("/quizzes")
    assert "Я Вас пока не знаю" in old.text


async def test_help_tells_each_role_what_it_can_do(app: App, lecturer: Person) -> None:
    phone = Chat(app, 8)

    await phone.write("/help")

    assert "/materials" in phone.text
    assert "жауап беруге болады" in phone.text
    assert "/quizzes" not in phone.text
