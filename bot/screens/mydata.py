"""What a person sees of what is stored about them: the overview, the trace, the times, the end."""

from academy.certificates import kept_years
from academy.directory import masked_email, masked_phone
from academy.mydata import Overview
from academy.pages import Page
from academy.requests import TEXT_LENGTH
from academy.retention import kept_days
from academy.settings import Settings
from academy.timetable import ACADEMY_ZONE
from academy.trace import Told
from bot.callbacks.consents import OpenConsents
from bot.callbacks.joining import OpenMenu
from bot.callbacks.mydata import (
    DisputeLine,
    OpenErasureWish,
    OpenKeepingTimes,
    OpenMyData,
    OpenMyLine,
    OpenMyTrace,
    TakeMyData,
    WishErasure,
)
from bot.callbacks.requests import OpenOwnRequests, TakeRequestBack
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.requests import line as in_words
from bot.screens.shortening import short
from locales import Translator
from storage.tables.requests import Request


def overview(t: Translator, found: Overview) -> Screen:
    """What is stored, in plain words."""
    who, counts = found.person, found.counts
    roles = ", ".join(t.plain(f"role-{held.role}") for held in who.roles) or "–"
    told = [
        t("mydata", name=who.name[:200], code=who.roster_code[:40], roles=roles),
        t(
            "mydata-contacts",
            phone=masked_phone(who.phone or "") or "–",
            email=masked_email(who.email or "")[:100] or "–",
            iin=t("mydata-iin" if who.iin_sealed else "mydata-iin-none"),
        ),
        t(
            "mydata-counts",
            groups=counts.groups,
            consents=counts.consents,
            attempts=counts.attempts,
            consultations=counts.consultations,
            decisions=counts.decisions,
            trace=counts.trace,
        ),
        t("mydata-face" if counts.has_reference else "mydata-face-none", pictures=counts.pictures),
    ]
    rows: list[list[Button]] = [
        [(t.plain("mydata-file.button"), TakeMyData())],
        [
            (t.plain("mydata-trace.button"), OpenMyTrace()),
            (t.plain("mydata-times.button"), OpenKeepingTimes()),
        ],
        [
            (t.plain("mydata-consents"), OpenConsents()),
            (t.plain("requests-own.button"), OpenOwnRequests()),
        ],
        [(t.plain("mydata-erasure.button"), OpenErasureWish())],
        [(t.plain("menu.button"), OpenMenu())],
    ]
    return Screen("\n\n".join(told), rows)


def trace(t: Translator, page: Page[Told]) -> Screen:
    """The person's own lines, newest first; one is pressed to read it whole."""
    rows: list[list[Button]] = [
        [(short(_title(t, each)), OpenMyLine(line_id=each.line.id))] for each in page.items
    ]
    rows.append(turning(t, page, lambda number: OpenMyTrace(page=number)))
    return Screen(t("mydata-trace" if page.items else "mydata-trace-none"), [*rows, [back(t)]])


def line(t: Translator, told: Told) -> Screen:
    """A line as it is remembered."""
    dispute = (t.plain("mydata-dispute.button"), DisputeLine(line_id=told.line.id))
    trace_ = (t.plain("mydata-trace.button"), OpenMyTrace())
    return Screen(f"{t('mydata-line')}\n\n{in_words(t, told)}", [[dispute], [trace_]])


def dispute_prompt(t: Translator, told: Told) -> Screen:
    """What is not true is awaited."""
    text = t("mydata-dispute", limit=TEXT_LENGTH)
    return Screen(
        f"{in_words(t, told)}\n\n{text}",
        [[(t.plain("mydata-line.button"), OpenMyLine(line_id=told.line.id))]],
    )


def asked(t: Translator, at: Request) -> Screen:
    """The administrators have it."""
    return Screen(
        t("mydata-asked", number=str(at.id)),
        [[(t.plain("requests-own.button"), OpenOwnRequests())]],
    )


def times(t: Translator, settings: Settings) -> Screen:
    """How long each kind of data is kept."""
    days = [t(f"mydata-days-{kind}", count=count) for kind, count in kept_days(settings).items()]
    years = [t(f"mydata-years-{kind}", count=n) for kind, n in kept_years(settings).items()]
    months = t("mydata-months-audit", count=settings.audit_keep_months)
    text = "\n".join([t("mydata-times"), "", *days, "", t("mydata-law"), *years, months])
    return Screen(text, [[back(t)]])


def erasure(t: Translator, wish: Request | None, settings: Settings) -> Screen:
    """What will go and what the law keeps; or the wish that waits, which can be taken back."""
    if wish is not None:
        take = (t.plain("request-taken-back.button"), TakeRequestBack(request_id=wish.id))
        return Screen(t("mydata-erasure-awaited", number=str(wish.id)), [[take], [back(t)]])
    years = [t(f"mydata-years-{kind}", count=n) for kind, n in kept_years(settings).items()]
    text = "\n".join([t("mydata-erasure"), *years, "", t("mydata-erasure-way")])
    return Screen(text, [[(t.plain("mydata-erasure-wish"), WishErasure())], [back(t)]])


def failed(t: Translator) -> Screen:
    """There is no document."""
    return Screen(t("mydata-file-failed"), [[back(t)]])


def back(t: Translator) -> Button:
    """To the overview."""
    return (t.plain("mydata.button"), OpenMyData())


def _title(t: Translator, told: Told) -> str:
    name = told.name.text(t.locale)
    words = t.plain(f"trace-{told.line.verb}")
    day = told.line.at.astimezone(ACADEMY_ZONE)
    return f"{day:%d.%m} · {words}{f': {name}' if name else ''}"
