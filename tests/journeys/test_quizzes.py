"""A quiz from the first file to the last: a bank is filled, a quiz built, taken with every kind of
question through a real crash, looked at and exported; in both languages, by the buttons alone."""

import asyncio
import json
import re
from pathlib import Path

import pytest
from sqlalchemy import select

from locales import Translator
from storage.database import Database
from storage.tables.attempts import Attempt, AttemptState
from tests.question_tables import CATEGORY, KINDS, ROWS, filled
from tests.result_tables import Table, of_text, of_workbook, plain
from tests.stage import Message, Phone, Stage, academy, console

LEARNER = {"kk": (101, "Нұрбекова"), "ru": (104, "Ли")}
LANGUAGE = {"kk": "Қазақша", "ru": "Русский"}
LECTURER = 202
TITLE = {"kk": "Ұзақ <сынақ", "ru": "Долгий <тест"}
SECOND = 1.1
TYPED = {"kk": "жогаргы сот", "ru": "ВЕРХОВНЫЙ  СУД"}
ESSAY = ("=Заңға ғана", "бағынады. Подчиняется только закону.")


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_from_a_file_of_questions_through_a_crash_to_a_file_of_results(
    tmp_path: Path, locale: str
) -> None:
    t = Translator(locale)
    number, family = LEARNER[locale]
    url = f"sqlite+aiosqlite:///{tmp_path / 'quizzes.db'}"
    async with academy(tmp_path, url) as (stage, codes):
        learner = await joined(stage, codes, number, locale)
        lecturer = await joined(stage, codes, LECTURER, locale)
        await fill_the_bank(stage, lecturer, t, tmp_path)
        await build(lecturer, t)

        asked = await half_way(learner, t)
        before = await attempt(url)
        await stage.kill_bot()
        await stage.start_bot()
        resumes = await resumed(learner, t)
        digest = await to_the_end(learner, t)
        after = await attempt(url)

        await review(learner, t, is_closed=False)
        await look_at_results(lecturer, t, family)
        files = await exported(lecturer, t)
        await the_console_gives_the_same(stage, t, tmp_path, after.quiz_id, files)
        await close(lecturer, t)
        await review(learner, t, is_closed=True)

    assert words(resumes).startswith(asked)
    assert_the_same_attempt(before, after, digest)
    assert_answers(t, files, family)


async def joined(stage: Stage, codes: dict[int, str], number: int, locale: str) -> Phone:
    phone = await stage.phone(number, "Дана", locale)
    await phone.join(codes[number], LANGUAGE[locale])
    return phone


async def fill_the_bank(stage: Stage, lecturer: Phone, t: Translator, folder: Path) -> None:
    """The template is asked for, filled and sent; the console finds nothing new in it."""
    await lecturer.say("/bank")
    await press(lecturer, t, "bank-send.button", "bank-template.button")
    template = await lecturer.sees(t.plain("outgoing-bank-template"))
    content = filled(await lecturer.file(template))
    await lecturer.say("/bank")
    await press(lecturer, t, "bank-send.button")
    await lecturer.send_file("document", "сұрақтар.xlsx", content)
    await lecturer.sees(t.plain("bank-count", what="added", count=8))
    await press(lecturer, t, "bank-take")
    await lecturer.sees(line(t, "bank-taken", file="", discipline=""))
    file = folder / "questions.xlsx"
    file.write_bytes(content)
    said = await console(
        stage, "import", "questions", str(file), "--discipline", "ETHICS", "--json"
    )
    report = json.loads(said)
    assert (report["found"], report["taken"], report["refused"]) == (8, 8, [])
    assert report["kinds"] == {kind.replace("-", "_"): 1 for kind in KINDS}
    assert report["categories"] == [CATEGORY]


async def build(lecturer: Phone, t: Translator) -> None:
    """Current control of the eight, in their order, from now on for a day."""
    await lecturer.say("/tests")
    await press(lecturer, t, "built-new.button", "built-kind-current")
    await lecturer.sees(line(t, "built-title", limit=100, title=""))
    await lecturer.say(f"{TITLE['kk']}\n{TITLE['ru']}")
    await lecturer.press(CATEGORY)
    await press(lecturer, t, ("built-draw-all", {"count": 8}), "built-draws-back")
    await press(lecturer, t, "built-next-window", "built-shift-day", "built.button")
    await press(lecturer, t, "built-settings.button", "built-part-order.button")
    await press(lecturer, t, "built-mixed-questions", "built-settings-back", "built.button")
    await lecturer.sees(line(t, "built-drawn", count=8, rules=f"{CATEGORY} – 8"))
    await press(lecturer, t, "built-publish.button")


async def half_way(learner: Phone, t: Translator) -> str:
    """From the letter to the first pair of the sixth question; what stands on the screen."""
    rows = ROWS[t.locale]
    await learner.sees(TITLE[t.locale])
    await press(learner, t, "quiz-published.button", "quiz-start")
    await asks(learner, t, 1)
    await learner.press(rows[0]["A"])
    await asks(learner, t, 2)
    await learner.press(f"☐ {rows[1]['A']}")
    await learner.press(f"☐ {rows[1]['B']}")
    await press(learner, t, "quiz-done")
    await asks(learner, t, 3)
    await press(learner, t, "quiz-true")
    await asks(learner, t, 4)
    await types(learner, TYPED[t.locale])
    await asks(learner, t, 5)
    await types(learner, "12,5")
    await asks(learner, t, 6)
    await pair(learner, t, "A")
    shown = words(await learner.sees(f"→ {rows[5]['A'].rpartition(' = ')[2]}"))
    return shown.partition("⏱")[0]


async def resumed(learner: Phone, t: Translator) -> Message:
    """The same question with the pair that was chosen, by the way a person looks for it."""
    await learner.say("/quizzes")
    await learner.press(TITLE[t.locale])
    await press(learner, t, "quiz-continue")
    await asks(learner, t, 6)
    return await learner.sees("→ ")


async def to_the_end(learner: Phone, t: Translator) -> str:
    """The other pair, the order, an essay in two messages; the digest of the receipt."""
    await pair(learner, t, "B")
    await learner.sees(f"→ {ROWS[t.locale][5]['B'].rpartition(' = ')[2]}")
    await press(learner, t, "quiz-done")
    await asks(learner, t, 7)
    for each in "ABC":
        await learner.press(f"[  ] {ROWS[t.locale][6][each]}")
    await press(learner, t, "quiz-done")
    await asks(learner, t, 8)
    await asyncio.sleep(SECOND)
    for each in ESSAY:
        await learner.say(each)  # as Telegram splits a long text: at once
    await learner.sees(ESSAY[1])
    await press(learner, t, "quiz-done")
    result = await learner.sees(line(t, "quiz-result", title=TITLE[t.locale]))
    assert line(t, "quiz-points", points=7, total=8, percent=88, awaiting=1) in words(result)
    (digest,) = re.findall(r"\b[0-9a-f]{16,}\b", words(result))
    await press(learner, t, "quiz-card", "quiz-receipt.button")
    receipt = await learner.sees(line(t, "quiz-receipt", title=TITLE[t.locale]))
    assert digest in words(receipt)
    assert line(t, "quiz-receipt-intact", intact="yes") in words(receipt)
    return str(digest)


async def pair(learner: Phone, t: Translator, left: str) -> None:
    """Tap the number in front of it, then its partner."""
    words_left, _, partner = ROWS[t.locale][5][left].partition(" = ")
    shown = words(await learner.sees(words_left))
    (number,) = re.findall(rf"(\d)\) {words_left} →", shown)
    await learner.press(number)
    await learner.sees(f"{words_left} → ?")
    await learner.press(partner)


def assert_the_same_attempt(before: Attempt, after: Attempt, digest: str) -> None:
    assert (before.id, before.seed, before.paper) == (after.id, after.seed, after.paper)
    assert before.deadline <= after.deadline  # an outage is given back, never taken
    assert (after.state, before.state) == (AttemptState.MARKING, AttemptState.OPEN)
    assert str(after.digest).startswith(digest)


async def review(learner: Phone, t: Translator, *, is_closed: bool) -> None:
    """The matrix of current control: points at once, the key when nobody can pass it on."""
    await learner.say("/quizzes")
    await learner.press(TITLE[t.locale])
    await press(learner, t, "quiz-reviews.button")
    shown = await learner.sees(t.plain("quiz-review-marks", points=7, most=8, percent=88))
    if not is_closed:
        assert len(labels(shown)) == 1  # the way back, and no question
        return
    await learner.press("4")
    answer = words(await learner.sees(line(t, "marked-right")))
    assert TYPED[t.locale] in answer
    assert ROWS[t.locale][3]["right"] in answer


async def look_at_results(lecturer: Phone, t: Translator, family: str) -> None:
    await lecturer.say("/tests")
    await lecturer.press(TITLE[t.locale])
    await press(lecturer, t, "results.button")
    table = words(await lecturer.sees(line(t, "results", title=TITLE[t.locale])))
    assert family in table
    assert t.plain("results-percent", percent=88, confirmation="settled") in table


async def exported(lecturer: Phone, t: Translator) -> tuple[Table, Table]:
    """The workbook and the CSV, as they come into the chat."""
    found = {}
    for each in ("xlsx", "csv"):
        await press(lecturer, t, f"results-export-{each}")

        async def sent(ending: str = f".{each}") -> Message | None:
            own = [m for m in await lecturer.messages() if "document" in m]
            mine = [m for m in own if t.plain("outgoing-results", count=1) in words(m)]
            return next((m for m in mine if m["document"]["file_name"].endswith(ending)), None)

        found[each] = await lecturer.file(await lecturer.stage.until(sent, f"a file {each}"))
    return of_workbook(found["xlsx"]), of_text(found["csv"])


def assert_answers(t: Translator, files: tuple[Table, Table], family: str) -> None:
    """A line with the learner's answers; the essay has no points and is no formula."""
    book, table = files
    assert [list(map(plain, row)) for row in book] == [list(map(plain, row)) for row in table]
    head, row = book
    cells = dict(zip(head, row, strict=True))
    assert cells[t.plain("results-title-family")] == family
    assert cells[t.plain("results-title-state")] == t.plain("results-state", state="marking")
    answers = [cells[f"{n}. J{n}: {t.plain('results-part-answer')}"] for n in range(1, 9)]
    points = [cells[f"{n}. J{n}: {t.plain('results-part-points')}"] for n in range(1, 9)]
    rows = ROWS[t.locale]
    assert answers[0] == rows[0]["A"]
    assert answers[3:5] == [TYPED[t.locale], "12,5"]
    in_order = [f"{n}) {rows[6][each]}" for n, each in enumerate("ABC", start=1)]
    assert answers[6] == "; ".join(in_order)
    assert answers[7] == "'" + "\n\n".join(ESSAY)
    assert points == [1.0] * 7 + [None]


async def the_console_gives_the_same(
    stage: Stage, t: Translator, folder: Path, quiz: int, files: tuple[Table, Table]
) -> None:
    for ending, read, same in zip(("xlsx", "csv"), (of_workbook, of_text), files, strict=True):
        file = folder / f"out.{ending}"
        options = ("--quiz", str(quiz), "--format", ending, "--out", str(file))
        said = await console(stage, "export", "results", *options, "--language", t.locale)
        assert said.startswith("1 attempts")
        assert read(file.read_bytes()) == same


async def close(lecturer: Phone, t: Translator) -> None:
    await lecturer.say("/tests")
    await lecturer.press(TITLE[t.locale])
    await press(lecturer, t, "built-window.button", "built-close.button", "built-close-confirm")
    await lecturer.sees(line(t, "built-moved", title=TITLE[t.locale]))


async def press(phone: Phone, t: Translator, *keys: str | tuple[str, dict[str, object]]) -> None:
    """One button after the other, by its words; a number is its own."""
    for each in keys:
        key, facts = (each, {}) if isinstance(each, str) else each
        await phone.press(key if key.isdecimal() else t.plain(key, **facts))


async def types(learner: Phone, text: str) -> None:
    """Not in the same second: nobody has read the question yet, and Telegram counts in seconds."""
    await asyncio.sleep(SECOND)
    await learner.say(text)


async def asks(learner: Phone, t: Translator, number: int) -> None:
    await learner.sees(line(t, "quiz-question", number=number, total=8))


async def attempt(url: str) -> Attempt:
    db = Database(url)
    async with db.read() as session:
        found = (await session.scalars(select(Attempt))).one()
    await db.close()
    return found


def line(t: Translator, key: str, **facts: object) -> str:
    """The first line of this text as it stands on the screen, without its markup."""
    return re.sub(r"</?\w+>", "", t.plain(key, **facts)).splitlines()[0]


def labels(message: Message) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


def words(message: Message) -> str:
    return str(message.get("text") or message.get("caption") or "")
