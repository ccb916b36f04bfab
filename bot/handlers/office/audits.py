"""An auditor reads the audit log, has its chain verified, takes it as a document."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from academy import audits
from academy.audits import Filter
from academy.people import Right
from bot.callbacks.audits import (
    ExportAudit,
    OpenAudit,
    OpenAuditActs,
    OpenAuditMonths,
    VerifyAudit,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show, toast
from bot.screens import audits as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="audits")
    router.message.middleware(Needs(Right.READ_AUDIT))
    router.callback_query.middleware(Needs(Right.READ_AUDIT))
    router.message.register(open_audit, Command("audit"))
    router.callback_query.register(open_audit, OpenAudit.filter())
    router.callback_query.register(open_audit_acts, OpenAuditActs.filter())
    router.callback_query.register(open_audit_months, OpenAuditMonths.filter())
    router.callback_query.register(verify_audit, VerifyAudit.filter())
    router.callback_query.register(export_audit, ExportAudit.filter())
    return router


async def open_audit(
    event: Event,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
    callback_data: OpenAudit | None = None,
) -> Reply:
    at = callback_data or OpenAudit()
    chosen = Filter(act=at.act, month=at.month)
    look = await audits.look(session, person, chosen, at.before, now=now)
    return show(event, screens.log(t, look))


async def open_audit_acts(
    query: CallbackQuery, callback_data: OpenAuditActs, session: Session, t: Translator
) -> Reply:
    page = await audits.acts(session, callback_data.page)
    return show(query, screens.acts(t, callback_data.month, page))


async def open_audit_months(
    query: CallbackQuery,
    callback_data: OpenAuditMonths,
    session: Session,
    t: Translator,
    now: datetime,
) -> Reply:
    page = await audits.months(session, callback_data.page, now=now)
    return show(query, screens.months(t, callback_data.act, page))


async def verify_audit(
    query: CallbackQuery, session: Session, person: Person, t: Translator, now: datetime
) -> Reply:
    await audits.verify(session, person, now=now)
    return toast(query, t.plain("audit-verdict-awaited"))


async def export_audit(
    query: CallbackQuery,
    callback_data: ExportAudit,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await audits.export(session, person, callback_data.month, now=now)
    return toast(query, t.plain("audit-export-awaited"))
