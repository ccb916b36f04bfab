"""Pictures of questions on their way to whoever sees the question; Telegram gets each once."""

from dataclasses import dataclass
from datetime import datetime

from academy import letters
from academy.letters import Draft
from storage.database import Session
from storage.queries import banks as ask
from storage.queries import letters as ask_letters
from storage.queries import materials as files
from storage.tables.letters import Letter
from storage.tables.questions import Question


@dataclass(frozen=True)
class Shipment:
    """A picture on its way: by `file_id` where Telegram holds it, else by its `content`."""

    name: str
    file_id: str | None
    content: bytes | None


async def queue(
    session: Session,
    person_id: int,
    attempt_id: int | None,
    question: Question,
    number: int,
    *,
    now: datetime,
) -> None:
    """Send the question's pictures, named by its `number` in the paper. In an attempt they come
    once, however often the question is shown; a preview, without an attempt, brings them each time.

    The pictures must be loaded with the question; one without any sends nothing.
    """
    shown = f"{attempt_id}" if attempt_id is not None else f"{person_id}:{now.timestamp()}"
    drafts = [
        Draft(
            kind="question-picture",
            key=f"question-picture:{shown}:{question.id}:{picture.number}",
            person_id=person_id,
            facts={
                "question_id": question.id,
                "picture": picture.number,
                "number": number,
                "attempt_id": attempt_id,
            },
        )
        for picture in question.pictures
    ]
    await letters.queue(session, drafts, now=now)


async def shipment(
    session: Session, question_id: int, picture: int, attempt_id: int | None, bot_id: int
) -> Shipment | None:
    """What is to be sent; none when the attempt is over."""
    if attempt_id is not None and not await ask.is_open(session, attempt_id):
        return None
    found = await ask.picture(session, question_id, picture)
    if found is None:
        return None
    file_id = await files.file_id(session, bot_id, found.file_key)
    content = None if file_id else await files.content(session, found.file_key)
    return Shipment(found.file_name or "picture.png", file_id, content)


async def remember_file(
    session: Session, question_id: int, picture: int, bot_id: int, file_id: str
) -> None:
    """Telegram holds the picture now: it is uploaded once."""
    found = await ask.picture(session, question_id, picture)
    if found is not None:
        await files.keep_file(session, bot_id, found.file_key, file_id)


async def forget_file(session: Session, question_id: int, picture: int, bot_id: int) -> bool:
    """Telegram does not know the id any more; whether there was one to forget."""
    found = await ask.picture(session, question_id, picture)
    return found is not None and await files.forget_file(session, bot_id, found.file_key)


async def send_as_file(session: Session, letter: Letter) -> bool:
    """Telegram does not show this picture as one: it goes as a file. False when it was one."""
    if letter.facts.get("is_file"):
        return False
    await ask_letters.change_facts(session, letter.id, {**letter.facts, "is_file": True})
    return True
