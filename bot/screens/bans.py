"""What a learner sees of a ban."""

from academy.bans import Told
from bot.callbacks.bans import AppealBan
from bot.callbacks.joining import OpenMenu
from bot.reply import Screen
from locales import Translator


def given(t: Translator, told: Told) -> Screen:
    """The learner is told: where, for how long, why, and whom to turn to."""
    ban, place = told.ban, told.department
    head = t("ban-given", department=place.title) if place else t("ban-given-everywhere")
    until = t("ban-given-until", until=ban.ends_at) if ban.ends_at else t("ban-given-open")
    reason = [t("ban-given-reason", reason=ban.reason)] if ban.reason else []
    text = "\n".join([head, until, *reason, "", t("ban-given-end")])
    return Screen(text, [[(t.plain("ban-appealed.button"), AppealBan(ban_id=ban.id))]])


def lifted(t: Translator, told: Told) -> Screen:
    """The learner may write again."""
    place = told.department
    text = t("ban-lifted", department=place.title) if place else t("ban-lifted-everywhere")
    return Screen(text, [[(t.plain("menu.button"), OpenMenu())]])


def appealed(t: Translator) -> Screen:
    """The administrators were asked."""
    return Screen(t("ban-appealed"), [[(t.plain("menu.button"), OpenMenu())]])
