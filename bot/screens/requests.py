"""What both sides see of a request: the queue, its page, the letters, a line of the trace."""

from academy.institution import Institution
from academy.pages import Page
from academy.requests import TEXT_LENGTH, Case
from academy.trace import Told
from bot.callbacks.directory import OpenPerson
from bot.callbacks.joining import OpenMenu
from bot.callbacks.requests import (
    AnswerRequest,
    DeclineRequest,
    OpenOwnRequest,
    OpenOwnRequests,
    OpenRequest,
    OpenRequests,
    TakeRequestBack,
)
from bot.reply import Button, Screen
from bot.screens.erasures import to_erase
from bot.screens.pages import turning
from bot.screens.retention import to_retention
from bot.screens.shortening import short
from locales import Translator
from storage.tables.people import Person
from storage.tables.requests import Request, RequestKind, RequestState

_NAME = 200


def queue(t: Translator, page: Page[tuple[Request, Person]]) -> Screen:
    """What waits for an answer, oldest first."""
    rows: list[list[Button]] = [
        [(short(f"{_kind(t, each)} · {whose.name}"), OpenRequest(request_id=each.id))]
        for each, whose in page.items
    ]
    rows.append(turning(t, page, lambda number: OpenRequests(page=number)))
    rows.append([to_retention(t)])
    rows.append([(t.plain("menu.button"), OpenMenu())])
    return Screen(t("requests" if page.items else "requests-none"), rows)


def case(t: Translator, found: Case) -> Screen:
    """One request, as whoever decides sees it."""
    at, rows = found.request, list[list[Button]]()
    if found.is_open:
        if at.kind == RequestKind.ERASURE:
            rows.append([to_erase(t, found.person.id)])
        else:
            rows.append([(t.plain("request-answer.button"), AnswerRequest(request_id=at.id))])
        rows.append([(t.plain("request-decline.button"), DeclineRequest(request_id=at.id))])
    rows.append([(t.plain("directory-person.button"), OpenPerson(person_id=found.person.id))])
    rows.append([(t.plain("requests.button"), OpenRequests())])
    whose = t("request-who", name=found.person.name[:_NAME], code=found.person.roster_code[:40])
    return Screen("\n\n".join([_heading(t, at), whose, *_words(t, at, found.line)]), rows)


def prompt(t: Translator, found: Case, state: RequestState) -> Screen:
    """The answer, or the reason of a refusal, is awaited."""
    key = "request-answer" if state == RequestState.DONE else "request-decline"
    back = (t.plain("request.button"), OpenRequest(request_id=found.request.id))
    text = t(key, number=_number(found.request), limit=TEXT_LENGTH)
    return Screen(text, [[back]])


def closed(t: Translator, at: Request) -> Screen:
    """It is decided; the person is being told."""
    return Screen(
        t("request-closed", number=_number(at)), [[(t.plain("requests.button"), OpenRequests())]]
    )


def own_requests(t: Translator, page: Page[Request]) -> Screen:
    """What this person ever asked for, newest first."""
    rows: list[list[Button]] = [
        [
            (
                short(f"{_mark(each)} № {each.id} · {_kind(t, each)}"),
                OpenOwnRequest(request_id=each.id),
            )
        ]
        for each in page.items
    ]
    rows.append(turning(t, page, lambda number: OpenOwnRequests(page=number)))
    rows.append([(t.plain("menu.button"), OpenMenu())])
    return Screen(t("requests-own" if page.items else "requests-own-none"), rows)


def own_request(t: Translator, at: Request, line: Told | None = None) -> Screen:
    """One request, as its person sees it."""
    rows: list[list[Button]] = []
    if at.state == RequestState.OPEN:
        rows.append([(t.plain("request-taken-back.button"), TakeRequestBack(request_id=at.id))])
    rows.append([(t.plain("requests-own.button"), OpenOwnRequests())])
    return Screen("\n\n".join([_heading(t, at), *_words(t, at, line)]), rows)


def letter(t: Translator, at: Request) -> Screen:
    """Somebody asks; the button leads to the request."""
    open_ = (t.plain("request.button"), OpenRequest(request_id=at.id))
    kind = t(f"request-kind-{at.kind}")
    text = t("request-letter", number=_number(at), kind=kind)
    return Screen(text, [[open_]])


def answer_letter(t: Translator, at: Request) -> Screen:
    """What the person is told."""
    key = "request-letter-done" if at.state == RequestState.DONE else "request-letter-declined"
    kind = t(f"request-kind-{at.kind}")
    text = t(key, number=_number(at), kind=kind, answer=at.answer)
    return Screen(text, [[(t.plain("requests-own.button"), OpenOwnRequests())]])


def stranger(t: Translator, of: Institution) -> Screen:
    """Nobody of the roster speaks here: whom to turn to."""
    contact = of.contact.text(t.locale)
    return Screen(
        t("request-stranger-contact", contact=contact) if contact else t("request-stranger")
    )


def line(t: Translator, told: Told) -> str:
    """A line of the trace in words."""
    found = [t(f"trace-{told.line.verb}"), t("trace-at", at=told.line.at)]
    points, most = told.line.result.get("points"), told.line.result.get("max")
    if told.name.text(t.locale):
        found.append(t("trace-thing", title=told.name))
    if told.discipline.text(t.locale):
        found.append(t("trace-discipline", title=told.discipline))
    if points is not None and most is not None and not told.is_sealed:
        found.append(t("trace-points", points=points, total=most))
    return "\n".join(found)


def _heading(t: Translator, at: Request) -> str:
    state = t(f"request-state-{at.state}")
    kind = t(f"request-kind-{at.kind}")
    return t("request", number=_number(at), kind=kind, state=state, opened_at=at.opened_at)


def _words(t: Translator, at: Request, disputed: Told | None) -> list[str]:
    found = []
    if disputed is not None:
        found.append(line(t, disputed))
    if (subject := f"request-subject-{at.subject}") and t.has(subject):
        found.append(t(subject))
    if at.text:
        found.append(t("request-text", text=at.text))
    if at.answer:
        found.append(t("request-answer-text", answer=at.answer))
    return found


def _number(at: Request) -> str:
    return str(at.id)


def _kind(t: Translator, at: Request) -> str:
    return t.plain(f"request-kind-{at.kind}")


def _mark(at: Request) -> str:
    marks = {RequestState.OPEN: "⏳", RequestState.DONE: "✅"}
    return marks.get(at.state, "✖️")
