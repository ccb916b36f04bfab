"""Files: whole by id, by content, by album; too big ones and false pictures are refused."""

import io

import aiohttp
from aiogram import Bot
from aiogram.types import BufferedInputFile, InputMediaDocument, InputMediaPhoto, Message

from emulator.server import Emulator
from tests.emulator.conftest import OTHER_TOKEN, aiogram_bot
from tests.emulator.phone import Phone, picture
from tests.emulator.test_messages import refusal

MEGABYTE = 2**20


def upload(data: bytes, name: str = "a.pdf") -> BufferedInputFile:
    return BufferedInputFile(data, name)


async def test_a_photo_has_sizes_and_every_size_can_be_fetched(bot: Bot, friend: Phone) -> None:
    await friend.show("photo", ("me.jpg", picture(900, 600), "image/jpeg"), caption="me /help")

    message = (await bot.get_updates(offset=-1))[0].message

    assert message
    assert message.photo
    assert message.caption == "me /help"
    assert [(size.width, size.height) for size in message.photo] == [
        (90, 60),
        (320, 213),
        (900, 600),
    ]
    for size in message.photo:
        data = await bot.download(size)
        assert data
        assert len(data.read()) == size.file_size


async def test_ids_belong_to_one_bot_and_the_unique_id_to_the_content(
    bot: Bot, friend: Phone, emulator: Emulator
) -> None:
    first = await bot.send_document(friend.id, upload(b"same", "one.pdf"))
    second = await bot.send_document(friend.id, upload(b"same", "two.pdf"))
    assert first.document
    assert second.document

    assert first.document.file_unique_id == second.document.file_unique_id
    assert first.document.file_id != second.document.file_id
    assert first.document.mime_type == "application/pdf"
    async with aiogram_bot(emulator.url, OTHER_TOKEN) as other:
        await other.get_me()
        friend.bot = other.id
        await friend.say("/start")
        foreign = other.send_document(friend.id, first.document.file_id)
        assert "wrong file identifier" in await refusal(foreign)
        assert "invalid file_id" in await refusal(other.get_file(first.document.file_id))
    as_photo = bot.send_photo(friend.id, first.document.file_id)
    assert "can't use file of type Document as Photo" in await refusal(as_photo)
    from_web = bot.send_document(friend.id, "https://sud.kz/a.pdf")
    assert "failed to get HTTP URL content" in await refusal(from_web)


async def test_a_30_megabyte_file_can_be_passed_on_but_not_downloaded(
    bot: Bot, friend: Phone
) -> None:
    data = b"\0" * (30 * MEGABYTE)
    await friend.show("document", ("big.bin", data, "application/octet-stream"))
    message = (await bot.get_updates(offset=-1))[0].message
    assert message
    assert message.document

    assert message.document.file_size == 30 * MEGABYTE
    assert "file is too big" in await refusal(bot.get_file(message.document.file_id))
    assert await bot.send_document(friend.id, message.document.file_id)


async def test_more_than_50_megabytes_are_not_taken_from_a_bot(
    bot: Bot, friend: Phone, emulator: Emulator, session: aiohttp.ClientSession
) -> None:
    form = aiohttp.FormData()
    form.add_field("chat_id", str(friend.id))
    too_big = io.BytesIO(bytes(50 * MEGABYTE + 1))
    form.add_field("document", too_big, filename="a.bin")

    url = f"{emulator.url}/bot{bot.token}/sendDocument"
    async with session.post(url, data=form) as response:
        answer = await response.json()

    assert answer == {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}


async def test_what_is_no_picture_is_no_photo(bot: Bot, friend: Phone) -> None:
    text = bot.send_photo(friend.id, upload(b"not a picture", "a.jpg"))
    assert "IMAGE_PROCESS_FAILED" in await refusal(text)
    ribbon = bot.send_photo(friend.id, upload(picture(2100, 100), "a.jpg"))
    assert "PHOTO_INVALID_DIMENSIONS" in await refusal(ribbon)
    bomb = bot.send_photo(friend.id, upload(picture(9000, 1001), "a.jpg"))
    assert "PHOTO_INVALID_DIMENSIONS" in await refusal(bomb)
    caption = bot.send_photo(friend.id, upload(picture(), "a.jpg"), caption="я" * 1025)
    assert "message caption is too long" in await refusal(caption)


async def test_albums_go_both_ways(bot: Bot, friend: Phone) -> None:
    colors = [("1.jpg", picture(color="red"), "image/jpeg"), ("2.jpg", picture(), "image/jpeg")]
    shown = await friend.show("photo", *colors, caption="two")
    seen = [each.message for each in await bot.get_updates(offset=-2)]
    photos = [InputMediaPhoto(media=upload(data, name), caption=name) for name, data, _ in colors]

    sent = await bot.send_media_group(friend.id, photos)  # type: ignore[arg-type]

    assert len({each["media_group_id"] for each in shown}) == 1
    assert [each.media_group_id for each in seen if each] == [shown[0]["media_group_id"]] * 2
    assert [each.caption for each in sent] == ["1.jpg", "2.jpg"]
    assert len({each.media_group_id for each in sent}) == 1
    mixed = [photos[0], InputMediaDocument(media=upload(b"x"))]
    album = bot.send_media_group(friend.id, mixed)  # type: ignore[arg-type]
    assert "document can't be mixed" in await refusal(album)


async def test_the_words_and_the_file_of_a_message_can_be_changed(bot: Bot, friend: Phone) -> None:
    sent = await bot.send_photo(friend.id, upload(picture(), "a.jpg"), caption="one")
    place = {"chat_id": friend.id, "message_id": sent.message_id}

    await bot.edit_message_caption(caption="two", **place)  # type: ignore[arg-type]
    changed = await bot.edit_message_media(
        InputMediaDocument(media=upload(b"x"), caption="three"),
        **place,  # type: ignore[arg-type]
    )

    assert isinstance(changed, Message)
    assert changed.document
    assert (changed.photo, changed.caption) == (None, "three")
    as_text = bot.edit_message_text("x", **place)  # type: ignore[arg-type]
    assert "there is no text in the message to edit" in await refusal(as_text)


async def test_a_phone_sends_voices_round_videos_and_its_contact(bot: Bot, friend: Phone) -> None:
    await friend.show("voice", ("v.ogg", b"OggS", "audio/ogg"), duration=3)
    await friend.show("video_note", ("v.mp4", b"\0\0\0 ftyp", "video/mp4"), duration=2)
    refused = await friend.tell("send", contact=True)
    await friend.tell("people", id=friend.id, phone_number="+77010000000")
    await friend.tell("send", contact=True)

    seen = [each.message for each in await bot.get_updates(offset=-3)]

    assert refused == {"error": "this person has no phone_number"}
    assert seen[0]
    assert seen[0].voice
    assert seen[0].voice.duration == 3
    assert seen[1]
    assert seen[1].video_note
    assert seen[1].video_note.duration == 2
    assert seen[2]
    assert seen[2].contact
    assert seen[2].contact.user_id == friend.id
