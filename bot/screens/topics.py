"""What the staff see in a thread's topic beside messages: its heading, what was there before."""

from collections.abc import Sequence

from academy.topics import Before, Found, Outsider
from bot.callbacks.topics import CloseTopic, OpenTopicCard
from bot.reply import Button, Screen
from bot.screens.moments import moment
from locales import Translator
from storage.tables.consultations import Entry, EntryKind, Side, Thread, ThreadState

NAME = 128  # characters of a topic's name
_PERSON, _TITLE, _GROUPS, _QUOTE = 80, 150, 100, 150
_SIGNS = {
    EntryKind.PHOTO: "🖼",
    EntryKind.DOCUMENT: "📄",
    EntryKind.VOICE: "🎤",
    EntryKind.VIDEO_NOTE: "⏺",
    EntryKind.VIDEO: "🎬",
    EntryKind.AUDIO: "🎵",
    EntryKind.ANIMATION: "🎞",
    EntryKind.STICKER: "😀",
    EntryKind.LOCATION: "📍",
    EntryKind.CONTACT: "👤",
}
_SUPERGROUP = "-100"  # a supergroup's number begins so; links go without it


def name(t: Translator, found: Found) -> str:
    """What the topic is called: who asks, about what."""
    title = found.discipline.title.text(t.locale)
    return t.plain("topic-name", who=_who(t, found), discipline=title)[:NAME]


def heading(
    t: Translator, found: Found, groups: Sequence[str], former: Before | None = None
) -> Screen:
    """The first message of a topic; of one that replaces a lost one with what stood there."""
    parts = [_about(t, found, groups), t("topic-heading-how")]
    if former is not None:
        parts.insert(0, t("topic-lost"))
        parts += _history(t, found, former)
    return Screen("\n\n".join(parts), [_acts(t, found.thread)])


def card(t: Translator, found: Found, groups: Sequence[str]) -> Screen:
    """How the thread stands now."""
    thread = found.thread
    state = t(f"topic-state-{thread.state}")
    if thread.waiting_since is not None:
        state = t("topic-state-waiting", since=moment(t, thread.waiting_since))
    opened = t("topic-opened", at=moment(t, thread.opened_at))
    return Screen("\n".join([_about(t, found, groups), opened, state]), [_acts(t, thread)])


def closed(t: Translator) -> Screen:
    """The learner is told; what they write opens it again."""
    return Screen(t("topic-closed"))


def in_private(t: Translator) -> Screen:
    """The command is written in a group of the staff."""
    return Screen(t("topic-in-private"))


def in_group(t: Translator, found: Found, groups: Sequence[str]) -> Screen:
    """The same where the group has no topics: a reply is the answer."""
    return Screen("\n\n".join([_about(t, found, groups), t("topic-heading-reply")]))


def outsider(t: Translator, why: Outsider) -> Screen:
    """Why what was written is not carried, and what to do."""
    return Screen(t(f"topic-outsider-{why}"))


def anonymous(t: Translator) -> Screen:
    """An administrator writes in the name of the group."""
    return Screen(t("topic-anonymous"))


def no_thread(t: Translator) -> Screen:
    """A reply to a message of the bot's that is part of no consultation."""
    return Screen(t("topic-no-thread"))


def noted(t: Translator) -> Screen:
    """A note was kept; it is not carried."""
    return Screen(t("topic-noted"))


def noted_without_file(t: Translator) -> Screen:
    """The words below a file were kept, the file was not; nothing of it is carried."""
    return Screen(t("topic-noted-without-file"))


def not_a_note(t: Translator) -> Screen:
    """An answer was changed as if it could become a note."""
    return Screen(t("topic-not-a-note"))


def how_to_note(t: Translator) -> Screen:
    """The command without words."""
    return Screen(t("topic-note-empty"))


def _acts(t: Translator, thread: Thread) -> list[Button]:
    look: Button = (t.plain("topic-card"), OpenTopicCard(thread_id=thread.id))
    close: Button = (t.plain("topic-close"), CloseTopic(thread_id=thread.id))
    return [look] if thread.state == ThreadState.CLOSED else [close, look]


def _about(t: Translator, found: Found, groups: Sequence[str]) -> str:
    title = found.discipline.title.text(t.locale)[:_TITLE]
    who = _who(t, found)
    if _is_hidden(found):
        return t("topic-heading-hidden", who=who, discipline=title)
    shown = ", ".join(groups)[:_GROUPS] or "–"
    return t("topic-heading", who=who, groups=shown, discipline=title)


def _who(t: Translator, found: Found) -> str:
    if not _is_hidden(found):
        return found.learner.name[:_PERSON]
    return t.plain("topic-number", number=str(found.thread.id))


def _is_hidden(found: Found) -> bool:
    return found.department is not None and found.department.hides_learner


def _history(t: Translator, found: Found, former: Before) -> list[str]:
    lines = [_line(t, each) for each in former.entries]
    parts = ["\n".join([t("topic-before"), *lines])] if lines else []
    link = _link(found.thread.chat_id or 0, former)
    return [*parts, t("topic-link", link=link)] if link else parts


def _line(t: Translator, entry: Entry) -> str:
    text = entry.text[:_QUOTE] + "…" * (len(entry.text) > _QUOTE)
    shown = " ".join(filter(None, [_SIGNS.get(entry.kind), text]))
    key = "topic-before-learner" if entry.side == Side.LEARNER else "topic-before-staff"
    return t(key, at=moment(t, entry.written_at), text=shown or "–")


def _link(chat_id: int, former: Before) -> str:
    number = str(chat_id)
    if not number.startswith(_SUPERGROUP) or not (former.message_id or former.topic_id):
        return ""
    spot = [str(each) for each in (former.topic_id, former.message_id) if each]
    return "/".join(["https://t.me/c", number.removeprefix(_SUPERGROUP), *spot])
