"""A learner votes in a poll of a live quiz."""

from datetime import datetime

from aiogram import Router
from aiogram.types import PollAnswer

from academy import consents, live_votes
from academy.people import Right
from bot.middlewares import Needs
from bot.reply import Reply
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="voting")
    router.poll_answer.middleware(Needs(Right.STUDY))
    router.poll_answer.register(take_vote)
    return router


async def take_vote(answer: PollAnswer, session: Session, person: Person, now: datetime) -> Reply:
    """Telegram itself shows the voter what was right: nothing is to be said. Of who has not agreed
    to the keeping of study data nothing is kept."""
    if not consents.is_asked(person, Right.STUDY):
        await live_votes.take(session, person, answer.poll_id, answer.option_ids, now=now)
    return []
