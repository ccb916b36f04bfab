"""The bank of a discipline on its way out: in GIFT and Moodle XML, and import gives it back."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from academy import audit
from academy.exporting import gift, moodle_xml
from academy.exporting.items import Item, ItemOption
from academy.importing.banks import Kind, Picture
from storage.database import Session
from storage.queries import banks as ask
from storage.queries import materials as files
from storage.tables.questions import Option, Question

_PORTION = 50  # questions loaded at once, beside people who press


class Format(StrEnum):
    """What a bank can be written as."""

    GIFT = "gift"
    MOODLE_XML = "moodle-xml"


@dataclass(frozen=True)
class Written:
    """A file in UTF-8: how many questions it holds, and of how many its format holds no picture."""

    content: bytes
    count: int
    without_pictures: int


FILE_ENDS = {Format.GIFT: "gift", Format.MOODLE_XML: "xml"}


async def items(session: Session, discipline_id: int) -> list[Item]:
    """Everything in use, in the order in which the items came."""
    found: list[Item] = []
    after = 0
    while portion := await ask.portion(session, discipline_id, after, _PORTION):
        found += [_item(question, await _pictures(session, question)) for question in portion]
        after = portion[-1].id
        session.expunge_all()
        await asyncio.sleep(0)
    return found


def written(found: Sequence[Item], format: Format) -> Written:
    """The file. Takes seconds for thousands of questions: runs in a worker process."""
    writer = gift.exported if format == Format.GIFT else moodle_xml.exported
    done = writer(found)
    return Written(done.content, len(found), len(done.without_pictures))


def note(
    session: Session, actor_id: int | None, discipline_id: int, count: int, *, now: datetime
) -> None:
    """Who took a bank out, and how much of it, stands in the audit log."""
    facts: dict[str, Any] = {"discipline": discipline_id, "questions": count}
    audit.note(session, actor_id, "questions-exported", now=now, **facts)


async def _pictures(session: Session, question: Question) -> tuple[Picture, ...]:
    found = []
    for each in question.pictures:
        content = await files.content(session, each.file_key)
        if content is not None:
            found.append(Picture(each.file_name, content))
    return tuple(found)


def _item(question: Question, pictures: tuple[Picture, ...]) -> Item:
    return Item(
        key=question.key,
        category=question.category,
        kind=Kind(question.kind.value),
        text=question.text,
        markup=question.markup,
        options=tuple(_option(each) for each in question.options),
        feedback=question.feedback,
        points=question.points,
        level=question.level,
        tags=tuple(question.tags),
        is_folded=question.is_folded,
        pictures=pictures,
    )


def _option(option: Option) -> ItemOption:
    return ItemOption(
        text=option.text,
        weight=option.weight,
        match=option.match,
        low=option.low,
        high=option.high,
        feedback=option.feedback,
    )
