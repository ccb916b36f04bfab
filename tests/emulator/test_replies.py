"""Replies, quotes, albums, edits of files, reactions and deletions, as both libraries meet them."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from emulator.server import Emulator
from tests.emulator.conftest import NewPerson
from tests.emulator.libraries import NAMES, Library, opened
from tests.emulator.phone import Json, Phone, picture


@pytest.fixture(params=NAMES)
async def library(
    request: pytest.FixtureRequest, emulator: Emulator, bot: Bot
) -> AsyncIterator[Library]:
    async with opened(request.param, emulator.url) as made:
        yield made


async def photo_of(phone: Phone, color: str = "teal") -> str:
    said = await phone.show("photo", ("p.jpg", picture(color=color), "image/jpeg"))
    return str(said["photo"][-1]["file_id"])


async def test_a_reply_to_what_is_gone_is_refused_unless_it_may_go_alone(
    library: Library, friend: Phone
) -> None:
    said = await friend.say("кетемін")
    await friend.tell("delete", message_id=said["message_id"])
    gone, send = said["message_id"], library.bot.send_message

    refusal = await library.refusal(send(friend.id, "x", reply_parameters=library.reply(gone)))

    assert "message to be replied not found" in refusal
    lenient = library.reply(gone, allow_sending_without_reply=True, quote="кет")
    alone = await send(friend.id, "x", reply_parameters=lenient)
    assert (alone.reply_to_message, alone.quote) == (None, None)


async def test_a_quote_must_stand_in_the_message_word_for_word(
    library: Library, friend: Phone
) -> None:
    said = await friend.tell("send", html="👍 бір <b>екі</b> бір")
    number, send = said["message_id"], library.bot.send_message

    quote = library.reply(number, quote="бір", quote_position=9)
    sent = await send(friend.id, "x", reply_parameters=quote)
    bold = library.reply(number, quote="<b>екі</b>", quote_parse_mode="HTML")
    formatted = await send(friend.id, "x", reply_parameters=bold)

    assert (sent.quote.text, sent.quote.position) == ("бір", 11)
    assert formatted.quote.entities[0].type == "bold"
    for wrong in ("үш", "екі", "БІР", "б" * 1025):
        call = send(friend.id, "x", reply_parameters=library.reply(number, quote=wrong))
        assert "quote_text_invalid" in await library.refusal(call)
    assert [each["text"] for each in await friend.answers()] == ["x", "x"]


async def test_an_album_goes_whole_or_not_at_all(library: Library, friend: Phone) -> None:
    one, two = await photo_of(friend), await photo_of(friend, "red")
    said = await friend.show("document", ("a.pdf", b"x", "application/pdf"))
    paper = library.document(said["document"]["file_id"])
    send = library.bot.send_media_group

    album = await send(friend.id, [library.photo(one, caption="c"), library.photo(two)])

    assert len({each.media_group_id for each in album}) == 1
    bad = await library.refusal(send(friend.id, [library.photo(one), library.photo("AgACwrong")]))
    assert 'failed to send message #2 with the error message "wrong file identifier' in bad
    mixed = await library.refusal(send(friend.id, [library.photo(one), paper]))
    assert "document can't be mixed with other media types" in mixed
    many = await library.refusal(send(friend.id, [library.photo(one)] * 11))
    assert "too many messages to send as an album" in many
    assert len(await friend.answers()) == 2


async def test_a_file_is_changed_for_another(library: Library, friend: Phone) -> None:
    one, two = await photo_of(friend), await photo_of(friend, "red")
    edit = library.bot.edit_message_media
    sent = await library.bot.send_photo(friend.id, one, caption="ескі")

    changed = await edit(
        media=library.photo(two, caption="жаңа"), chat_id=friend.id, message_id=sent.message_id
    )

    assert (changed.photo[-1].file_id, changed.caption) == (two, "жаңа")
    album = await library.bot.send_media_group(friend.id, [library.photo(one)] * 2)
    said = await friend.show("document", ("a.pdf", b"x", "application/pdf"))
    paper = library.document(said["document"]["file_id"])
    alien = edit(media=paper, chat_id=friend.id, message_id=album[0].message_id)
    assert "can't use the media of the specified type" in await library.refusal(alien)
    voice = await friend.show("voice", ("v.ogg", b"x", "audio/ogg"))
    spoken = await library.bot.send_voice(friend.id, voice["voice"]["file_id"])
    still = edit(media=paper, chat_id=friend.id, message_id=spoken.message_id)
    assert "there is no media in the message to edit" in await library.refusal(still)
    note = await friend.show("video_note", ("n.mp4", b"x", "video/mp4"))
    round_film = await library.bot.send_video_note(friend.id, note["video_note"]["file_id"])
    caption = library.bot.edit_message_caption(
        chat_id=friend.id, message_id=round_film.message_id, caption="x"
    )
    assert "there is no caption in the message to edit" in await library.refusal(caption)


async def test_after_48_hours_a_message_stays(library: Library, friend: Phone) -> None:
    sent = await library.bot.send_message(friend.id, "ескі")
    young = await library.bot.send_message(friend.id, "жас")
    await friend.tell("age", message_id=sent.message_id, hours=48.1)

    refusal = await library.refusal(library.bot.delete_message(friend.id, sent.message_id))

    assert "message can't be deleted" in refusal
    both = [sent.message_id, young.message_id]
    several = await library.refusal(library.bot.delete_messages(friend.id, both))
    assert "message can't be deleted for everyone" in several
    changed = await library.bot.edit_message_text(
        "кері алынды", chat_id=friend.id, message_id=sent.message_id
    )
    assert changed.text == "кері алынды"
    assert await library.bot.delete_messages(friend.id, [young.message_id, 999])


async def test_the_bot_marks_what_people_write_in_a_group(
    library: Library, friend: Phone, new_person: NewPerson
) -> None:
    colleague = await new_person()
    members = [friend.id, colleague.id]
    chat = (await friend.tell("groups", title="g", members=members, topics=True))["id"]
    topic = (await library.bot.create_forum_topic(chat, "t")).message_thread_id
    said = await colleague.say("жауап", chat=chat, thread=topic)
    number = said["message_id"]

    for emoji in ("👌", "👎"):
        await library.bot.set_message_reaction(chat, number, reaction=library.thumb(emoji))

    seen = (await friend.messages(chat=chat))[-1]
    assert seen["reactions"] == [{"from": 111, "emoji": "👎"}]
    await library.bot.delete_message(chat, number)
    lost = library.bot.set_message_reaction(chat, number, reaction=library.thumb("👌"))
    assert "message to react not found" in await library.refusal(lost)


async def test_an_answer_to_a_message_in_a_topic_stays_in_it(
    library: Library, friend: Phone
) -> None:
    chat = (await friend.tell("groups", title="g", members=[friend.id], topics=True))["id"]
    topic = (await library.bot.create_forum_topic(chat, "t")).message_thread_id
    said: Json = await friend.say("сұрақ", chat=chat, thread=topic)

    sent = await library.bot.send_location(
        chat, 51.1, 71.4, reply_parameters=library.reply(said["message_id"])
    )

    assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
    assert sent.location.latitude == 51.1
