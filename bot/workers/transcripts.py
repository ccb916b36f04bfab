"""The transcript of a thread is made: read in portions, pictures fetched one by one, drawn in the
desk, sent as a document and the data beside it."""

import asyncio
import gzip
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import PurePath

from aiogram.exceptions import TelegramBadRequest
from aiohttp import ClientResponseError

from academy import letters, outgoing, people, transcripts, work
from academy.errors.consultations import ThreadNotFound
from academy.letters import Draft
from academy.outgoing import Package
from academy.transcripts import Happening, Head, Line
from academy.work import Stage
from bot import transcript_files
from bot.drawing.transcripts import drawn, scaled
from bot.tools import Tools
from bot.workers.kinds import Worker, is_file_gone, report
from storage.database import Session
from storage.tables.consultations import EntryKind
from storage.tables.work import Work

UNEXPORTED = "thread-unexported"
_FETCHED = 20 * 1024 * 1024  # bytes: a bot can fetch no larger file
_PICTURES = 30 * 1024 * 1024  # bytes of all pictures of a document, made small: it must leave
_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp"})


async def export(tools: Tools, job: Work) -> None:
    """Make both files for who asked, if the thread is still theirs to read."""
    person_id, now = job.person_id or 0, tools.clock()
    try:
        async with tools.db.read() as session:
            talk = await people.recipient(session, person_id, None)
            head = await transcripts.head(session, person_id, job.facts["thread_id"], now=now)
            happened = await transcripts.happenings(session, head)
    except ThreadNotFound:
        await _end_without(tools, job)
        return
    lines = await _lines(tools, head)
    pictures = await _pictures(tools, job, lines)
    await report(tools, job, Stage.DRAWING)
    t = tools.words[(talk.locale if talk else None) or "kk"]
    told = lines, happened
    content = await tools.desk.run(
        drawn, transcript_files.document(t, head, told, pictures, tools.clock())
    )
    packages = [
        Package("thread", f"thread-{head.thread.id}.pdf", content, {}, head.right),
        await _data(head, told, tools.clock()),
    ]
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            for package in packages:
                await outgoing.send(session, person_id, package, now=now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """Whoever asked is told that there is no document."""
    draft = Draft(UNEXPORTED, f"{UNEXPORTED}:{job.id}", job.person_id)
    await letters.queue(session, [draft], now=now)


async def _lines(tools: Tools, head: Head) -> list[Line]:
    lines: list[Line] = []
    after = head.after
    while True:
        async with tools.db.read() as session:
            part, after = await transcripts.portion(session, head, after)
        lines += part
        if not after:
            return lines


async def _pictures(tools: Tools, job: Work, lines: Sequence[Line]) -> dict[int, bytes]:
    """The pictures made small, as many as a document may hold; the others are only named."""
    shown = [line for line in lines if is_picture(line)]
    found: dict[int, bytes] = {}
    room = _PICTURES
    for number, line in enumerate(shown):
        await report(tools, job, Stage.FETCHING, number, len(shown))
        small = await _picture(tools, line.file_id or "")
        if small is not None and len(small) <= room:
            found[line.id] = small
            room -= len(small)
    return found


def is_picture(line: Line) -> bool:
    """Whether it is a picture that can be fetched: a photo, or a document whose name says so."""
    if line.file_id is None or line.facts.get("file_size", 0) > _FETCHED:
        return False
    if line.kind is EntryKind.PHOTO:
        return True
    name = str(line.facts.get("file_name", ""))
    return line.kind is EntryKind.DOCUMENT and PurePath(name).suffix.lower() in _ENDINGS


async def _picture(tools: Tools, file_id: str) -> bytes | None:
    """None where Telegram has it no more, or it is no picture after all."""
    content = BytesIO()
    try:
        await tools.bot.download(file_id, destination=content)
    except TelegramBadRequest:  # of the method
        return None
    except ClientResponseError as error:  # of the address it gave
        if not is_file_gone(error):
            raise
        return None
    return await tools.desk.run(scaled, content.getvalue())


async def _data(
    head: Head, told: tuple[Sequence[Line], Sequence[Happening]], now: datetime
) -> Package:
    content = await asyncio.to_thread(transcript_files.data, head, told, now)
    name = f"thread-{head.thread.id}.json"
    if len(content) > outgoing.LARGEST:
        content, name = await asyncio.to_thread(gzip.compress, content), f"{name}.gz"
    return Package("thread-data", name, content, {}, head.right)


async def _end_without(tools: Tools, job: Work) -> None:
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await give_up(session, job, now)


EXPORTER = Worker(run=export, poisoned=give_up)
