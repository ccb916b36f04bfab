"""Consultations in a department's group: bound by buttons, answered in topics, lost and found."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.scenes import OFFICE, Scene, scene
from tests.seats import BOT, Seat, is_bots, words
from tests.stage import Message

LANGUAGE = {"kk": "Қазақша", "ru": "Русский"}


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_a_forum_of_the_department_answers(tmp_path: Path, locale: str) -> None:
    async with scene(tmp_path, locale) as play:
        office = await bind_group(play)
        topic = await answer_in_topic(play)
        topic = await make_a_lost_topic_again(play, office, topic)
        await stay_nameless(play, office, topic)
        await answer_without_topics(play, office)
        await lose_the_group(play, office)


async def bind_group(play: Scene) -> Seat:
    """The administrator makes the group and says with three presses what it is for."""
    teacher, chair = play.teacher, play.chair
    group = {"title": "Кафедра тобы", "members": [OFFICE, teacher.number], "topics": True}
    chat = (await play.stage.post("groups", group))["id"]
    play.chair = replace(chair, chat=chat)
    office = Seat(play.stage, OFFICE, chat)
    await office.press(LANGUAGE[play.t.locale])
    await office.press(play.t.plain("chat-bind-staff"))
    await office.press(play.discipline)
    await office.sees(play.discipline)
    return office


async def in_topic(play: Scene, text: str, after: int = 0) -> tuple[Message, Seat]:
    """Where in the group these words stand, and the teacher's seat in that topic."""
    message = await play.teacher.sees(text, after=after)
    return message, replace(play.teacher, thread=message["message_thread_id"])


async def answer_in_topic(play: Scene) -> Seat:
    learner = play.learner
    await play.begin()
    asked = await learner.say("Апелляция мерзімі қанша?")
    await learner.marked(asked)
    question, topic = await in_topic(play, "Апелляция мерзімі қанша?")
    assert question["is_topic_message"]

    answered = await topic.say("Бір ай.")
    await topic.marked(answered)
    await learner.sees("Бір ай.")
    aside = await topic.say("// бұл өзімізге")
    quoted = await topic.say("148-бап.", to=question)
    await topic.marked(quoted)
    answer = await learner.sees("148-бап.")
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert not [each for each in await learner.messages() if "өзімізге" in words(each)]
    await topic.marked(aside, "✍")

    await topic.edit(quoted, "148-бап, 2-тармақ.")
    await learner.sees("2-тармақ")
    await learner.edit(asked, "Апелляция мерзімі қанша күн?")
    await topic.sees("қанша күн?")
    await topic.say("/recall", to=quoted)
    await topic.press(play.t.plain("recall-confirm"))
    await play.stage.until(lambda: is_gone(learner, "2-тармақ"), "the answer is taken back")
    return topic


async def make_a_lost_topic_again(play: Scene, office: Seat, topic: Seat) -> Seat:
    """A colleague deletes the topic; nobody tells the bot. The next message finds a new one, which
    leads to what was said before."""
    await play.stage.post(
        "topics", {"person": OFFICE, "chat": office.chat, "thread": topic.thread, "deleted": True}
    )
    asked = await play.learner.say("Ал кассация ше?")
    await play.learner.marked(asked)
    _, again = await in_topic(play, "Ал кассация ше?")
    assert again.thread != topic.thread
    answered = await again.say("Алты ай.")
    await again.marked(answered)
    await play.learner.sees("Алты ай.")
    return again


async def stay_nameless(play: Scene, office: Seat, topic: Seat) -> None:
    """Who writes in the name of the group is asked to write under their own."""
    hidden = {"person": OFFICE, "chat": office.chat, "member": OFFICE, "anonymous": True}
    await play.stage.post("members", hidden)
    nameless = replace(topic, number=OFFICE)
    said = await nameless.say("Бұл кімнің жауабы?")
    answer = await topic.finds(
        lambda each: is_bots(each) and each["message_id"] > said["message_id"],
        "the nameless are asked for their name",
    )
    assert answer["message_thread_id"] == topic.thread
    assert await is_gone(play.learner, "кімнің жауабы")
    await play.stage.post("members", {**hidden, "anonymous": False})


async def answer_without_topics(play: Scene, office: Seat) -> None:
    """Topics are switched off: questions come into the one chat, and replies answer them."""
    await play.stage.post("groups", {"person": OFFICE, "id": office.chat, "topics": False})
    asked = await play.learner.say("Мемлекеттік баж қанша?")
    await play.learner.marked(asked)
    question = await play.teacher.sees("Мемлекеттік баж қанша?")
    chatter = await play.teacher.say("Кім жауап береді?")
    answered = await play.teacher.say("Үш пайыз.", to=question)
    await play.teacher.marked(answered)
    await play.learner.sees("Үш пайыз.")
    marks = [each for each in await play.teacher.messages() if each.get("reactions")]
    assert chatter["message_id"] not in {each["message_id"] for each in marks}


async def lose_the_group(play: Scene, office: Seat) -> None:
    """The bot is removed: the administrator is told, the teacher is asked in their own chat."""
    gone = {"person": OFFICE, "chat": office.chat, "member": BOT, "status": "kicked"}
    await play.stage.post("members", gone)
    await Seat(play.stage, OFFICE).sees(play.discipline)
    asked = await play.learner.say("Сот қашан?")
    await play.learner.marked(asked)
    await Seat(play.stage, play.teacher.number).sees("Сот қашан?")


async def is_gone(seat: Seat, text: str) -> bool:
    return not [each for each in await seat.messages() if text in words(each)]
