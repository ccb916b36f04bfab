"""The words and the data of a transcript: what is drawn, and the file beside it."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from academy.timetable import ACADEMY_ZONE
from academy.transcripts import Happening, Head, Line
from bot.drawing.transcripts import Block, Transcript
from locales import Translator
from storage.tables.consultations import EntryKind, Side
from storage.tables.people import Person

FORMAT = "sabaq-thread/1"


def document(
    t: Translator,
    head: Head,
    told: tuple[Sequence[Line], Sequence[Happening]],
    pictures: Mapping[int, bytes],
    now: datetime,
) -> Transcript:
    """What is drawn: messages and what happened, by time; `pictures` by the entry's number."""
    lines, happened = told
    numbers = {line.id: number for number, line in enumerate(lines, 1)}
    found = [(line.written_at, 0, _message(t, line, numbers, pictures)) for line in lines]
    found += [(each.at, 1, _event(t, each)) for each in happened]
    found.sort(key=lambda each: each[:2])
    title = t.plain("transcript-title", discipline=head.discipline.title)
    blocks = [block for *_, block in found]
    return Transcript(title, _facts(t, head, now), blocks, t.plain("transcript-lacking"))


def data(head: Head, told: tuple[Sequence[Line], Sequence[Happening]], now: datetime) -> bytes:
    """The same as JSON: numbers of people, never accounts; times with the zone of the Academy."""
    lines, happened = told
    thread = head.thread
    whole = {
        "format": FORMAT,
        "made_at": _iso(now),
        "made_for": head.reader,
        "thread": thread.id,
        "discipline": {
            "code": head.discipline.code,
            "kk": head.discipline.title.kk,
            "ru": head.discipline.title.ru,
        },
        "learner": _person(head.learner),
        "state": thread.state,
        "opened_at": _iso(thread.opened_at),
        "closed_at": _iso(thread.closed_at),
        "rating": thread.rating,
        "earlier_entries": head.earlier,
        "entries": [_entry(line) for line in lines],
        "events": [_happening(each) for each in happened],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _facts(t: Translator, head: Head, now: datetime) -> list[str]:
    thread = head.thread
    learner = head.learner.name if head.learner else t.plain("transcript-learner-hidden")
    facts = [
        t.plain("transcript-learner", name=learner),
        t.plain("transcript-opened", at=thread.opened_at),
        t.plain("transcript-state", state=str(thread.state)),
    ]
    if thread.rating is not None:
        facts.append(t.plain("transcript-rating", rating=thread.rating))
    facts.append(t.plain("transcript-made", at=now, number=thread.id))
    if head.earlier:
        facts.append(t.plain("transcript-earlier", count=head.earlier))
    return facts


def _message(
    t: Translator, line: Line, numbers: Mapping[int, int], pictures: Mapping[int, bytes]
) -> Block:
    head = [f"{numbers[line.id]}. {_author(t, line)}", _moment(t, line.written_at)]
    quoted = numbers.get(line.quote_id or 0)
    if quoted is not None:
        head.append(t.plain("transcript-quote", number=quoted))
    if line.edited_at is not None:
        head.append(t.plain("transcript-edited"))
    if line.recalled_at is not None:
        head.append(t.plain("transcript-recalled"))
    if line.is_withheld:
        head.append(t.plain("transcript-withheld"))
    parts = [line.text] if line.text else []
    picture = pictures.get(line.id)
    if line.kind is not EntryKind.TEXT and picture is None:
        parts.insert(0, _attachment(t, line))
    return Block(line.side.value, " · ".join(head), "\n".join(parts), picture)


def _author(t: Translator, line: Line) -> str:
    name = line.author.name if line.author else ""
    if line.side is Side.LEARNER:
        return name or t.plain("transcript-learner-hidden")
    return t.plain(f"transcript-{line.side}", name=name)


def _attachment(t: Translator, line: Line) -> str:
    """The kind of what is not shown, and what is known of it."""
    facts, told = line.facts, [t.plain(f"transcript-kind-{line.kind}")]
    told += [str(facts[name]) for name in ("file_name", "title", "address") if facts.get(name)]
    if facts.get("duration"):
        minutes, seconds = divmod(int(facts["duration"]), 60)
        told.append(f"{minutes}:{seconds:02}")
    if facts.get("file_size"):
        told.append(t.plain("transcript-size", count=max(1, int(facts["file_size"]) // 1024)))
    if "latitude" in facts:
        told.append(f"{facts['latitude']}, {facts['longitude']}")
    if "phone_number" in facts:
        names = (facts.get("first_name"), facts.get("last_name"), facts["phone_number"])
        told.append(" ".join(str(each) for each in names if each))
    return f"[{' · '.join(told)}]"


def _event(t: Translator, each: Happening) -> Block:
    kind = each.kind.value.replace("_", "-")
    head = f"{_moment(t, each.at)} · {t.plain(f'transcript-event-{kind}')}"
    if each.number is not None:
        head += f": {each.number}"
    people = [person.name for person in (each.who, each.to) if person is not None]
    head += f" · {' → '.join(people)}" if people else ""
    return Block("event", head, each.text)


def _moment(t: Translator, at: datetime) -> str:
    return t.plain("transcript-moment", at=at)


def _entry(line: Line) -> dict[str, Any]:
    facts = {name: value for name, value in line.facts.items() if name != "vcard"}
    return {
        "id": line.id,
        "side": line.side,
        "author": _person(line.author),
        "kind": line.kind,
        "text": line.text,
        "html": line.html or None,
        "facts": facts or None,
        "quote": line.quote_id,
        "written_at": _iso(line.written_at),
        "edited_at": _iso(line.edited_at),
        "recalled_at": _iso(line.recalled_at),
        **({"withheld": True} if line.is_withheld else {}),
    }


def _happening(each: Happening) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "at": _iso(each.at),
        "who": _person(each.who),
        "to": _person(each.to),
        "number": each.number,
        "text": each.text or None,
    }


def _person(person: Person | None) -> dict[str, Any] | None:
    return None if person is None else {"id": person.id, "name": person.name}


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(ACADEMY_ZONE).isoformat(timespec="seconds")
