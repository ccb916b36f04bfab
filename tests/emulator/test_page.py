"""The chat page in a real browser: two phones talk to a bot, and a reload keeps everything."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from playwright.async_api import Locator, Page, async_playwright, expect

from emulator.server import Emulator
from tests.emulator.conftest import NewPerson
from tests.emulator.phone import picture

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]
SECONDS = 8_000


async def greet(message: Message) -> None:
    label = InlineKeyboardButton(text="Растау", callback_data="confirm")
    await message.answer(
        f"<b>Сәлеметсіз бе!</b> {message.text}",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[label]]),
    )


async def confirm(query: CallbackQuery) -> None:
    await query.answer("Жеке басыңыз расталды.", show_alert=True)


async def praise(message: Message) -> None:
    await message.reply("Фотосурет қабылданды.")


async def notice_edit(message: Message) -> None:
    await message.answer(f"Өзгертілді: {message.text}")


@pytest.fixture
async def working_bot(emulator: Emulator, bot: Bot) -> AsyncIterator[Bot]:
    """A bot that greets, confirms, praises photos and notices edits."""
    dispatcher = Dispatcher()
    dispatcher.message.register(praise, F.photo)
    dispatcher.message.register(greet)
    dispatcher.edited_message.register(notice_edit)
    dispatcher.callback_query.register(confirm)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    yield bot
    await dispatcher.stop_polling()
    await polling


@pytest.fixture
async def page(emulator: Emulator) -> AsyncIterator[Page]:
    if CHROMIUM is None:
        pytest.skip("needs chromium")
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = await browser.new_page(locale="kk-KZ", viewport={"width": 1280, "height": 800})
        opened.set_default_timeout(SECONDS)
        expect.set_options(timeout=SECONDS)
        yield opened
        await browser.close()


async def say(phone: Locator, text: str) -> None:
    await phone.locator("[data-composer]").fill(text)
    await phone.locator("[data-send]").click()


async def open_invitation(phone: Locator) -> None:
    """The START button sends the code; the button of the answer opens a window."""
    await phone.locator("[data-start]").click()
    greeting = phone.locator("[data-own=false] [data-bubble]").first
    await expect(greeting).to_contain_text("Сәлеметсіз бе! /start invite-1")
    await expect(greeting.locator("strong")).to_have_text("Сәлеметсіз бе!")
    await phone.locator("[data-button='Растау']").click()
    await expect(phone.locator("[data-alert]")).to_contain_text("Жеке басыңыз расталды.")
    await phone.locator("[data-alert-ok]").click()
    await expect(phone.locator("[data-alert]")).to_have_count(0)


async def send_photo(page: Page, phone: Locator, file: Path) -> None:
    """The photo is made as small as Telegram's apps make it."""
    await phone.locator("[data-attach]").click()
    async with page.expect_file_chooser() as chooser:
        await phone.locator("[data-attach-photo]").click()
    await (await chooser.value).set_files(file)
    await phone.locator("[data-send-files]").click()
    await expect(phone.locator("[data-own=true] [data-photo] img")).to_have_attribute(
        "width", "1280"
    )
    await expect(phone.locator("[data-bubble]").last).to_contain_text("Фотосурет қабылданды.")


async def write_and_correct(phone: Locator) -> None:
    """Text that looks like markup stays text."""
    await phone.locator("[data-start]").click()
    await say(phone, "<b>Қате</b>")
    mine = phone.locator("[data-own=true]").last
    await expect(mine).to_contain_text("<b>Қате</b>")
    await mine.locator("[data-bubble]").click()
    await phone.locator("[data-edit]").click()
    await say(phone, "Дұрыс")
    await expect(mine.locator("[data-edited]")).to_be_visible()
    await expect(phone.locator("[data-bubble]").last).to_contain_text("Өзгертілді: Дұрыс")


@pytest.mark.usefixtures("working_bot")
async def test_two_phones_write_press_send_a_photo_edit_and_survive_a_reload(
    page: Page, emulator: Emulator, new_person: NewPerson, tmp_path: Path
) -> None:
    learner = await new_person(first_name="Айгерім", start="invite-1")
    teacher = await new_person(first_name="Ержан")
    photo = tmp_path / "face.jpg"
    photo.write_bytes(picture(1600, 1200))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    one = page.locator(f"[data-phone][data-person='{learner.id}']")
    two = page.locator(f"[data-phone][data-person='{teacher.id}']")

    await page.goto(emulator.url)
    await open_invitation(one)
    await send_photo(page, one, photo)
    await write_and_correct(two)
    await page.reload()

    await expect(one.locator("[data-message-id]")).to_have_count(4)
    await expect(two.locator("[data-own=true]").last).to_contain_text("Дұрыс")
    assert page.url.endswith(f"#{learner.id},{teacher.id}")
    assert errors == []
