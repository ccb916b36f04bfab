"""Topics of a forum: made, changed and taken away, by bots and by people."""

from emulator import messages, rooms, services
from emulator.journal import Json
from emulator.messages import Draft
from emulator.rooms import Room
from emulator.world import World

COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def find(world: World, room: Room, thread: int | None) -> Json | None:
    """The topic, while the group has topics at all."""
    return world.topics.get(f"{room.chat}:{thread}") if rooms.has_topics(world, room) else None


def make(world: World, room: Room, sender: Json, facts: Json) -> int:
    """Open a topic; its number is that of the service message that opens it."""
    shown = {"name": facts["name"], "icon_color": facts.get("icon_color") or COLORS[0]}
    if facts.get("icon_custom_emoji_id"):
        shown["icon_custom_emoji_id"] = facts["icon_custom_emoji_id"]
    draft = Draft({"forum_topic_created": shown}, opens_topic=True)
    number: int = services.serve(world, room, sender, draft)["message_id"]
    topic = {**shown, "thread": number, "closed": False, "by": sender["id"]}
    world.topics.put(f"{room.chat}:{number}", topic)
    messages.tell(world, room, "chat", topic=number)
    return number


def change(world: World, room: Room, sender: Json, topic: Json, content: Json) -> None:
    """Keep the changed topic and leave the service message Telegram leaves."""
    world.topics.put(f"{room.chat}:{topic['thread']}", topic)
    services.serve(world, room, sender, Draft(content, thread=topic["thread"]))
    messages.tell(world, room, "chat", topic=topic["thread"])


def remove(world: World, room: Room, topic: Json) -> None:
    """The topic goes with all its messages; no bot is told."""
    world.topics.drop(f"{room.chat}:{topic['thread']}")
    numbers = [
        record["message"]["message_id"]
        for record in messages.all_in(world, room)
        if record["message"].get("message_thread_id") == topic["thread"]
    ]
    messages.remove(world, room, numbers)
    messages.tell(world, room, "chat", topic=topic["thread"])


def is_own(topic: Json, who: int) -> bool:
    """Who made a topic may rename and close it without any right."""
    return bool(topic.get("by") == who)
