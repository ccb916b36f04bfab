"""A lecturer gives one learner or one group other conditions of a quiz, with a reason."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import overrides, quiz_building
from academy.grants import Condition, Grant, value
from academy.overrides import Changed, Target, Whom
from academy.people import Right
from bot import states
from bot.callbacks.overrides import (
    ChooseOverridden,
    GiveCondition,
    OpenOverriddenGroups,
    OpenOverride,
    OpenOverrides,
    RemoveOverride,
)
from bot.handlers.faculty.quizzes import written
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import overrides as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="overrides")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(take_overridden, Awaits(Awaited.OVERRIDE_PERSON))
    router.message.register(take_override_value, Awaits(Awaited.OVERRIDE_VALUE))
    router.message.register(take_override_reason, Awaits(Awaited.OVERRIDE_REASON))
    router.callback_query.register(open_overrides, OpenOverrides.filter())
    router.callback_query.register(choose_overridden, ChooseOverridden.filter())
    router.callback_query.register(open_overridden_groups, OpenOverriddenGroups.filter())
    router.callback_query.register(open_override, OpenOverride.filter())
    router.callback_query.register(give_condition, GiveCondition.filter())
    router.callback_query.register(remove_override, RemoveOverride.filter())
    return router


async def open_overrides(query: CallbackQuery, callback_data: OpenOverrides, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    number, page = callback_data.quiz_id, callback_data.page
    found = await overrides.overrides(visit.session, visit.person, number, page)
    return show(query, screens.overrides(visit.t, *found))


async def choose_overridden(
    query: CallbackQuery, callback_data: ChooseOverridden, visit: Visit
) -> Reply:
    """The learners by name; a name that is typed shortens the list."""
    number, facts = callback_data.quiz_id, states.facts(visit.talk)
    is_same = visit.talk.awaits_kind == Awaited.OVERRIDE_PERSON and facts["quiz_id"] == number
    text = facts["text"] if is_same and callback_data.page else ""
    states.await_(visit.talk, Awaited.OVERRIDE_PERSON, quiz_id=number, text=text)
    found = await overrides.people(visit.session, visit.person, number, text, callback_data.page)
    return show(query, screens.people(visit.t, found[0], text, found[1]))


async def take_overridden(message: Message, visit: Visit) -> Reply:
    number, text = states.facts(visit.talk)["quiz_id"], written(message)
    states.await_(visit.talk, Awaited.OVERRIDE_PERSON, quiz_id=number, text=text)
    found = await overrides.people(visit.session, visit.person, number, text, 0)
    return show(message, screens.people(visit.t, found[0], text, found[1]))


async def open_overridden_groups(
    query: CallbackQuery, callback_data: OpenOverriddenGroups, visit: Visit
) -> Reply:
    number = callback_data.quiz_id
    at = await quiz_building.plan(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.groups(visit.t, at, callback_data.page))


async def open_override(query: CallbackQuery, callback_data: OpenOverride, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    at = await _held(visit, callback_data)
    return show(query, screens.override(visit.t, at))


async def give_condition(query: CallbackQuery, callback_data: GiveCondition, visit: Visit) -> Reply:
    """The value is awaited; of half as much time again only the reason."""
    at, condition = await _held(visit, callback_data), callback_data.condition
    facts = callback_data.model_dump(mode="json")
    if condition == Condition.MORE:
        states.await_(visit.talk, Awaited.OVERRIDE_REASON, **facts, typed="")
        screen = screens.reason_prompt(visit.t, at.quiz.id, at.target, condition)
        return show(query, screen)
    states.await_(visit.talk, Awaited.OVERRIDE_VALUE, **facts)
    return show(query, screens.value_prompt(visit.t, at, condition))


async def take_override_value(message: Message, visit: Visit) -> Reply:
    """What cannot be read is refused at once; the reason comes next."""
    facts, typed = states.facts(visit.talk), written(message)
    condition = Condition(facts["condition"])
    value(condition, typed, now=visit.now)
    states.await_(visit.talk, Awaited.OVERRIDE_REASON, **facts, typed=typed)
    screen = screens.reason_prompt(visit.t, facts["quiz_id"], _target(facts), condition)
    return show(message, screen)


async def take_override_reason(message: Message, visit: Visit) -> Reply:
    """It is given, and the answer says what it did."""
    facts, reason = states.facts(visit.talk), written(message)
    around = visit.session, visit.person, facts["quiz_id"], _target(facts)
    condition = Condition(facts["condition"])
    if condition == Condition.MORE:
        at = await overrides.give_half_more(*around, reason, now=visit.now)
    else:
        grant = Grant(value(condition, facts["typed"], now=visit.now), reason)
        at = await overrides.give(*around, grant, now=visit.now)
    states.await_nothing(visit.talk)
    return show(message, screens.given(visit.t, at))


async def remove_override(
    query: CallbackQuery, callback_data: RemoveOverride, visit: Visit
) -> Reply:
    target = Target(callback_data.whom, callback_data.number)
    at = await overrides.remove(
        visit.session, visit.person, callback_data.quiz_id, target, now=visit.now
    )
    return show(query, screens.override(visit.t, at))


async def _held(visit: Visit, button: OpenOverride | GiveCondition) -> Changed:
    target = Target(button.whom, button.number)
    return await overrides.held(visit.session, visit.person, button.quiz_id, target)


def _target(facts: dict[str, Any]) -> Target:
    return Target(Whom(facts["whom"]), facts["number"])
