"""What a person writes on a phone: formatting, places, contacts and quotes reach the bot whole."""

from aiogram import Bot
from aiogram.types import MessageEntity

from tests.emulator.phone import Json, Phone, picture


async def heard(bot: Bot) -> Json:
    """The newest message the bot was told of, new or edited."""
    update = (await bot.get_updates(offset=-1))[0]
    message = update.message or update.edited_message
    assert message
    return message.model_dump(exclude_none=True)


def marks(message: Json, name: str = "entities") -> list[tuple[str, int, int]]:
    return [(each["type"], each["offset"], each["length"]) for each in message[name]]


async def test_formatting_written_with_marks_arrives_as_entities(bot: Bot, friend: Phone) -> None:
    await friend.tell("send", html="<b>Қарар</b> <tg-spoiler>👍</tg-spoiler> /menu")

    message = await heard(bot)

    assert message["text"] == "Қарар 👍 /menu"
    assert marks(message) == [("bold", 0, 5), ("spoiler", 6, 2), ("bot_command", 9, 5)]


async def test_formatting_written_as_entities_arrives_as_it_was(bot: Bot, friend: Phone) -> None:
    link = {"type": "text_link", "offset": 0, "length": 5, "url": "https://sud.kz/"}
    said = await friend.say("құжат бар", entities=[link])

    assert (await heard(bot))["entities"] == [link]
    await friend.tell("edit", message_id=said["message_id"], html="<code>1</code>")
    assert marks(await heard(bot)) == [("code", 0, 1)]
    outside = await friend.say("x", entities=[{**link, "length": 9}])
    wrong = await friend.say("x", entities=[{"type": "bold"}])
    broken = await friend.tell("send", html="<b>x")
    assert outside == {"error": "an entity lies outside of the text"}
    assert wrong == {"error": "entities is not a list of entities"}
    assert broken["error"].startswith("Bad Request: can't parse entities: Can't find end tag")


async def test_a_caption_is_formatted_changed_and_taken_away(bot: Bot, friend: Phone) -> None:
    said = await friend.show("photo", ("p.jpg", picture(), "image/jpeg"), html="<i>бір</i>")

    assert marks(await heard(bot), "caption_entities") == [("italic", 0, 3)]
    await friend.tell("edit", message_id=said["message_id"], html="<u>екі</u> сөз")
    assert marks(await heard(bot), "caption_entities") == [("underline", 0, 3)]
    await friend.tell("edit", message_id=said["message_id"], text="")
    edited = await heard(bot)
    assert "caption" not in edited
    assert "caption_entities" not in edited
    assert edited["photo"]
    note = await friend.show("video_note", ("n.mp4", b"x", "video/mp4"))
    wordless = await friend.tell("edit", message_id=note["message_id"], text="x")
    assert wordless == {"error": "this message has no words to change"}


async def test_a_place_and_the_contact_of_another_are_sent(bot: Bot, friend: Phone) -> None:
    await friend.tell("send", location={"latitude": 51.128, "longitude": 71.43})
    place = await heard(bot)
    await friend.tell("send", contact={"phone_number": "+77010000000", "first_name": "Дәулет"})
    contact = await heard(bot)

    assert (place["location"]["latitude"], place["location"]["longitude"]) == (51.128, 71.43)
    assert contact["contact"] == {"phone_number": "+77010000000", "first_name": "Дәулет"}
    nowhere = await friend.tell("send", location={"latitude": 1})
    nobody = await friend.tell("send", contact={"first_name": "A"})
    assert nowhere == {"error": "a location needs latitude and longitude"}
    assert nobody == {"error": "a contact needs phone_number and first_name"}


async def test_a_person_quotes_a_part_with_its_formatting(bot: Bot, friend: Phone) -> None:
    sent = await bot.send_message(friend.id, "👍 бұл <b>маңызды</b> бап", parse_mode="HTML")

    await friend.say("Неге?", reply_to=sent.message_id, quote="маңызды бап")

    message = await heard(bot)
    assert message["reply_to_message"]["message_id"] == sent.message_id
    assert message["quote"]["text"] == "маңызды бап"
    assert (message["quote"]["position"], message["quote"]["is_manual"]) == (7, True)
    assert marks(message["quote"]) == [("bold", 0, 7)]
    missing = await friend.say("x", reply_to=sent.message_id, quote="жоқ")
    assert missing == {"error": "the message this one answers does not hold the quote"}


async def test_an_old_message_of_a_person_stays_as_it_is(bot: Bot, friend: Phone) -> None:
    said = await friend.say("ескі")
    await friend.tell("age", message_id=said["message_id"], hours=49)

    assert await friend.tell("edit", message_id=said["message_id"], text="жаңа") == {
        "error": "a message can be changed for 48 hours"
    }


async def test_formatting_of_the_library_is_the_formatting_of_the_phone(
    bot: Bot, friend: Phone
) -> None:
    """What a bot reads as HTML it can send again as HTML, and gets the same."""
    html = '<b>a</b> <i>b</i> <s>c</s> <a href="https://sud.kz/">d</a> <pre>e</pre>'
    await friend.tell("send", html=html)
    update = (await bot.get_updates(offset=-1))[0].message
    assert update

    copy = await bot.send_message(friend.id, update.html_text, parse_mode="HTML")

    assert copy.entities == update.entities
    assert isinstance((copy.entities or [])[0], MessageEntity)
