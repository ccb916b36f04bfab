"""Taking in an archive of reference pictures, person by person: for the chat and the console alike.

No transaction is open while a picture is read or examined, and each one is short; a person is kept
at once, so that a job cut short goes on where it was.
"""

from academy import face_imports, references
from academy.face_imports import Order
from academy.importing.face_files import FaceFiles, contents, face_files
from bot.face_albums import Known, Means, Told, Turn
from bot.references import opened

_PORTION = 12  # people whose pictures are read at once


async def take(means: Means, data: bytes, order: Order, *, is_trial: bool) -> Told:
    """Look through the archive and keep what can be kept; a trial keeps nothing. Taken once more,
    only what differs is changed. Raises WorkerNotStarted, and whatever `progress` raises."""
    read: FaceFiles = await means.desk.run(face_files, data)
    report = Told(read.found, refused=list(read.refused), refusal=read.refusal)
    if read.refusal is not None:
        return report
    async with means.db.read() as session:
        albums, refused = await face_imports.matched(session, read.names)
    report.refused += refused
    known = await _known(means, order)
    total = len(albums)
    for start in range(0, total, _PORTION):
        part = albums[start : start + _PORTION]
        names = [name for album in part for name in album.names]
        read_now = await means.desk.run(contents, data, names)
        files = dict(zip(names, read_now, strict=True))
        for number, album in enumerate(part, start=start):
            await means.progress(number, total)
            turn = Turn(means, known, report, order, is_trial)
            await turn.take(album, [(name, files[name]) for name in album.names])
    report.refused.sort(key=lambda each: each.name)
    return report


async def _known(means: Means, order: Order) -> Known:
    async with means.db.read() as session:
        kept = await references.everybody(session)
        confirmed = await references.confirmed(session)
        seen = await face_imports.seen(session)
        done = await face_imports.brought_before(session, order)
    templates = {each.person_id: opened(means.vault, each) for each in kept}
    enrolled = {number: found for number, found in templates.items() if found is not None}
    known = Known(enrolled, confirmed, done)
    for each in seen:
        known.remember(*each)
    return known
