"""An administrator keeps the departments: who heads them, where and how they answer."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import departments as rules
from academy.people import Right
from bot import states
from bot.callbacks.departments import (
    ArchiveDepartment,
    ChooseBelonging,
    ChooseHead,
    ConfirmArchiving,
    HideLearners,
    MoveDepartment,
    OpenBelonging,
    OpenDepartment,
    OpenDepartments,
    OpenHeads,
    TimeDepartment,
    WriteDepartment,
)
from bot.handlers.faculty.quizzes import written
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import departments as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="departments")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.MANAGE_PEOPLE))
        observer.middleware(Visiting())
    router.message.register(take_department, Awaits(Awaited.DEPARTMENT_TITLE))
    router.message.register(take_times, Awaits(Awaited.DEPARTMENT_TIMES))
    router.message.register(take_head, Awaits(Awaited.DEPARTMENT_HEAD))
    router.callback_query.register(open_departments, OpenDepartments.filter())
    router.callback_query.register(open_department, OpenDepartment.filter())
    router.callback_query.register(write_department, WriteDepartment.filter())
    router.callback_query.register(time_department, TimeDepartment.filter())
    router.callback_query.register(open_heads, OpenHeads.filter())
    router.callback_query.register(choose_head, ChooseHead.filter())
    router.callback_query.register(move_department, MoveDepartment.filter())
    router.callback_query.register(hide_learners, HideLearners.filter())
    router.callback_query.register(open_belonging, OpenBelonging.filter())
    router.callback_query.register(choose_belonging, ChooseBelonging.filter())
    router.callback_query.register(archive_department, ArchiveDepartment.filter())
    router.callback_query.register(confirm_archiving, ConfirmArchiving.filter())
    return router


async def open_departments(
    query: CallbackQuery, callback_data: OpenDepartments, visit: Visit
) -> Reply:
    states.await_nothing(visit.talk)
    page = await rules.departments(visit.session, callback_data.page)
    return show(query, screens.departments(visit.t, page))


async def open_department(
    query: CallbackQuery, callback_data: OpenDepartment, visit: Visit
) -> Reply:
    return await _page(query, visit, callback_data.department_id)


async def write_department(
    query: CallbackQuery, callback_data: WriteDepartment, visit: Visit
) -> Reply:
    number = callback_data.department_id
    at = await rules.department(visit.session, number) if number else None
    states.await_(visit.talk, Awaited.DEPARTMENT_TITLE, department_id=number)
    return show(query, screens.title_prompt(visit.t, at))


async def take_department(message: Message, visit: Visit) -> Reply:
    """A new department, or another title of one."""
    number, text = states.facts(visit.talk)["department_id"], written(message)
    if number:
        await rules.rename(visit.session, visit.person, number, text, now=visit.now)
    else:
        number = await rules.make(visit.session, visit.person, text, now=visit.now)
    return await _page(message, visit, number)


async def time_department(
    query: CallbackQuery, callback_data: TimeDepartment, visit: Visit
) -> Reply:
    at = await rules.department(visit.session, callback_data.department_id)
    states.await_(visit.talk, Awaited.DEPARTMENT_TIMES, department_id=at.department.id)
    return show(query, screens.times_prompt(visit.t, at))


async def take_times(message: Message, visit: Visit) -> Reply:
    number, text = states.facts(visit.talk)["department_id"], written(message)
    await rules.time(visit.session, visit.person, number, text, now=visit.now)
    return await _page(message, visit, number)


async def open_heads(query: CallbackQuery, callback_data: OpenHeads, visit: Visit) -> Reply:
    """The lecturers by name; a name that is typed shortens the list."""
    number, facts = callback_data.department_id, states.facts(visit.talk)
    is_same = visit.talk.awaits_kind == Awaited.DEPARTMENT_HEAD
    is_same = is_same and facts["department_id"] == number and callback_data.page > 0
    text = facts["typed"] if is_same else ""
    return await _heads(query, visit, number, text, callback_data.page)


async def take_head(message: Message, visit: Visit) -> Reply:
    number = states.facts(visit.talk)["department_id"]
    return await _heads(message, visit, number, written(message), 0)


async def choose_head(query: CallbackQuery, callback_data: ChooseHead, visit: Visit) -> Reply:
    number, person_id = callback_data.department_id, callback_data.person_id or None
    await rules.appoint(visit.session, visit.person, number, person_id, now=visit.now)
    return await _page(query, visit, number)


async def move_department(
    query: CallbackQuery, callback_data: MoveDepartment, visit: Visit
) -> Reply:
    number, side = callback_data.department_id, callback_data.side
    await rules.move(visit.session, visit.person, number, side, now=visit.now)
    return await _page(query, visit, number)


async def hide_learners(query: CallbackQuery, callback_data: HideLearners, visit: Visit) -> Reply:
    number, hidden = callback_data.department_id, callback_data.is_hidden
    await rules.hide(visit.session, visit.person, number, is_hidden=hidden, now=visit.now)
    return await _page(query, visit, number)


async def open_belonging(query: CallbackQuery, callback_data: OpenBelonging, visit: Visit) -> Reply:
    number, page = callback_data.department_id, callback_data.page
    found = await rules.disciplines(visit.session, number, page)
    return show(query, screens.belonging(visit.t, *found))


async def choose_belonging(
    query: CallbackQuery, callback_data: ChooseBelonging, visit: Visit
) -> Reply:
    number, discipline_id = callback_data.department_id, callback_data.discipline_id
    around = visit.session, visit.person, number, discipline_id
    await rules.assign(*around, is_in=callback_data.is_in, now=visit.now)
    found = await rules.disciplines(visit.session, number, callback_data.page)
    return show(query, screens.belonging(visit.t, *found))


async def archive_department(
    query: CallbackQuery, callback_data: ArchiveDepartment, visit: Visit
) -> Reply:
    at = await rules.department(visit.session, callback_data.department_id)
    return show(query, screens.archiving(visit.t, at))


async def confirm_archiving(
    query: CallbackQuery, callback_data: ConfirmArchiving, visit: Visit
) -> Reply:
    number = callback_data.department_id
    await rules.archive(visit.session, visit.person, number, now=visit.now)
    page = await rules.departments(visit.session, 0)
    return show(query, screens.departments(visit.t, page))


async def _page(event: Event, visit: Visit, number: int) -> Reply:
    """Nothing is awaited any more."""
    states.await_nothing(visit.talk)
    at = await rules.department(visit.session, number)
    return show(event, screens.department(visit.t, at))


async def _heads(event: Event, visit: Visit, number: int, text: str, page: int) -> Reply:
    at = await rules.department(visit.session, number)
    found = await rules.lecturers(visit.session, text, page)
    states.await_(visit.talk, Awaited.DEPARTMENT_HEAD, department_id=number, typed=text[:100])
    return show(event, screens.heads(visit.t, at, text, found))
