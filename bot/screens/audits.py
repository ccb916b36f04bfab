"""What an auditor sees of the audit log: its state, its lines, the verdict about its chain."""

from typing import Any

from academy.audits import Look
from academy.pages import Page
from bot.callbacks.audits import (
    ExportAudit,
    OpenAudit,
    OpenAuditActs,
    OpenAuditMonths,
    VerifyAudit,
)
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.audit import AuditLine

_NAME, _FACTS, _REASON = 40, 100, 80  # characters of each: eight lines fit into a message


def log(t: Translator, at: Look) -> Screen:
    """The state of the chain, the lines looked at, and the ways on."""
    chosen = at.filter
    parts = [_state(t, at), _filter(t, at)]
    parts += [_line(t, *each) for each in at.lines] or [t("audit-no-lines")]
    newest = OpenAudit(act=chosen.act, month=chosen.month)
    older = OpenAudit(act=chosen.act, month=chosen.month, before=at.older)
    turn: list[Button] = [(t.plain("audit-newest"), newest)]
    if at.older:
        turn.append((t.plain("audit-older"), older))
    return Screen(
        "\n\n".join(parts),
        [
            turn,
            [
                (t.plain("audit-acts.button"), OpenAuditActs(month=chosen.month)),
                (t.plain("audit-months.button"), OpenAuditMonths(act=chosen.act)),
            ],
            [
                (t.plain("audit-verdict.button"), VerifyAudit()),
                (t.plain("audit-export.button"), ExportAudit(month=chosen.month)),
            ],
            [(t.plain("menu.button"), OpenMenu())],
        ],
    )


def acts(t: Translator, month: int, page: Page[str]) -> Screen:
    """Which act is looked at."""
    rows: list[list[Button]] = [
        [(act_words(t, each), OpenAudit(act=each, month=month))] for each in page.items
    ]
    rows.append(turning(t, page, lambda at: OpenAuditActs(month=month, page=at)))
    rows.append([(t.plain("audit-any"), OpenAudit(month=month))])
    return Screen(t("audit-acts"), rows)


def months(t: Translator, act: str, page: Page[int]) -> Screen:
    """Which month is looked at, or handed out."""
    rows: list[list[Button]] = [
        [(_month(each), OpenAudit(act=act, month=each))] for each in page.items
    ]
    rows.append(turning(t, page, lambda at: OpenAuditMonths(act=act, page=at)))
    rows.append([(t.plain("audit-any"), OpenAudit(act=act))])
    return Screen(t("audit-months"), rows)


def verdict(t: Translator, facts: dict[str, Any]) -> Screen:
    """Whether the chain is whole; of a broken one, which line, and what to do."""
    return Screen(_verdict(t, facts), [[(t.plain("audit.button"), OpenAudit())]])


def unverified(t: Translator) -> Screen:
    """The verification ended its process twice."""
    return Screen(t("audit-verdict-failed"), [[(t.plain("audit.button"), OpenAudit())]])


def nothing(t: Translator) -> Screen:
    """There is nothing to hand out."""
    return Screen(t("audit-no-lines"), [[(t.plain("audit.button"), OpenAudit())]])


def unexported(t: Translator) -> Screen:
    """The export ended its process twice."""
    return Screen(t("audit-export-failed"), [[(t.plain("audit.button"), OpenAudit())]])


def act_words(t: Translator, act: str) -> str:
    """What the act is called; one without words, of a former version, by its code."""
    key = f"audit-act-{act}"
    return t.plain(key) if t.has(key) else act


def _state(t: Translator, at: Look) -> str:
    lines = [t("audit", sealed=at.sealed)]
    if at.tail_age is not None:
        lines.append(t("audit-tail", count=at.tail, seconds=round(at.tail_age.total_seconds())))
    if at.verified is None:
        lines.append(t("audit-unverified"))
    else:
        lines.append(t("audit-verified", at=at.verified.at))
        lines.append(_verdict(t, at.verified.facts))
    return "\n".join(lines)


def _verdict(t: Translator, facts: dict[str, Any]) -> str:
    if facts.get("broken") is not None:
        return t("audit-verdict-broken", number=facts["broken"])
    if facts.get("missing"):
        return t("audit-verdict-missing", count=facts["missing"])
    return t("audit-verdict", count=facts.get("lines", 0))


def _filter(t: Translator, at: Look) -> str:
    act = act_words(t, at.filter.act) if at.filter.act else t.plain("audit-any")
    month = _month(at.filter.month) if at.filter.month else t.plain("audit-any")
    return t("audit-filter", act=act, month=month)


def _line(t: Translator, line: AuditLine, who: str | None, reason: str | None) -> str:
    names = (f"{name} {_value(v)}" for name, v in line.facts.items() if name != "reason")
    by = t.plain("audit-machine") if line.actor_id is None else f"{short(who or '', _NAME)}"
    number = "…" if line.number is None else str(line.number)
    facts = {"number": number, "at": line.at, "act": act_words(t, line.act), "who": by}
    found = [t("audit-line", **facts)]
    if codes := short(", ".join(names), _FACTS):
        found.append(t("audit-line-facts", facts=codes))
    if reason:
        found.append(t("audit-line-reason", reason=short(reason, _REASON)))
    return "\n".join(found)


def _value(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _month(month: int) -> str:
    return f"{month % 100:02}.{month // 100}"
