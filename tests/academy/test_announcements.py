from academy import announcements, letters
from academy.announcements import Report
from storage.database import Database
from storage.tables.announcements import Announcement, AnnouncementState
from storage.tables.columns import Bilingual
from storage.tables.letters import LetterState
from storage.tables.people import Conversation, Person, Role
from tests.conftest import NOW, add, person


async def sent(db: Database, author: Person) -> Report:
    """Announcement 1, confirmed."""
    text = Bilingual(kk="Ертең", ru="Завтра")
    await add(db, Announcement(id=1, author_id=author.id, text=text, written_at=NOW))
    async with db.begin() as session:
        return await announcements.send(session, author, 1, None, now=NOW)


async def test_a_letter_is_queued_for_everybody_linked_and_reachable(either_db: Database) -> None:
    author = await person(either_db, 9, Role.ADMINISTRATOR)
    await person(either_db, 7, Role.LEARNER)
    await add(either_db, Conversation(telegram_id=70))  # a stranger
    blocked = await person(either_db, 8, Role.LEARNER)
    async with either_db.begin() as session:
        (await session.get_one(Conversation, blocked.id)).is_reachable = False

    report = await sent(either_db, author)

    assert report.waiting == 2
    async with either_db.begin() as session:
        queued = await letters.claim(session, 1, 10, now=NOW)
    assert {(each.key, each.lane, each.person_id) for each in queued} == {
        ("announcement:1:7", "person:7", 7),
        ("announcement:1:9", "person:9", 9),
    }
    assert {each.facts["announcement_id"] for each in queued} == {1}


async def test_an_announcement_is_done_when_none_of_its_letters_is_under_way(
    either_db: Database,
) -> None:
    author = await person(either_db, 9, Role.ADMINISTRATOR)
    await sent(either_db, author)

    async with either_db.begin() as session:
        (letter,) = await letters.claim(session, 1, 10, now=NOW)
        before = await announcements.queue_reports(session, now=NOW)
        await letters.close(session, letter, LetterState.UNREACHED, "blocked", now=NOW)
        after = await announcements.queue_reports(session, now=NOW)

    assert (before, after) == (0, 1)
    async with either_db.begin() as session:
        report = await announcements.report(session, author.id, 1, 0)
    assert report.announcement.state == AnnouncementState.SENT
    assert (report.waiting, report.sent, report.missed) == (0, 0, 1)
    assert report.names.items == [author.name]
