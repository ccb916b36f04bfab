"""From an empty database to a person who came, changed the phone, and was erased: in both
languages, with the bot, the emulator and the console as real processes."""

import re
from pathlib import Path

import pytest

from locales import Translator
from tests.stage import AGREE, Message, Phone, Stage, console, opened

OFFICE, LEARNER, NEW_PHONE = 31, 41, 42
NUMBER = "+77010000041"
FAMILY = {"kk": "Әбдіқалықова", "ru": "Щукина"}
LANGUAGE = {"kk": "Қазақша", "ru": "Русский"}
HEADER = {"kk": "ЖСН;Тегі;Аты;Тобы;Телефон;Тілі", "ru": "ИИН;Фамилия;Имя;Группа;Телефон;Язык"}
IIN = "900101300017"


def roster(locale: str) -> bytes:
    """A roster of one learner, as the office keeps it."""
    row = f"{IIN};{FAMILY[locale]};Айгүл;М-26-1;8 (701) 000-00-41;{locale}"
    return f"{HEADER[locale]}\r\n{row}\r\n".encode()


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_from_a_roster_to_a_linked_phone_to_a_new_one_to_the_certificate_of_erasure(
    tmp_path: Path, locale: str
) -> None:
    t = Translator(locale)
    async with opened(tmp_path, f"sqlite+aiosqlite:///{tmp_path / 'sabaq.db'}") as stage:
        office = await administrator(stage, locale)
        await import_roster(office, t, locale)

        learner = await link(stage, office, t, locale, LEARNER)
        moved = await link(stage, office, t, locale, NEW_PHONE)
        await learner.sees(line(t, "join-unlinked"))

        await my_data(moved, t, FAMILY[locale])
        await erase(office, moved, t, FAMILY[locale])
        assert "broken     None" in await console(stage, "audit", "verify")
        assert await stage.stop_bot() == 0
        log = stage.log.read_text()
        assert FAMILY[locale] not in log
        assert "Traceback" not in log
    assert FAMILY[locale].encode() not in (tmp_path / "sabaq.db").read_bytes()


async def administrator(stage: Stage, locale: str) -> Phone:
    """The first administrator, put into the roster at the console, links the phone."""
    said = await console(stage, "db", "administrator", "Оспанов", "Дәурен")
    (code,) = re.findall(r"/start (\S+)", said)
    (digits,) = re.findall(r"\b\d{6}\b", said)
    await stage.start_bot()
    phone = await stage.phone(OFFICE, "Дәурен", locale)
    await phone.say(f"/start {code}")
    await phone.press(LANGUAGE[locale])
    await phone.say(digits)
    await phone.sees(Translator(locale).plain("link-done"))
    return phone


async def import_roster(office: Phone, t: Translator, locale: str) -> None:
    await office.say("/roster")
    await office.sees(line(t, "roster", limit=20))
    await office.send_file("document", "list.csv", roster(locale))
    await office.sees("М-26-1")
    await office.press(t.plain("roster-apply"))
    await office.sees(line(t, "roster-applied", number="1", added=1, changed=0))


async def link(stage: Stage, office: Phone, t: Translator, locale: str, number: int) -> Phone:
    """The office invites the learner; a phone with the number of the roster opens the link."""
    code = await invited(office, t, locale)
    person = {"id": number, "first_name": "Айгүл", "language_code": locale}
    await stage.post("people", {**person, "phone_number": NUMBER})
    phone = Phone(stage, number)
    await phone.say(f"/start {code}")
    await phone.press(LANGUAGE[locale])
    await phone.sees(line(t, "link-number", at=2))
    await stage.post("send", {"person": number, "contact": True})
    await phone.sees(t.plain("link-done"))
    if number == LEARNER:  # the consent belongs to the person, not to the phone
        await phone.press(AGREE[LANGUAGE[locale]])
    return phone


async def invited(office: Phone, t: Translator, locale: str) -> str:
    """The code of a new invite, which comes with its picture as a message of its own."""
    former = await codes(office)
    await open_person(office, t, FAMILY[locale])
    await office.press(t.plain("invite.button"))

    async def new() -> str | None:
        return next((code for code in await codes(office) if code not in former), None)

    return str(await office.stage.until(new, "a new invite"))


async def codes(office: Phone) -> list[str]:
    """The codes of every invite in this chat."""
    told = " ".join(words(each) for each in await office.messages())
    return re.findall(r"start=([\w-]+)", told)


async def open_person(office: Phone, t: Translator, family_name: str) -> None:
    """By the name without its Kazakh letters, as people type it."""
    await office.say("/people")
    await office.sees(line(t, "directory", at=2))
    await office.say(family_name.lower().replace("ә", "а").replace("қ", "к").replace("і", "и"))
    await office.press(family_name)


async def my_data(phone: Phone, t: Translator, family_name: str) -> None:
    """The learner takes the file, which holds the name, and asks to be erased."""
    await phone.say("/mydata")
    await phone.sees(family_name)
    await phone.press(t.plain("mydata-file.button"))
    sent = await phone.sees(line(t, "outgoing-my-data"))
    content = (await phone.file(sent)).decode()
    assert family_name in content
    assert IIN in content
    await phone.press(t.plain("mydata-erasure.button"))
    await phone.press(t.plain("mydata-erasure-wish"))


async def erase(office: Phone, learner: Phone, t: Translator, family_name: str) -> None:
    """The administrator opens the request, looks at what goes, and confirms."""
    await office.press(t.plain("request.button"))
    await office.press(t.plain("erasure.button"))
    await office.sees(line(t, "erasure-what")[:40])
    await office.press(t.plain("erasure-ordered.button"))
    for phone in (office, learner):
        told = await phone.sees("SHA-256")
        assert family_name not in words(told)
        assert told["document"]["file_name"].endswith(".pdf")
    await learner.say("/menu")
    await learner.sees(line(t, "join-stranger"))


def line(t: Translator, key: str, at: int = 0, **facts: object) -> str:
    """A line of this text as it stands on the screen, without its markup."""
    return re.sub(r"<[^>]+>", "", t.plain(key, **facts)).splitlines()[at]


def words(message: Message) -> str:
    return str(message.get("text") or message.get("caption") or "")
