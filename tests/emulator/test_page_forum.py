"""A forum on a small phone: topics, quoted answers, marks, places and contacts."""

import pytest
from aiogram import Bot
from aiogram.types import ReactionTypeEmoji, ReplyParameters
from playwright.async_api import Locator, Page, expect

from emulator.server import Emulator
from tests.emulator import test_page
from tests.emulator.conftest import NewPerson
from tests.emulator.phone import Phone
from tests.emulator.test_page import say

page = test_page.page
QUESTION = "Апелляция мерзімі қанша күн?"


@pytest.fixture
async def teacher(new_person: NewPerson) -> Phone:
    return await new_person(first_name="Ержан", last_name="Қасымов")


async def opened(page: Page, emulator: Emulator, phone: Phone, chat: int) -> Locator:
    await page.set_viewport_size({"width": 360, "height": 740})
    await page.goto(f"{emulator.url}/#{phone.id}")
    shown = page.locator(f"[data-phone][data-person='{phone.id}']")
    await shown.locator("[data-back]").click()
    await shown.locator(f"[data-chat='{chat}']").click()
    return shown


async def attach(page: Page, phone: Locator, what: str, **values: str) -> None:
    await phone.locator("[data-attach]").click()
    await phone.locator(f"[data-attach-{what}]").click()
    for name, value in values.items():
        await phone.locator(f"[name={name}]").fill(value)
    await phone.locator("[data-form-send]").click()


async def quote(phone: Locator, number: int, words: str, answer: str) -> None:
    """Mark these words at the beginning of a message, and answer them."""
    await phone.locator(f"[data-message-id='{number}'] [data-bubble]").click()
    await phone.locator("[data-quote-reply]").click()
    marked = f"field => field.setSelectionRange(0, {len(words)})"
    await phone.locator("[data-quote-text]").evaluate(marked)
    await phone.locator("[data-quote-done]").click()
    await say(phone, answer)


async def test_a_teacher_answers_in_a_topic_and_quotes(
    page: Page, emulator: Emulator, bot: Bot, friend: Phone, teacher: Phone
) -> None:
    members = [teacher.id, friend.id]
    chat = (await teacher.tell("groups", title="Құқық", members=members, topics=True))["id"]
    topic = (await bot.create_forum_topic(chat, "Айгүл · Құқық")).message_thread_id
    asked = await bot.send_message(chat, QUESTION, message_thread_id=topic)
    phone = await opened(page, emulator, teacher, chat)
    await expect(phone.locator("[data-topics] [data-topic]")).to_have_count(2)
    await phone.locator(f"[data-topic='{topic}']").click()
    await expect(phone.locator("[data-title]")).to_have_text("Айгүл · Құқық")

    await quote(phone, asked.message_id, "Апелляция мерзімі", "Бір ай.")

    mine = phone.locator("[data-own=true]")
    await expect(mine.locator("[data-quote]")).to_contain_text("Апелляция мерзімі")
    written = (await teacher.messages(chat=chat))[-1]
    assert (written["message_thread_id"], written["text"]) == (topic, "Бір ай.")
    number = written["message_id"]
    await bot.set_message_reaction(chat, number, [ReactionTypeEmoji(emoji="👌")])
    await expect(mine.locator("[data-reaction='👌']")).to_be_visible()
    reply = ReplyParameters(message_id=number, quote="ай")
    await bot.send_message(chat, "Рақмет", message_thread_id=topic, reply_parameters=reply)
    await expect(phone.locator("[data-own=false] [data-quote]")).to_contain_text("ай")


async def test_a_place_a_contact_and_formatting_are_sent_and_shown(
    page: Page, emulator: Emulator, bot: Bot, teacher: Phone
) -> None:
    chat = (await teacher.tell("groups", title="Кафедра", members=[teacher.id]))["id"]
    phone = await opened(page, emulator, teacher, chat)

    await attach(page, phone, "location", latitude="51.16", longitude="71.47")
    await attach(page, phone, "contact", first_name="Кеңсе", phone_number="+77172000000")
    await phone.locator("[data-attach]").click()
    await phone.locator("[data-attach-marked]").click()
    await phone.locator("[data-marked]").fill("<b>қалың</b> <tg-spoiler>жасырын</tg-spoiler>")
    await phone.locator("[data-form-send]").click()
    await bot.send_location(chat, 51.13, 71.43)

    mine = phone.locator("[data-own=true]")
    await expect(mine.nth(0).locator("[data-location]")).to_contain_text("51.16000, 71.47000")
    await expect(mine.nth(1).locator("[data-contact]")).to_contain_text("+77172000000")
    await expect(mine.nth(2).locator("strong")).to_have_text("қалың")
    await expect(mine.nth(2).locator(".spoiler")).to_have_text("жасырын")
    theirs = phone.locator("[data-own=false] [data-location]")
    await expect(theirs).to_contain_text("51.13000, 71.43000")


async def test_an_administrator_keeps_the_topics(
    page: Page, emulator: Emulator, bot: Bot, teacher: Phone
) -> None:
    chat = (await teacher.tell("groups", title="Кафедра", members=[teacher.id], topics=True))["id"]
    phone = await opened(page, emulator, teacher, chat)
    menu = phone.locator("[data-menu]")
    await menu.click()
    await phone.locator("[data-new-topic]").click()
    await phone.locator("[name=name]").fill("Сұрақтар")
    await phone.locator("[data-form-send]").click()
    topic = phone.locator("[data-topics] [data-topic]", has_text="Сұрақтар")
    await expect(topic).to_be_visible()
    number = int(await topic.get_attribute("data-topic") or 0)

    await bot.send_message(chat, "жаңа сұрақ", message_thread_id=number)
    await expect(topic.locator("[data-unread='1']")).to_be_visible()
    await topic.click()
    await menu.click()
    await phone.locator("[data-close-topic]").click()
    await expect(phone.locator(".service").last).to_contain_text("Тақырып жабылды")
    await phone.locator("[data-back]").click()
    await expect(topic).to_have_attribute("data-closed", "")
    await topic.click()
    await menu.click()
    await phone.locator("[data-delete-topic]").click()
    await phone.locator("[data-yes]").click()
    await expect(topic).to_have_count(0)
    assert await teacher.messages(chat=chat) == []
