"""How consultations of a month went, on the phone of who answers for them, and as a table."""

from datetime import timedelta

from academy.consultation_statistics import MOST, Statistics, Tally
from academy.pages import cut
from bot.callbacks.consultation_statistics import ExportStatistics, OpenStatistics
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen
from bot.screens.pages import turning
from locales import Translator

_TITLES = ("teacher", "answered", "wait", "ratings", "rating", "held", "hours", "missed")


def statistics(t: Translator, at: Statistics, back: int, number: int) -> Screen:
    """The month as a whole, then teacher by teacher; the months before and after."""
    page = cut(at.teachers, number)
    parts = ["\n".join([t("statistics", month=_month(at)), *_scope(t, at)]), _whole(t, at)]
    if page.items:
        lines = [_teacher(t, each) for each in page.items]
        parts.append("\n".join([t("statistics-teachers"), *lines]))
    turns = turning(t, page, lambda to: OpenStatistics(back=back, page=to))
    months: list[Button] = []
    if at.has_before:
        months.append((t.plain("statistics-before"), OpenStatistics(back=back + 1)))
    if at.has_after:
        months.append((t.plain("statistics-after"), OpenStatistics(back=max(0, back - 1))))
    last: list[Button] = [
        (t.plain("statistics-export"), ExportStatistics(back=back)),
        (t.plain("menu.button"), OpenMenu()),
    ]
    return Screen("\n\n".join(parts), [turns, months, last])


def unwritten(t: Translator) -> Screen:
    """There is no table; it can be asked for again."""
    return Screen(t("statistics-unwritten"), [[(t.plain("menu.button"), OpenMenu())]])


def table(t: Translator, at: Statistics) -> list[list[object]]:
    """The same as rows: the titles, every teacher, all together. Hours are numbers."""
    rows: list[list[object]] = [[t.plain(f"statistics-title-{each}") for each in _TITLES]]
    rows += [_row(each.name, each) for each in at.teachers]
    rows.append(_row(t.plain("statistics-title-all"), at.whole))
    for name, count in (
        ("asked", at.asked),
        ("reminded", at.reminded),
        ("escalated", at.escalated),
    ):
        rows.append([t.plain(f"statistics-title-{name}"), count])
    return rows


def _row(name: str, at: Tally) -> list[object]:
    waited, held = _hours(at.wait), _hours(at.held_for)
    return [name, at.answered, waited, at.ratings, at.rating, at.held, held, at.missed]


def _hours(span: timedelta | None) -> float | None:
    return None if span is None else round(span / timedelta(hours=1), 1)


def _month(at: Statistics) -> str:
    return f"{at.month:%m.%Y}"


def _scope(t: Translator, at: Statistics) -> list[str]:
    if not at.departments:
        return [t("statistics-everywhere")]
    return [t("statistics-department", title=each.title) for each in at.departments]


def _whole(t: Translator, at: Statistics) -> str:
    lines = [
        t("statistics-asked", count=at.asked),
        t("statistics-answered", count=at.whole.answered),
        t("statistics-wait", span=_span(t, at.whole.wait)),
        t("statistics-late", reminded=at.reminded, escalated=at.escalated),
    ]
    if at.whole.rating is not None:
        lines.append(t("statistics-rating", rating=at.whole.rating, count=at.whole.ratings))
    if at.whole.held or at.whole.missed:
        about = {"held": at.whole.held, "missed": at.whole.missed}
        lines.append(t("statistics-meetings", span=_span(t, at.whole.held_for), **about))
    if at.is_cut:
        lines.append(t("statistics-cut", count=MOST))
    return "\n".join(lines)


def _teacher(t: Translator, at: Tally) -> str:
    line = t("statistics-teacher", name=at.name, count=at.answered, span=_span(t, at.wait))
    if at.rating is not None:
        line += t("statistics-teacher-rating", rating=at.rating)
    return line


def _span(t: Translator, span: timedelta | None) -> str:
    if span is None:
        return "–"
    hours, minutes = divmod(int(span / timedelta(minutes=1)), 60)
    return t.plain("statistics-span", hours=hours, minutes=minutes)
