"""Reference pictures in bulk: an archive named by roster codes, tried, vouched for, taken in."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from unittest.mock import ANY

import pytest
from sqlalchemy import func, select

from academy.consents import VERSIONS
from academy.face_imports import Order
from bot.app import App
from bot.biometrics import gate, thresholds
from bot.callbacks.consents import WithdrawConsent
from bot.callbacks.face_imports import OpenFaceImport, TakeFaces
from bot.callbacks.work import CancelWork
from bot.face_albums import Means
from bot.face_importing import take as import_archive
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.consents import Answer, Consent, Origin, Purpose
from storage.tables.identity import Check, CheckPicture, CheckState, SeenPicture, Template, Way
from storage.tables.people import Person, PersonRole, Role
from storage.tables.trace import TraceLine, Verb
from storage.tables.work import Work, WorkState
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.faces import COLEMAN, RUIZ, SOMEBODY_ELSE, changed, face, three_of_ruiz

NO_FACE = "no_face.jpg"


@pytest.fixture
async def app(seeing_app: App) -> App:
    return seeing_app


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


@pytest.fixture
async def people(db: Database, learner: Person) -> None:
    """Learners 7 and 17 agreed to pictures of the face on paper, learner 27 did not."""
    await person(db, 17, Role.LEARNER)
    await person(db, 27, Role.LEARNER)
    for number in (7, 17):
        await agree(db, number)


async def agree(db: Database, number: int) -> None:
    fields: dict[str, Any] = {"text_hash": "", "locale": "", "number": "1", "given_at": NOW}
    given = {"origin": Origin.PAPER, "answer": Answer.GIVEN, "version": VERSIONS[Purpose.FACE]}
    await add(db, Consent(person_id=number, purpose=Purpose.FACE, **fields, **given))


def packed(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def of_ruiz(code: str = "R7") -> dict[str, bytes]:
    return {f"{code}_{n}.jpg": each for n, each in enumerate(three_of_ruiz(), start=1)}


async def send(office: Chat, files: Mapping[str, bytes] | bytes) -> None:
    """The administrator sends this archive; it is worked off, the letters leave."""
    await office.press(OpenFaceImport())
    content = files if isinstance(files, bytes) else packed(files)
    office.api.files["z"] = content
    await office.send(document={"file_id": "z", "file_unique_id": "z", "file_size": len(content)})
    await finish(office)


async def finish(office: Chat) -> None:
    await office.app.workshop.finish_all()
    await office.app.courier.deliver()


async def take(office: Chat, files: Mapping[str, bytes]) -> None:
    await send(office, files)
    await office.press("Внести")
    await finish(office)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def count(db: Database, table: Any) -> int:
    return int(await one(db, select(func.count()).select_from(table)))


async def test_an_archive_is_tried_first_and_kept_when_somebody_vouches_for_it(
    db: Database, office: Chat, chat: Chat, people: None
) -> None:
    await send(office, {**of_ruiz(), "R17.jpg": face(COLEMAN)})
    tried, kept_by_trial = office.text, await count(db, Template)
    await office.press("Внести")
    await finish(office)

    assert "Будет принято: 4, людей: 2" in tried
    assert "Вы подтверждаете" in tried
    assert kept_by_trial == 0
    assert "Принято: 4, людей: 2" in office.text
    kept = await one(db, select(Template).where(Template.person_id == 7))
    assert (kept.pictures, kept.confirmed_by, kept.confirmed_at) == (3, 9, NOW)
    assert await count(db, CheckPicture) == 0
    assert "Академия внесла Ваше эталонное фото" in chat.text


async def test_an_import_leaves_a_check_a_line_of_the_trace_and_lines_of_the_audit_log(
    db: Database, office: Chat, people: None
) -> None:
    await take(office, of_ruiz())

    check = await one(db, select(Check))
    assert (check.state, check.way, check.decided_by) == (CheckState.CONFIRMED, Way.REVIEW, 9)
    line = await one(db, select(TraceLine).where(TraceLine.verb == Verb.ENROLLED))
    assert (line.person_id, line.result) == (7, {"outcome": "enrolled", "by": "person"})
    async with db.read() as session:
        found = await session.scalars(select(AuditLine).order_by(AuditLine.id))
        lines = {each.act: (each.actor_id, each.facts) for each in found}
    assert lines["face-imported"] == (9, {"person": 7, "check": 1, "pictures": 3})
    assert lines["faces-imported"][1]["people"] == 1


async def test_every_picture_that_is_not_taken_is_named_with_its_reason(
    db: Database, office: Chat, people: None
) -> None:
    await add(db, PersonRole(person_id=9, role=Role.REVIEWER))
    await person(db, 37, Role.LECTURER)

    await send(
        office,
        {
            "R7.jpg": face(RUIZ),
            "R404.jpg": face(RUIZ),
            "R27.jpg": face(COLEMAN),
            "R37.jpg": face(COLEMAN),
            "R17_1.jpg": face(NO_FACE),
            "R17_2.jpg": face("group_many_faces.jpg"),
            "R17_3.jpg": b"no picture",
            "R17_4.jpg": face(COLEMAN),
            "sub/R7.jpg": face(RUIZ),
        },
    )

    for words in (
        "R404.jpg – нет такого кода",
        "R27.jpg – нет действующего согласия",
        "R37.jpg – это не обучающийся",
        "R17_1.jpg – лица не видно",
        "R17_2.jpg – больше одного лица",
        "R17_3.jpg – не снимок",
        "R17_4.jpg – лишний",
        "sub/R7.jpg – лежит в папке",
        "Будет принято: 1, людей: 1",
    ):
        assert words in office.text


async def test_nothing_is_kept_of_who_withdrew_between_the_trial_and_the_press(
    db: Database, app: App, office: Chat, people: None
) -> None:
    await send(office, of_ruiz())
    await Chat(app, 7).press(WithdrawConsent(purpose=Purpose.FACE))
    await Chat(app, 7).press("Да, отозвать")

    await office.press("Внести")
    await finish(office)

    assert "R7_1.jpg – нет действующего согласия" in office.text
    assert await count(db, Template) == await count(db, SeenPicture) == 0


async def test_the_same_archive_again_changes_nothing(
    db: Database, office: Chat, people: None
) -> None:
    await take(office, of_ruiz())
    first = (await one(db, select(Template))).embedding

    await send(office, of_ruiz())

    assert "Без изменений: 3" in office.text
    assert "✅ Внести" not in office.labels
    assert (await one(db, select(Template))).embedding == first


async def test_a_second_archive_changes_only_who_differs(
    db: Database, office: Chat, people: None
) -> None:
    await take(office, {"R7.jpg": changed(RUIZ, scale=3), "R17.jpg": face(COLEMAN)})
    checks = await count(db, Check)

    await take(office, {**of_ruiz(), "R17.jpg": face(COLEMAN)})

    assert "Принято: 3, людей: 1" in office.text
    assert "Без изменений: 1" in office.text
    assert await count(db, Check) == checks + 1
    assert (await one(db, select(Template).where(Template.person_id == 7))).pictures == 3


async def test_pictures_of_different_people_under_one_code_are_told(
    office: Chat, people: None
) -> None:
    await send(office, {"R7_1.jpg": face(COLEMAN), "R7_2.jpg": face(SOMEBODY_ELSE)})

    assert "R7_1.jpg – на снимках этого кода разные люди" in office.text
    assert "R7_2.jpg – на снимках этого кода разные люди" in office.text
    assert "✅ Внести" not in office.labels


async def test_one_file_under_two_codes_is_taken_once(office: Chat, people: None) -> None:
    await send(office, {"R17.jpg": face(COLEMAN), "R7.jpg": face(COLEMAN)})

    assert "Будет принято: 1, людей: 1" in office.text
    assert "R7.jpg – такой снимок уже есть у другого человека" in office.text


async def test_who_would_pass_for_another_learner_goes_to_a_reviewer_who_is_not_told_whose(
    db: Database, office: Chat, people: None
) -> None:
    files = three_of_ruiz()

    await take(office, {"R17.jpg": files[0], "R7.jpg": files[1]})

    assert "Посмотрит проверяющий: 1" in office.text
    check = await one(db, select(Check).where(Check.state == CheckState.DOUBTFUL))
    assert check.facts == {"import": 2, "pictures": 1, "finding": "like-another", "kept": ANY}
    pictures = await one(db, select(CheckPicture))
    assert pictures.sealed is not None
    doubted = await one(db, select(Template).where(Template.person_id == check.person_id))
    assert doubted.confirmed_at is None


async def test_an_import_cut_short_goes_on_where_it_was(
    db: Database, app: App, office: Chat, people: None
) -> None:
    await send(office, {**of_ruiz(), "R17.jpg": face(COLEMAN)})
    await office.press("Внести")
    job = await one(db, select(Work.id).where(Work.kind == "faces-taking"))
    tools = app.tools
    assert tools.vault is not None and tools.pool is not None  # noqa: PT018
    limits = thresholds(tools.settings), gate(tools.settings)
    means = Means(db, tools.vault, tools.pool, tools.desk, tools.clock, ends_at_the_second, *limits)

    with pytest.raises(KeyboardInterrupt):
        await import_archive(means, office.api.files["z"], Order(9, job), is_trial=False)
    before = await count(db, Template)
    await finish(office)

    assert before == 1
    assert "Принято: 4, людей: 2" in office.text
    assert await count(db, Check) == 2


async def ends_at_the_second(done: int, total: int) -> None:
    if done == 1:
        raise KeyboardInterrupt


async def test_a_cancelled_import_leaves_what_it_kept_and_says_so(
    db: Database, app: App, office: Chat, people: None
) -> None:
    await send(office, of_ruiz())
    await office.press("Внести")
    job = await one(db, select(Work.id).where(Work.kind == "faces-taking"))

    await office.press(CancelWork(work_id=job))
    await finish(office)

    assert await one(db, select(Work.state).where(Work.id == job)) == WorkState.CANCELLED
    assert "Что успели внести, осталось" in office.text
    assert await count(db, Template) == 0


async def test_the_button_of_somebody_elses_trial_or_a_used_one_takes_nothing(
    db: Database, app: App, office: Chat, people: None
) -> None:
    await person(db, 19, Role.ADMINISTRATOR)
    other = Chat(app, 19)
    await send(office, of_ruiz())
    job = await one(db, select(Work.id).where(Work.kind == "faces-trying"))

    await other.press(TakeFaces(work_id=job))
    foreign = other.alert
    await office.press("Внести")
    await office.press(TakeFaces(work_id=job))

    assert "Пришлите его заново" in (foreign or "")
    assert "Пришлите его заново" in (office.alert or "")


async def test_something_else_than_an_archive_gets_a_clear_answer(
    office: Chat, people: None
) -> None:
    await office.press(OpenFaceImport())
    await office.write("вот фото")
    awaited = office.text
    await send(office, b"no archive at all")

    assert "Ожидается архив ZIP" in awaited
    assert "Архив повреждён или это не ZIP" in office.text


async def test_many_refused_pictures_come_as_a_document(office: Chat, people: None) -> None:
    await send(office, {f"X{n}.jpg": b"x" for n in range(20)})

    assert "Ещё не принято: 8" in office.text or "Ещё не принято: 8" in str(office.api.requests)
    sent = [each for each in office.api.requests if type(each).__name__ == "SendDocument"]
    assert sent[0].document.data.decode("utf-8-sig").count("нет такого кода") == 20  # type: ignore[attr-defined]
