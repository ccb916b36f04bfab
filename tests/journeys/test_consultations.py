"""Consultations in the staff's own chats: everything is carried, edited, quoted, and marked."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.scenes import Scene, scene
from tests.seats import ARRIVED, LOST, is_bots, picture, words
from tests.stage import Message

LONG = "Қандай мерзімде шағым беріледі? 'Тырнақша', <b>тег емес</b> & 👍 белгісі"

OTHERS = ["voice", "video_note", "document", "sticker", "video", "location"]


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_a_question_and_its_answer_come_with_everything(tmp_path: Path, locale: str) -> None:
    async with scene(tmp_path, locale) as play:
        await ask_in_many_ways(play)
        await edit_and_quote(play)
        await learn_that_it_is_lost(play)


async def ask_in_many_ways(play: Scene) -> None:
    """One after the other, the way people send things; each arrives as what it is, in order."""
    learner, teacher = play.learner, play.teacher
    await play.begin()
    sent = [await learner.say("", html="<b>Мерзім</b> <tg-spoiler>қанша?</tg-spoiler>")]
    sent.append(await learner.say(LONG))
    sent += await learner.show("photo", picture("red"), caption="бет")
    sent += await learner.show("photo", *map(picture, ("#100", "#200", "#300")), caption="альбом")
    for kind in OTHERS[:-1]:
        sent += await learner.show(kind, kind.encode())
    sent.append(await learner.say("", location={"latitude": 51.13, "longitude": 71.43}))

    for message in sent[:3] + sent[-6:]:
        await learner.marked(message)
    came = [each for each in await teacher.messages() if is_bots(each)]
    assert [carried(each) for each in came if carried(each)] == [*["photo"] * 4, *OTHERS]
    formatted = await teacher.sees("қанша?")
    assert {"bold", "spoiler"} <= {each["type"] for each in formatted["entities"]}
    assert LONG in words(await teacher.sees(LONG))
    album = [each for each in came if each.get("media_group_id")]
    assert len({each["media_group_id"] for each in album}) == 1
    assert [files(each) for each in album] == [files(each) for each in sent[3:6]]
    place = next(each["location"] for each in came if "location" in each)
    assert (place["latitude"], place["longitude"]) == (51.13, 71.43)


async def edit_and_quote(play: Scene) -> None:
    """Both sides correct themselves and answer a message of the other."""
    learner, teacher = play.learner, play.teacher
    asked = await learner.say("Апелляция мерзми қанша?")
    await learner.marked(asked)
    await learner.edit(asked, "Апелляция мерзімі қанша?")
    question = await teacher.sees("Апелляция мерзімі қанша?")

    answered = await teacher.say("Бір ай.", to=question)
    await teacher.marked(answered)
    answer = await learner.sees("Бір ай.")
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    await teacher.edit(answered, "Бір ай, 148-бап.")
    answer = await learner.sees("148-бап")

    again = await learner.say("Рақмет, ал кассация?", to=answer)
    await learner.marked(again)
    follow_up = await teacher.sees("ал кассация?")
    assert follow_up["reply_to_message"]["message_id"] == answered["message_id"]


async def learn_that_it_is_lost(play: Scene) -> None:
    """A learner who has blocked the bot: the teacher sees 👎 and one sentence why."""
    learner, teacher = play.learner, play.teacher
    question = await teacher.sees("ал кассация?")
    await play.stage.post("block", {"person": learner.number, "blocked": True})
    lost = await teacher.say("Алты ай.", to=question)

    await teacher.marked(lost, LOST)
    await teacher.sees(play.t.plain("consultation-undelivered-blocked"))
    await learner.say("/start")  # ends the block
    arrived = await teacher.say("Алты ай!", to=question)
    await teacher.marked(arrived, ARRIVED)
    await learner.sees("Алты ай!")


def carried(message: Message) -> str | None:
    return next((kind for kind in ("photo", *OTHERS) if kind in message), None)


def files(message: Message) -> Any:
    return message["photo"][-1]["file_unique_id"]
