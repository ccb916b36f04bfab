"""What counts as mere thanks, in both languages; a thread that is closed in its group."""

import pytest
from sqlalchemy import update

from academy import closings, letters
from academy.closings import is_only_thanks
from academy.errors.closings import QuestionComing
from academy.letters import Draft
from academy.parcels import QUESTION, staff_lane
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.consultations import EntryKind, Thread, ThreadState
from storage.tables.disciplines import Discipline
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Role
from tests.conftest import NOW, add, person
from tests.threads import stored, waiting


@pytest.mark.parametrize(
    "text",
    [
        "Рақмет!",
        "рахмет",
        "Үлкен рақмет сізге",
        "Жауабыңызға рақмет 🙏",
        "Түсінікті, рақмет.",
        "Спасибо",
        "СПАСИБО БОЛЬШОЕ!!!",
        "Спасибо за ответ",
        "всё понятно, спасибо",
        "спс",
        "🙏🏼",
        "👍🏽❤️",
        "Спасибо :)",
    ],
)
def test_thanks_in_three_words_or_a_gesture_are_only_thanks(text: str) -> None:
    assert is_only_thanks(EntryKind.TEXT, text)
    assert not is_only_thanks(EntryKind.PHOTO, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Понятно",
        "хорошо",
        "Жарайды",
        "Спасибо?",
        "Спасибо, а когда подавать иск?",
        "Спасибо за такой подробный ответ",
        "Рақмет, ал мерзімі қашан",
        "рахмет 5",
        "спасибо 🤔",
        "Когда подаётся иск?",
        "<b>спасибо</b>",
        "...",
        "спасибо https://t.me/x",
    ],
)
def test_whatever_says_more_waits_for_an_answer(text: str) -> None:
    assert not is_only_thanks(EntryKind.TEXT, text)


async def test_both_databases_close_no_thread_over_a_question_on_its_way_to_the_group(
    either_db: Database,
) -> None:
    await person(either_db, 7, Role.LEARNER)
    await add(either_db, Discipline(id=1, code="X", title=Bilingual("П", "Д")))
    lecturer = await person(either_db, 8, Role.LECTURER)
    await waiting(either_db, chat_id=-1001, topic_id=5)
    coming = Draft(QUESTION, "q", chat_id=-1001, lane=staff_lane(1), in_order=True)
    async with either_db.begin() as session:
        await letters.queue(session, [coming], now=NOW)
        thread = await session.get_one(Thread, 1)
        with pytest.raises(QuestionComing):
            await closings.end(session, lecturer, thread, now=NOW)
        await session.execute(update(Letter).values(state=LetterState.SENT))
        await closings.end(session, lecturer, thread, now=NOW)

    assert (await stored(either_db)).state == ThreadState.CLOSED
