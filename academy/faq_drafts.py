"""An answer of the staff becomes a draft of a frequent question, without its learner's name."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape

from academy.errors.faq import NotAnAnswer
from academy.stems import language
from storage.database import Session
from storage.queries import faq_keeping as keeping
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry
from storage.tables.disciplines import Discipline
from storage.tables.faq import FaqEntry
from storage.tables.folding import folded
from storage.tables.people import Person

QUESTION_LENGTH, ANSWER_LENGTH = 300, 3000  # of one language; together less than a message
_WORD = re.compile(r"\w+")
_CONTACT = re.compile(r"@\w|\d(?:[\s()+-]{0,2}\d){6,}")  # an account or an e-mail, a long number


@dataclass(frozen=True)
class Kept:
    """An entry as its keepers see it; `marks` names what looks like somebody's data in it: "name"
    of the learner whose answer it was made of, "contact"."""

    entry: FaqEntry
    discipline: Discipline
    marks: tuple[str, ...]

    @property
    def is_published(self) -> bool:
        return self.entry.archived_at is None


async def add(session: Session, staff: Person, entry: FaqEntry, *, now: datetime) -> FaqEntry:
    """Keep a new entry, not published yet."""
    entry.question, entry.answer = entry.question or Bilingual(), entry.answer or Bilingual()
    entry.author_id, entry.made_at, entry.archived_at = staff.id, now, now
    entry.times_shown = entry.times_enough = 0
    session.add(entry)
    await session.flush()
    return entry


async def draft_of(
    session: Session, staff: Person, entry_id: int, locale: str, *, now: datetime
) -> int:
    """The number of the entry made of this answer, new or as it stands. The learner's question is
    put in without the learner's name; `locale` is for texts that do not tell their language.

    Raises NotAnAnswer for what is no answer in a discipline the person keeps.
    """
    found = await keeping.answer(session, staff.id, entry_id)
    if found is None:
        raise NotAnAnswer
    answer, discipline_id, made = found
    if made is not None:
        return made
    entry = FaqEntry(discipline_id=discipline_id, entry_id=entry_id)
    entry.question = await _asked(session, answer, locale)
    entry.answer = _in(language(answer.text, locale), _shortened(answer))
    return (await add(session, staff, entry, now=now)).id


async def draft_at(
    session: Session, staff: Person, place: tuple[int, int], locale: str, *, now: datetime
) -> int:
    """The same of the answer that stands in this chat as this message. Raises NotAnAnswer."""
    entry_id = await keeping.entry_at(session, *place)
    return await draft_of(session, staff, entry_id or 0, locale, now=now)


def seen(entry: FaqEntry, discipline: Discipline, learner: Person | None) -> Kept:
    """The entry with what looks like somebody's data in it."""
    texts = "\n".join((entry.question.kk, entry.question.ru, entry.answer.kk, entry.answer.ru))
    found = names(learner) & set(_WORD.findall(folded(texts))) if learner else set()
    marks = {"name": bool(found), "contact": bool(_CONTACT.search(texts))}
    return Kept(entry, discipline, tuple(name for name, is_there in marks.items() if is_there))


def names(person: Person) -> set[str]:
    """Every word of the person's name, folded; initials and the like are too short to tell."""
    words = _WORD.findall(folded(f"{person.family_name} {person.given_name} {person.patronymic}"))
    return {word for word in words if len(word) > 2}


async def _asked(session: Session, answer: Entry, locale: str) -> Bilingual:
    found = await keeping.asked_before(session, answer)
    if found is None:
        return Bilingual()
    text, learner = found
    own = names(learner)
    spoken = _WORD.sub(lambda word: "…" if folded(word[0]) in own else word[0], text)
    return _in(language(text, locale), " ".join(spoken.split())[:QUESTION_LENGTH])


def _shortened(answer: Entry) -> str:
    """The answer as HTML; one that is too long is cut, and loses its formatting."""
    units = answer.text.encode("utf-16-le")
    if len(units) // 2 <= ANSWER_LENGTH:
        return answer.html or escape(answer.text, quote=False)
    cut = units[: 2 * (ANSWER_LENGTH - 1)].decode("utf-16-le", "ignore")
    return escape(cut, quote=False) + "…"


def _in(locale: str, text: str) -> Bilingual:
    return Bilingual(**{locale: text})
