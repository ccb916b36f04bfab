"""The whole story in a real browser: `sabaq run` as a newcomer starts it, three phones, a webcam.

Screenshots stay in var/screenshots, to be looked at.
"""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from playwright.async_api import Locator, Page, ViewportSize, async_playwright, expect

from tests.emulator.test_page import CHROMIUM, FLAGS
from tests.faces import COLEMAN, COLEMAN_AGAIN, FACES, SOMEBODY_ELSE, another
from tests.stage import ROOT, free_port

SCREENSHOTS = ROOT / "var" / "screenshots"
LEARNER, LECTURER, OFFICE = 101, 201, 301
SECONDS = 25_000
DESK = ViewportSize(width=1280, height=800)
SMALL_PHONE = ViewportSize(width=360, height=740)


@asynccontextmanager
async def demonstration(folder: Path) -> AsyncIterator[str]:
    """`sabaq run` without a token, in its own folder; its page's address. Ctrl-C ends it."""
    port = free_port()
    env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PORT": str(port)}
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env={**env, "DATA_DIR": str(folder / "var"), "PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    assert bot.stdout is not None
    try:
        while b"chat page" not in (line := await asyncio.wait_for(bot.stdout.readline(), 60)):
            assert line or bot.returncode is None, "sabaq run ended"
        yield f"http://127.0.0.1:{port}"
    finally:
        bot.send_signal(signal.SIGINT)
        assert await bot.wait() == 0


@asynccontextmanager
async def browser(camera: Path | None) -> AsyncIterator[Page]:
    """Chromium with a page; its webcam shows the film `camera`."""
    if CHROMIUM is None:
        pytest.skip("needs chromium")
    film = [f"--use-file-for-fake-video-capture={camera}"] if camera else []
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *film])
        context = await chromium.new_context(
            viewport=DESK, permissions=["camera"], locale="kk-KZ", timezone_id="Asia/Almaty"
        )
        page = await context.new_page()
        page.set_default_timeout(SECONDS)
        expect.set_options(timeout=SECONDS)
        yield page
        await chromium.close()


def film(picture: Path, out: Path) -> Path:
    """A motion JPEG in which this face looks into the camera."""
    with Image.open(picture) as image:
        frame = BytesIO()
        ImageOps.pad(image.convert("RGB"), (1280, 960)).save(frame, "JPEG", quality=92)
    out.write_bytes(frame.getvalue() * 30)
    return out


class Screen:
    """One phone on the page."""

    def __init__(self, page: Page, person: int) -> None:
        self.page = page
        self.at = page.locator(f'[data-person="{person}"]')

    async def join(self, language: str) -> None:
        """A learner shows the number; staff write the digits that stand below their name."""
        await self.at.locator("[data-start]").click()
        await self.press(language)
        note = await self.at.locator(".owner-words small").inner_text()
        if digits := re.search(r"[0-9]{6}", note):
            await self.sees("Алты цифрлы" if language == "Қазақша" else "из шести цифр")
            await self.say(digits[0])
        else:
            await self.at.locator("[data-reply-button]").first.click()
            await self.page.locator("[data-yes]").click()

    async def press(self, label: str) -> None:
        await self.button(label).click()

    def button(self, label: str) -> Locator:
        return self.at.locator(f'[data-button*="{label}"]').last

    async def say(self, text: str) -> None:
        await self.at.locator("[data-composer]").fill(text)
        await self.at.locator("[data-send]").click()

    async def sees(self, words: str) -> None:
        await expect(self.at.locator("[data-bubble]", has_text=words).last).to_be_visible()

    async def attach(self, picture: Path) -> None:
        """Choose a photo from the gallery and send it."""
        await self.at.locator("[data-attach]").click()
        async with self.page.expect_file_chooser() as chooser:
            await self.page.locator("[data-attach-photo]").click()
        await (await chooser.value).set_files(picture)
        await self.page.locator("[data-send-files]").click()

    async def photograph(self) -> None:
        """Take a photo with the webcam and send it."""
        await self.at.locator("[data-attach]").click()
        await self.page.locator("[data-attach-camera]").click()
        await self.page.wait_for_timeout(1500)  # until the camera shows its film
        await self.page.locator("[data-shutter]").click()
        await self.page.locator("[data-camera-send]").click()

    async def choose_first_options(self, questions: int) -> None:
        """Answer every question with its first option."""
        for number in range(1, questions + 1):
            await self.sees(f"{number}-сұрақ")
            option = self.at.locator('[data-callback^="opt:"]').first
            is_one_of_several = "☐" in (await option.get_attribute("data-button") or "")
            await option.click()
            if is_one_of_several:
                await expect(self.button("☑")).to_be_visible()
                await self.at.locator('[data-callback^="optdone:"]').last.click()


async def keep(page: Page, name: str) -> None:
    """A screenshot to be looked at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    await page.wait_for_timeout(700)
    await page.screenshot(path=SCREENSHOTS / f"{name}.png")


async def test_the_whole_story_in_the_page(tmp_path: Path) -> None:
    if not FACES.exists():
        pytest.skip("needs ../shared")
    camera = film(FACES / "nasa_catherine_coleman_portrait.jpg", tmp_path / "camera.mjpeg")
    async with demonstration(tmp_path) as url, browser(camera) as page:
        await page.goto(f"{url}/#{LEARNER},{LECTURER},{OFFICE}")
        learner, lecturer, office = (Screen(page, n) for n in (LEARNER, LECTURER, OFFICE))
        await learner.join("Қазақша")
        await learner.press("Келісім беремін")
        await lecturer.join("Қазақша")
        await office.join("Русский")
        await keep(page, "1-joined")

        await materials_and_timetable(page, learner)
        await consultation(page, learner, lecturer)
        await announcement(page, learner, office)
        await enrolment(page, learner, office, tmp_path)
        await quiz_with_identity_check(page, learner, office)

        await page.reload()
        await learner.sees("Ертең сабақ онлайн өтеді")
        await page.set_viewport_size(SMALL_PHONE)
        await keep(page, "7-small-phone")


async def materials_and_timetable(page: Page, learner: Screen) -> None:
    await learner.press("Материалдар")
    await learner.press("Азаматтық")
    await learner.press("Талап арыз")
    await expect(learner.at.locator('[data-document="claim.pdf"]')).to_be_visible()
    await learner.say("/timetable")
    await learner.sees("Бүгінгі сабақтар")
    await learner.sees("Жақында сабақ басталады")
    await keep(page, "2-material-and-reminder")


async def consultation(page: Page, learner: Screen, lecturer: Screen) -> None:
    await learner.say("/ask")
    await learner.sees("Қай пән бойынша")
    await learner.press("Азаматтық")
    await learner.sees("Жаза беріңіз")
    await learner.say("Талап арызды электронды түрде беруге бола ма?")
    await lecturer.sees("электронды түрде")
    await lecturer.press("Жауап беру")
    await lecturer.sees("Жауабыңызды жіберіңіз")
    await lecturer.say("Иә, электрондық қолтаңбамен беруге болады.")
    await learner.sees("электрондық қолтаңбамен")
    await keep(page, "3-consultation")


async def announcement(page: Page, learner: Screen, office: Screen) -> None:
    await office.say("/announce")
    await office.sees("на казахском языке")
    await office.say("Ертең сабақ онлайн өтеді.")
    await office.sees("на русском языке")
    await office.say("Завтра занятия пройдут онлайн.")
    await office.press("Отправить")
    await learner.sees("Ертең сабақ онлайн өтеді.")
    await keep(page, "4-announcement")


async def enrolment(page: Page, learner: Screen, office: Screen, at: Path) -> None:
    """Three selfies by webcam and gallery, on the way to a quiz; a person says whose they are."""
    lit = at / "lit.jpg"
    lit.write_bytes(another(COLEMAN))
    await learner.say("/quizzes")
    await learner.sees("Тесттеріңіз")
    await learner.press("ағымдағы бақылау")
    await learner.press("Бастау")
    await learner.sees("келісім беремін")
    await learner.press("Келісім беремін")
    await learner.sees("үш селфи")
    await keep(page, "5-guide")
    await learner.photograph()
    await learner.sees("1 / 3")
    await learner.attach(FACES / COLEMAN_AGAIN)
    await learner.sees("2 / 3")
    await learner.attach(lit)
    await office.sees("Новый эталон")
    await keep(page, "5-enrolment-and-review")
    await office.press("Подтвердить")
    await learner.sees("бет эталоныңызды растады")


async def quiz_with_identity_check(page: Page, learner: Screen, office: Screen) -> None:
    """A stranger's photo before the quiz: it begins all the same, and a person decides."""
    await learner.at.locator('[data-button="Жеке басты растау"]').last.click()
    await learner.sees("секунд")
    await learner.attach(FACES / SOMEBODY_ELSE)
    await learner.press("Бастау")
    await office.sees("Похоже на другого человека")
    await keep(page, "5-quiz-and-review")
    await learner.choose_first_options(5)
    await learner.sees("алдын ала")
    await office.press("Подтвердить")
    await learner.sees("жеке басыңызды растады")
    await keep(page, "6-decided")
