"""A consultation from the queue to the rating, opened again; and a learner who may not write."""

from pathlib import Path

import pytest

from tests.journeys.scenes import OFFICE, Scene, scene
from tests.seats import Seat, words


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_a_consultation_is_answered_closed_rated_and_opened_again(
    tmp_path: Path, locale: str
) -> None:
    async with scene(tmp_path, locale) as play:
        await answer_from_the_queue(play)
        await close_and_rate(play)
        await write_to_the_closed(play)


async def answer_from_the_queue(play: Scene) -> None:
    """The teacher opens who waits longest, presses Answer, and writes."""
    learner, teacher, t = play.learner, play.teacher, play.t
    await play.begin()
    asked = await learner.say("Талап арыз қайда беріледі?")
    await learner.marked(asked)
    await teacher.say("/queue")
    await teacher.sees(play.words("queue", count=1))
    await teacher.press("⏳")
    await teacher.press(t.plain("answer-prompt.button"))
    await teacher.sees(t.plain("answer-prompt"))
    answered = await teacher.say("Жауапкердің тұрғылықты жері бойынша.")
    await teacher.marked(answered)
    await learner.sees("тұрғылықты жері")
    thanks = await learner.say("рахмет" if t.locale == "kk" else "спасибо")
    await learner.marked(thanks)
    await teacher.say("/queue")
    await teacher.sees(play.words("queue-none", -1))


async def close_and_rate(play: Scene) -> None:
    learner, teacher, t = play.learner, play.teacher, play.t
    await teacher.press(t.plain("queue-others.button"))
    await teacher.press("✅")
    page = await teacher.sees("Жауапкердің тұрғылықты жері")
    await teacher.press(t.plain("queued-close"), on=page)
    await teacher.sees(play.words("queued-ended"))
    letter = await learner.sees(play.words("inquiry-closed-letter", discipline=play.discipline))
    await learner.press("5", on=letter)
    await learner.sees(t.plain("inquiry-rated", points=5))


async def write_to_the_closed(play: Scene) -> None:
    """Whatever is written into a closed consultation opens it again."""
    learner, teacher, t = play.learner, play.teacher, play.t
    await play.begin()
    again = await learner.say("Ал шетелде тұрса ше?")
    await learner.marked(again)
    await teacher.sees("шетелде тұрса")
    await teacher.say("/queue")
    await teacher.press("⏳")
    await teacher.sees(t.plain("queued-rating", points=5))


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_a_banned_learner_is_told_and_may_write_again_when_it_is_lifted(
    tmp_path: Path, locale: str
) -> None:
    async with scene(tmp_path, locale) as play:
        await ban(play)
        await lift(play)


async def ban(play: Scene) -> None:
    learner, teacher, t = play.learner, play.teacher, play.t
    await play.begin()
    await learner.marked(await learner.say("Бірінші хабарлама"))
    await teacher.say("/queue")
    await teacher.press("⏳")
    await teacher.press(t.plain("queued-more.button"))
    await teacher.press(t.plain("ban-choice.button"))
    await teacher.press(t.plain("ban-term-told", term=t.plain("ban-term-week")))
    await teacher.say("Сыпайы емес")
    await teacher.sees(t.plain("ban-done"))
    await learner.sees(t.plain("ban-given-reason", reason="Сыпайы емес"))
    refused = await learner.say("Екінші хабарлама")
    await learner.sees(
        t.plain("error-banned-until", until="").split(":")[0], after=refused["message_id"]
    )
    assert not [each for each in await teacher.messages() if "Екінші" in words(each)]


async def lift(play: Scene) -> None:
    learner, t, office = play.learner, play.t, Seat(play.stage, OFFICE)
    await office.say("/menu")
    await office.press(t.plain("menu-departments"))
    await office.press(t.plain("bans.button"))
    await office.press("Дана")
    await office.press(t.plain("ban-lift"))
    await learner.sees(play.words("ban-lifted", department=play.discipline))
    await play.begin()
    await learner.marked(await learner.say("Үшінші хабарлама"))
    await play.teacher.sees("Үшінші хабарлама")
