"""A lecturer's quizzes: the list, a new one in few steps, the page of one, its opening and end."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import disciplines, quiz_building, quiz_changes, quiz_windows
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.quiz_building import (
    ChooseQuizDiscipline,
    ChooseQuizKind,
    CloseQuiz,
    ConfirmClosingQuiz,
    ConfirmDiscarding,
    DiscardQuiz,
    OpenQuizSettings,
    OpenTaughtQuiz,
    OpenTaughtQuizzes,
    PublishQuiz,
    WriteQuiz,
)
from bot.handlers.faculty.quiz_draws import drawing
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import quiz_building as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="taught-quizzes")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(open_taught_quizzes, Command("tests"))
    router.message.register(take_quiz_title, Awaits(Awaited.QUIZ_TITLE))
    router.callback_query.register(open_taught_quizzes, OpenTaughtQuizzes.filter())
    router.callback_query.register(open_taught_quiz, OpenTaughtQuiz.filter())
    router.callback_query.register(write_quiz, WriteQuiz.filter())
    router.callback_query.register(choose_quiz_discipline, ChooseQuizDiscipline.filter())
    router.callback_query.register(choose_quiz_kind, ChooseQuizKind.filter())
    router.callback_query.register(open_quiz_settings, OpenQuizSettings.filter())
    router.callback_query.register(publish_quiz, PublishQuiz.filter())
    router.callback_query.register(discard_quiz, DiscardQuiz.filter())
    router.callback_query.register(confirm_discarding, ConfirmDiscarding.filter())
    router.callback_query.register(close_quiz, CloseQuiz.filter())
    router.callback_query.register(confirm_closing_quiz, ConfirmClosingQuiz.filter())
    return router


async def open_taught_quizzes(
    event: Event, visit: Visit, callback_data: OpenTaughtQuizzes | None = None
) -> Reply:
    states.await_nothing(visit.talk)
    number = callback_data.page if callback_data else 0
    page = await quiz_building.quizzes(visit.session, visit.person, number)
    return show(event, screens.quizzes(visit.t, page, visit.now))


async def open_taught_quiz(
    query: CallbackQuery, callback_data: OpenTaughtQuiz, visit: Visit
) -> Reply:
    states.await_nothing(visit.talk)
    at = await _plan(visit, callback_data.quiz_id)
    return show(query, screens.plan(visit.t, at))


async def write_quiz(query: CallbackQuery, callback_data: WriteQuiz, visit: Visit) -> Reply:
    """Who teaches one discipline is not asked which."""
    page = await quiz_building.choices(visit.session, visit.person, callback_data.page)
    if page.count == len(page.items) == 1:
        return show(query, screens.kinds(visit.t, page.items[0]))
    return show(query, screens.disciplines(visit.t, page))


async def choose_quiz_discipline(
    query: CallbackQuery, callback_data: ChooseQuizDiscipline, visit: Visit
) -> Reply:
    number = callback_data.discipline_id
    discipline = await disciplines.taught_one(visit.session, visit.person, number)
    return show(query, screens.kinds(visit.t, discipline))


async def choose_quiz_kind(
    query: CallbackQuery, callback_data: ChooseQuizKind, visit: Visit
) -> Reply:
    """The draft is there from now on; its title is awaited."""
    number, kind = callback_data.discipline_id, callback_data.kind
    quiz = await quiz_building.begin(
        visit.session, visit.person, number, kind, has_faces=visit.biometrics, now=visit.now
    )
    states.await_(visit.talk, Awaited.QUIZ_TITLE, quiz_id=quiz.id)
    return show(query, screens.title_prompt(visit.t, quiz))


async def take_quiz_title(message: Message, visit: Visit) -> Reply:
    """On with the questions where there are none yet, else back to the quiz."""
    number = states.facts(visit.talk)["quiz_id"]
    at = await quiz_changes.rename(
        visit.session, visit.person, number, written(message), now=visit.now
    )
    states.await_nothing(visit.talk)
    if at.quiz.length == 0:
        return await drawing(message, visit, number)
    return show(message, screens.plan(visit.t, at))


async def open_quiz_settings(
    query: CallbackQuery, callback_data: OpenQuizSettings, visit: Visit
) -> Reply:
    states.await_nothing(visit.talk)
    at = await _plan(visit, callback_data.quiz_id)
    return show(query, screens.settings(visit.t, at))


async def publish_quiz(query: CallbackQuery, callback_data: PublishQuiz, visit: Visit) -> Reply:
    number = callback_data.quiz_id
    at = await quiz_windows.publish(visit.session, visit.person, number, now=visit.now)
    done = visit.t.plain("built-published.alert")
    return show(query, screens.plan(visit.t, at), toast=done)


async def discard_quiz(query: CallbackQuery, callback_data: DiscardQuiz, visit: Visit) -> Reply:
    at = await _plan(visit, callback_data.quiz_id)
    return show(query, screens.discarding(visit.t, at))


async def confirm_discarding(
    query: CallbackQuery, callback_data: ConfirmDiscarding, visit: Visit
) -> Reply:
    number = callback_data.quiz_id
    await quiz_windows.discard(visit.session, visit.person, number, now=visit.now)
    return await open_taught_quizzes(query, visit)


async def close_quiz(query: CallbackQuery, callback_data: CloseQuiz, visit: Visit) -> Reply:
    at = await _plan(visit, callback_data.quiz_id)
    return show(query, screens.closing(visit.t, at))


async def confirm_closing_quiz(
    query: CallbackQuery, callback_data: ConfirmClosingQuiz, visit: Visit
) -> Reply:
    number = callback_data.quiz_id
    at = await quiz_windows.close(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.moved(visit.t, at))


async def _plan(visit: Visit, quiz_id: int) -> quiz_building.Plan:
    return await quiz_building.plan(visit.session, visit.person, quiz_id, now=visit.now)


def written(message: Message) -> str:
    """The text of the message. Raises TextAwaited."""
    if not message.text:
        raise TextAwaited
    return message.text
