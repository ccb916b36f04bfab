"""sendMessage, answerCallbackQuery and sendChatAction: a bot answers with words."""

import time

from aiogram.methods import AnswerCallbackQuery, SendChatAction, SendMessage

from emulator import limits, messages, rooms, sending
from emulator.errors import bad
from emulator.journal import Json
from emulator.requests import Methods
from emulator.world import World

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, bot: Json, call: SendMessage) -> Json:
    return sending.send(world, bot, call, sending.text(call))


def answer_callback_query(world: World, bot: Json, call: AnswerCallbackQuery) -> bool:
    """Each press can be answered once, and only for a while."""
    query = world.queries.get(call.callback_query_id)
    if query is None or query["bot"] != bot["id"] or is_old(world, query):
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if limits.length(call.text or "") > limits.CALLBACK_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    answer = {"answered": True, "text": call.text or None, "show_alert": bool(call.show_alert)}
    world.queries.put(call.callback_query_id, {**query, "answer": {**answer, "url": call.url}})
    world.bell.ring()
    return True


def is_old(world: World, query: Json) -> bool:
    return query["answer"] is not None or time.time() > query["at"] + world.query_seconds


def send_chat_action(world: World, bot: Json, call: SendChatAction) -> bool:
    room = rooms.writable(world, bot, call.chat_id)
    if call.action not in ACTIONS:
        raise bad("wrong parameter action in request")
    messages.tell(world, room, "action", action=call.action)
    return True


METHODS: Methods = {
    SendMessage: send_message,
    AnswerCallbackQuery: answer_callback_query,
    SendChatAction: send_chat_action,
}
