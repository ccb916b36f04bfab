"""The auditor reads the log, has it verified, takes it as a document."""

import json
import re
from collections.abc import Sequence
from datetime import timedelta
from html import unescape

import pytest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from sqlalchemy import select, text

from academy import audit, audits
from academy.audits import Filter
from bot.app import App
from bot.callbacks.audits import ExportAudit, OpenAudit, OpenAuditMonths
from bot.scheduler import jobs
from bot.scheduler.audit import (
    retain_audit_months,
    seal_audit_lines,
    verify_audit_chain,
    write_down_audit_head,
)
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.people import Person, PersonRole, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.statements import counted, in_the_handler


@pytest.fixture
async def auditor(app: App, db: Database) -> Chat:
    """An auditor's phone."""
    await person(db, 30, Role.AUDITOR)
    return Chat(app, 30)


async def noted(db: Database, *acts: str, reason: str | None = None, **facts: object) -> None:
    """Sealed lines of these acts."""
    async with db.begin() as session:
        for act in acts:
            audit.note(session, None, act, now=NOW, reason=reason, **facts)
            await session.flush()
    async with db.begin() as session:
        await audit.seal(session)


async def lines(db: Database) -> Sequence[str]:
    async with db.read() as session:
        return list(await session.scalars(select(AuditLine.act).order_by(AuditLine.id)))


async def verified(app: App, auditor: Chat) -> str:
    await auditor.press(OpenAudit())
    await auditor.press("Проверить")
    await app.workshop.finish_all()
    await app.courier.deliver()
    return auditor.text


async def test_lines_are_told_in_words_newest_first(
    db: Database, auditor: Chat, administrator: Person
) -> None:
    await noted(db, "material-added", person=7, groups=[1, 2])
    async with db.begin() as session:
        audit.note(session, 9, "announcement-sent", now=NOW, reason="Приказ <7>")

    await auditor.write("/audit")

    assert "Строк в цепочке: 1" in auditor.text
    assert "Ещё не запечатано: 1" in auditor.text
    assert "Отправлено объявление · Әлиева Дана &lt;9&gt;" in auditor.text
    assert "«Приказ &lt;7&gt;»" in auditor.text
    assert "Добавлен материал · система" in auditor.text
    assert "person 7, groups 1 2" in auditor.text
    assert auditor.text.index("объявление") < auditor.text.index("материал")


async def test_looking_is_a_line_of_the_log_turning_a_page_is_not(
    db: Database, auditor: Chat
) -> None:
    await noted(db, *["material-added"] * 10)

    await auditor.write("/audit")
    await auditor.press("Раньше")

    assert (await lines(db))[10:] == ["audit-read"]
    assert "№ 1<" in auditor.text
    assert "№ 10<" not in auditor.text
    assert not any("Раньше" in label for label in auditor.labels)


async def test_lines_are_chosen_by_act_and_month(db: Database, auditor: Chat) -> None:
    await noted(db, "material-added", "announcement-sent")
    await auditor.write("/audit")

    await auditor.press("Действие")
    await auditor.press("Добавлен материал")
    assert "Добавлен материал · система" in auditor.text
    assert "объявление" not in auditor.text

    await auditor.press("Месяц")
    await auditor.press(f"{NOW:%m.%Y}")
    assert f"Добавлен материал · месяц: {NOW:%m.%Y}" in auditor.text
    await auditor.press(OpenAudit(act="material-added", month=203001))
    assert "Таких строк нет" in auditor.text


async def test_months_are_paged_and_begin_with_the_newest(db: Database, auditor: Chat) -> None:
    async with db.begin() as session:
        audit.note(session, None, "material-added", now=NOW - timedelta(days=400))

    await auditor.press(OpenAuditMonths())

    assert auditor.labels[0] == f"{NOW:%m.%Y}"
    assert len([each for each in auditor.labels if "." in each]) == 8


@pytest.mark.parametrize("month", [1, 13, 202600, 202613, 99999999, 2**62])
async def test_a_forged_month_is_refused(auditor: Chat, month: int) -> None:
    for button in (OpenAudit(month=month), ExportAudit(month=month)):
        await auditor.press(button)

        assert "Такого месяца в журнале нет" in (auditor.alert or "")


async def test_a_good_chain_is_said_to_be_whole(db: Database, app: App, auditor: Chat) -> None:
    await noted(db, "material-added")

    said = await verified(app, auditor)

    assert said == "✅ Цепочка цела. Проверено строк: 1"
    assert (await lines(db))[-2:] == ["audit-verification-asked", "audit-verified"]
    await auditor.press("К журналу")
    assert "Последняя проверка" in auditor.text


async def test_a_broken_chain_is_told_to_every_auditor_and_administrator(
    db: Database, app: App, auditor: Chat, administrator: Person
) -> None:
    await noted(db, "material-added", "announcement-sent")
    async with db.begin() as session:
        await session.execute(text("DROP TRIGGER audit_keeps_on_update"))
        await session.execute(text("UPDATE audit SET act = 'nothing' WHERE number = 2"))

    await jobs.run(verify_audit_chain, db, app.tools.settings, app.tools.clock)
    await app.workshop.finish_all()
    await app.courier.deliver()

    for phone in (auditor, Chat(app, 9)):
        assert "Первая неверная строка: № 2" in phone.text


async def test_at_night_a_good_chain_disturbs_nobody(db: Database, app: App, auditor: Chat) -> None:
    await jobs.run(verify_audit_chain, db, app.tools.settings, app.tools.clock)
    await app.workshop.finish_all()
    await app.courier.deliver()

    assert auditor.shown == []
    assert (await lines(db)) == ["audit-verified"]


async def document(app: App, auditor: Chat) -> SendDocument:
    await app.workshop.finish_all()
    await app.courier.deliver()
    found = next(each for each in reversed(auditor.shown) if isinstance(each, SendDocument))
    assert isinstance(found, SendDocument)
    assert isinstance(found.document, BufferedInputFile)
    return found


async def test_the_log_is_handed_out_as_a_document_with_reasons(
    db: Database, app: App, auditor: Chat
) -> None:
    await noted(db, "material-added", reason="Приказ")
    await auditor.write("/audit")

    await auditor.press("Выгрузить")

    sent = await document(app, auditor)
    assert isinstance(sent.document, BufferedInputFile)
    rows = [json.loads(row) for row in sent.document.data.splitlines()]
    facts = json.loads(rows[0]["line"])["facts"]
    assert facts == {"reason": audit.fingerprint(rows[0]["salt"], rows[0]["reason"])}
    assert sent.caption == "Журнал аудита, весь. Строк: 1"
    assert (await lines(db))[-1] == "audit-exported"


async def test_a_month_is_handed_out_alone(
    db: Database, app: App, auditor: Chat, clock: Clock
) -> None:
    await noted(db, "material-added")
    month = NOW.year * 100 + NOW.month

    await auditor.press(ExportAudit(month=month))
    full = await document(app, auditor)
    clock.now += timedelta(seconds=1)
    await auditor.press(ExportAudit(month=203001))
    await app.workshop.finish_all()
    await app.courier.deliver()

    assert isinstance(full.document, BufferedInputFile)
    assert full.document.filename == f"audit-{month}.jsonl"
    assert len(full.document.data.splitlines()) == 1
    assert "Таких строк нет." in [each.text for each in auditor.shown if hasattr(each, "text")]


async def test_who_lost_the_role_meanwhile_gets_no_document(
    db: Database, app: App, auditor: Chat
) -> None:
    await auditor.press(ExportAudit())
    async with db.begin() as session:
        held = (await session.scalars(select(PersonRole).where(PersonRole.person_id == 30))).one()
        await session.delete(held)

    await app.workshop.finish_all()
    await app.courier.deliver()

    assert not any(isinstance(each, SendDocument) for each in auditor.shown)


async def test_every_screen_of_the_log_fits_with_hostile_names(
    db: Database, app: App, auditor: Chat
) -> None:
    hostile = "😀" * 200
    someone = Person(id=31, roster_code="R31", family_name=hostile, given_name=hostile)
    await add(db, someone)
    async with db.begin() as session:
        for number in range(9):
            facts: dict[str, object] = {f"fact{each}": "x" * 64 for each in range(9)}
            audit.note(session, 31, f"act-{number}", now=NOW, reason=hostile, **facts)
        audit.note(session, 31, "x" * 40, now=NOW)

    await auditor.write("/audit")
    shown = unescape(re.sub(r"</?[bi]>", "", auditor.text))
    assert 2000 < len(shown.encode("utf-16-le")) // 2 <= 4096
    await auditor.press("Действие")

    assert "act-0" in auditor.labels
    await auditor.press("act-0")
    assert "act-0" in auditor.text


@pytest.mark.parametrize("press", [OpenAudit(), OpenAuditMonths(), ExportAudit(), "Проверить"])
async def test_no_press_needs_more_than_eight_queries(
    db: Database, auditor: Chat, press: str | OpenAudit
) -> None:
    await noted(db, *["material-added"] * 10, reason="Приказ")
    await auditor.write("/audit")

    with counted(db) as statements:
        await auditor.press(press)

    used = in_the_handler(statements)
    assert len(used) <= 8, used


async def test_the_clock_seals_retains_and_writes_the_head_down(
    db: Database, app: App, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    async with db.begin() as session:
        audit.note(session, None, "material-added", now=NOW - timedelta(days=70 * 31))
    tools = app.tools

    sealed = await jobs.run(seal_audit_lines, db, tools.settings, clock)
    removed = await jobs.run(retain_audit_months, db, tools.settings, clock)
    with caplog.at_level("INFO"):
        await jobs.run(write_down_audit_head, db, tools.settings, clock)

    assert (sealed, removed) == (1, 1)
    assert "audit head 1:" in caplog.text


async def test_a_filter_of_an_act_nobody_did_shows_nothing(db: Database, auditor: Chat) -> None:
    await noted(db, "material-added")
    someone = await person(db, 40, Role.AUDITOR)

    async with db.begin() as session:
        found = await audits.look(session, someone, Filter(act="' OR 1=1 --"), 0, now=NOW)

    assert list(found.lines) == []
