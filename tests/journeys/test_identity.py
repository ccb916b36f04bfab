"""From three selfies to a result that is final: a rule, people, and the way without a photo."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from locales import Translator
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.disciplines import Discipline
from storage.tables.identity import Check, CheckPicture, Way
from storage.tables.quizzes import Policy, Quiz
from tests.faces import (
    COLEMAN,
    COLEMAN_AGAIN,
    RUIZ,
    RUIZ_AGAIN,
    SOMEBODY_ELSE,
    changed,
    face,
    three_alike,
)
from tests.stage import AGREE, Phone, Stage, academy, console

LANGUAGES = {"kk": "Қазақша", "ru": "Русский"}
CIVIL = {"kk": "ағымдағы бақылау", "ru": "текущий контроль"}
ETHICS = {"kk": "жаттығу тесті", "ru": "тренировочный тест"}
OFFICE = Translator("ru")  # the administrator reads Russian
WORD = "Бұл мен едім <b>«рас»</b> 😀"


@pytest.mark.parametrize("locale", LANGUAGES)
async def test_from_three_selfies_to_a_final_result_and_pictures_that_are_gone(
    tmp_path: Path, locale: str
) -> None:
    url, t = f"sqlite+aiosqlite:///{tmp_path / 'identity.db'}", Translator(locale)
    portrait, stranger = changed(RUIZ, scale=3), face(SOMEBODY_ELSE)
    db = Database(url)
    async with academy(tmp_path, url) as (stage, codes):
        await another_quiz_asks_for_a_face(db)
        office = await stage.phone(301, "Дәурен")
        await office.join(codes[301], "Русский")
        learners = [await stage.phone(number, "Оқушы", locale) for number in (101, 102, 103)]
        for each in learners:
            await each.join(codes[each.number], LANGUAGES[locale])
        sure, doubted, shy = learners

        await enrol(sure, office, t, three_alike(RUIZ, RUIZ_AGAIN, scale=3))
        await photographed_and_accepted(sure, t, portrait)
        await enrol(doubted, office, t, three_alike(COLEMAN, COLEMAN_AGAIN))
        await a_stranger_is_rejected(doubted, office, t, stranger)
        await the_learner_is_heard_and_the_decision_is_changed(doubted, office, t)
        await confirmed_without_a_photo(shy, office, t)
        await old_pictures_go_and_a_line_proves_it(db, stage)
        await console(stage, "audit", "verify")
    async with db.read() as session:
        ways = set(await session.scalars(select(Check.way).where(Check.way.is_not(None))))
    await db.close()
    assert ways >= {Way.REVIEW, Way.LIVE_CALL}


async def another_quiz_asks_for_a_face(db: Database) -> None:
    """The training quiz of ethics, too: learner 103 has no other."""
    ethics = select(Discipline.id).where(Discipline.code == "ETHICS").scalar_subquery()
    async with db.begin() as session:
        changes = update(Quiz).where(Quiz.discipline_id == ethics)
        await session.execute(changes.values(policy=Policy.FACE))


async def begin(phone: Phone, t: Translator, title: str) -> None:
    await phone.say("/quizzes")
    await phone.press(title)
    await phone.press(t.plain("quiz-start"))


async def enrol(phone: Phone, office: Phone, t: Translator, selfies: list[bytes]) -> None:
    """Consent, three selfies one by one, and a person who says whose they are."""
    await begin(phone, t, CIVIL[t.locale])
    await phone.press(AGREE[LANGUAGES[t.locale]])
    for number, content in enumerate(selfies):
        await phone.send_file("photo", f"{number}.jpg", content)
    await phone.sees(t.plain("enrolment-then"))
    await phone.press(t.plain("identity-check"))
    await office.press(OFFICE.plain("review-confirm"))
    await phone.sees(t.plain("own-enrolment-confirmed"))


async def photographed_and_accepted(phone: Phone, t: Translator, content: bytes) -> None:
    await phone.send_file("photo", "now.jpg", content)
    await phone.sees("✅")
    await answer_all(phone, t)
    await phone.sees(t.plain("quiz-stands", confirmation="settled"))


async def a_stranger_is_rejected(
    phone: Phone, office: Phone, t: Translator, content: bytes
) -> None:
    """The attempt goes on and its result stays provisional; a person decides, with a reason."""
    await phone.send_file("photo", "now.jpg", content)
    await answer_all(phone, t)
    await phone.sees(t.plain("quiz-stands", confirmation="provisional"))
    await office.sees(OFFICE.plain("review-finding-other-person"))

    await office.press(OFFICE.plain("review-reject"))
    await office.press(OFFICE.plain("review-reason-other-person"))

    await phone.sees(t.plain("own-case-reason-other-person"))


async def the_learner_is_heard_and_the_decision_is_changed(
    phone: Phone, office: Phone, t: Translator
) -> None:
    await phone.press(t.plain("own-case-word.button"))
    await phone.say(WORD)
    await office.sees(WORD)

    await office.press(OFFICE.plain("review-confirm"))

    await phone.sees(t.plain("own-case-result", result="settled"))


async def confirmed_without_a_photo(phone: Phone, office: Phone, t: Translator) -> None:
    """No consent: the quiz begins all the same, and a member of staff calls."""
    await begin(phone, t, ETHICS[t.locale])
    await phone.press(t.plain("identity-without"))
    await office.sees(OFFICE.plain("review-finding-without-photo"))

    await office.press(OFFICE.plain("review-more"))
    await office.press(OFFICE.plain("review-way-live-call"))

    await phone.sees(t.plain("own-case-confirmed"))


async def old_pictures_go_and_a_line_proves_it(db: Database, stage: Stage) -> None:
    """What was judged is kept until nobody can appeal; the dry run counts it, then it goes."""
    async with db.begin() as session:
        kept = await session.scalar(select(func.count()).select_from(CheckPicture))
        past = datetime.now(UTC) - timedelta(days=1)
        await session.execute(update(Check).values(appeal_until=past))

    counted = json.loads(await console(stage, "retention", "--dry-run", "--json"))
    await console(stage, "retention")

    assert counted["pictures"]["count"] == kept
    async with db.read() as session:
        assert await session.scalar(select(func.count()).select_from(CheckPicture)) == 0
        lines = await session.scalars(
            select(AuditLine.facts).where(AuditLine.act == "evidence-deleted")
        )
        assert sum(facts["count"] for facts in lines) == kept


async def answer_all(phone: Phone, t: Translator) -> None:
    """Tap the first option of each question until the receipt is offered."""
    await phone.press(t.plain("quiz-start"))
    shown = await newest(phone, {})
    while not any(data.startswith("qreceipt:") for data in buttons(shown)):
        done = [data for data in buttons(shown) if data.startswith("optdone:")]
        is_marked = any("☑" in label for label in buttons(shown).values())
        first = next(data for data in buttons(shown) if data.startswith("opt:"))
        await phone.press_raw(shown["message_id"], done[0] if done and is_marked else first)
        shown = await newest(phone, shown)


async def newest(phone: Phone, before: dict[str, Any]) -> dict[str, Any]:
    """The question on the screen, or the result, as soon as it is another than before."""

    async def found() -> dict[str, Any] | None:
        for message in reversed(await phone.messages()):
            if any(data.startswith(("opt:", "qreceipt:")) for data in buttons(message)):
                return message if message != before else None
        return None

    return dict(await phone.stage.until(found, "another question, or the result"))


def buttons(message: dict[str, Any]) -> dict[str, str]:
    """What the buttons of a message carry, and what stands on them."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {each.get("callback_data", ""): each["text"] for row in rows for each in row}
