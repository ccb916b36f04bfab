"""What the bot awaits from a person: a column of the conversation, not a storage of its own."""

from enum import StrEnum
from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import Message

from academy import collecting
from bot.rooms import is_note
from storage.tables.identity import Check, Part
from storage.tables.people import Conversation


class Awaited(StrEnum):
    """Every kind of message the bot may be waiting for."""

    LANGUAGE = "language"  # of a stranger who came with an invite: facts {code}
    CONTACT = "contact"  # their own number: facts {code}
    DIGITS = "digits"  # that an administrator reads out: facts {code}
    MATERIAL = "material"  # a file, a link or a text: facts {discipline_id}
    QUESTION = "question"  # a learner's question: facts {discipline_id}
    ANSWER = "answer"  # of the staff: facts {thread_id}, of an album {album}
    ALBUM = "album"  # the rest of one that has no address yet: facts {album, parts}
    ANNOUNCEMENT_KK = "announcement-kk"
    ANNOUNCEMENT_RU = "announcement-ru"  # facts {kk}
    DECISION_HEADING = "decision-heading"  # number, date, signatory
    DECISION_TEXT = "decision-text"  # facts {heading, texts}
    DECISION_PEOPLE = "decision-people"  # a name or a code: facts {decision_id, text}
    DECISION_REVOCATION = "decision-revocation"  # why: facts {decision_id, reason}
    DEPARTMENT_TITLE = "department-title"  # a code, titles: facts {department_id}
    DEPARTMENT_TIMES = "department-times"  # three numbers: facts {department_id}
    DEPARTMENT_HEAD = "department-head"  # a name: facts {department_id, typed}
    HANDOVER_NOTE = "handover-note"  # to the colleague: facts {thread_id, person_id}
    NOTE = "note"  # of the staff: facts {thread_id}
    TEMPLATE_TITLE = "template-title"  # of a new one
    TEMPLATE_PART = "template-part"  # facts {template_id, what}
    BAN_REASON = "ban-reason"  # of staff: facts {thread_id, term, is_silent}
    LEARNER_BAN_REASON = "learner-ban-reason"  # the same with {person_id}
    REQUEST_ANSWER = "request-answer"  # of an administrator: facts {request_id, state}
    PERSON_NAME = "person-name"  # or a code, an e-mail, digits of a phone: facts {text}
    PERSON_LETTER = "person-letter"  # what the office writes: facts {person_id}
    CONSENT_PAPER = "consent-paper"  # number, date: facts {person_id, purpose, origin}
    CONSENT_FILE = "consent-file"  # a list of consents given elsewhere
    ROSTER_FILE = "roster-file"  # a document
    FACES_FILE = "faces-file"  # a document: an archive of pictures
    ROLE_REASON = "role-reason"  # facts {person_id, role, is_given, reason}
    STANDING_REASON = "standing-reason"  # facts {person_id, standing, reason}
    INTAKE = "intake"  # code and term of a copy: facts {discipline_id, intake}
    GROUP_END = "group-end"  # facts {group_id, reason, first}
    DISPUTE = "dispute"  # what is not true in a line of the own trace: facts {line_id}
    QUIZ_TITLE = "quiz-title"  # in one or two languages: facts {quiz_id}
    QUIZ_WINDOW = "quiz-window"  # two moments: facts {quiz_id}
    QUIZ_LIMIT = "quiz-limit"  # minutes: facts {quiz_id}
    QUIZ_BANDS = "quiz-bands"  # percents and words: facts {quiz_id}
    OVERRIDE_PERSON = "override-person"  # a name: facts {quiz_id, text}
    OVERRIDE_VALUE = "override-value"  # facts {quiz_id, whom, number, condition}
    OVERRIDE_REASON = "override-reason"  # the same and {typed}
    RESPONSE = "response"  # to the question on the screen: facts {attempt_id}
    BANK_FILE = "bank-file"  # a document with questions: facts {discipline_id}
    PHOTO = "photo"  # of a face or a card: facts {check_id}
    VIDEO_NOTE = "video-note"  # with turns of the head: facts {check_id}
    OVERRULE_REASON = "overrule-reason"  # of a reviewer: facts {check_id, is_confirmed}
    CASE_WORD = "case-word"  # what a learner says to a case: facts {check_id}
    REHEARSAL_NUMBER = "rehearsal-number"  # the last mock question: facts {quiz_id}
    REHEARSAL_PHOTO = "rehearsal-photo"  # of a face, kept nowhere: facts {quiz_id}
    OFFICE_HOURS = "office-hours"  # of a weekday: facts {person_id, weekday}
    ABSENCE = "absence"  # days off: facts {person_id}
    SLOT_OFFER = "slot-offer"  # a day, hours, a length
    SLOT_PLACE = "slot-place"  # a room or an address: facts of the offer, {discipline_id}
    BOOKING_PURPOSE = "booking-purpose"  # facts {discipline_id, slot_id}
    CALENDAR_DAY = "calendar-day"  # facts {is_working, text}
    PROBLEM_TEXT = "problem-text"  # what happened: facts {problem_id, attempt_id}
    PROBLEM_ANSWER = "problem-answer"  # words, a reason: facts {problem_id, state, minutes}
    PROBLEM_MINUTES = "problem-minutes"  # facts {problem_id}
    PROBLEM_DECISION = "problem-decision"  # number, date, signatory: facts {problem_id}
    FAQ_TEXT = "faq-text"  # of a frequent question: facts {faq_id, part, locale}


class Awaits(BaseFilter):
    """Lets a message in when the bot is waiting for this kind of it."""

    def __init__(self, kind: Awaited) -> None:
        self.kind = kind

    async def __call__(self, event: Message, talk: Conversation) -> bool:
        """A command is never what is awaited: it leads out of every question. Two slashes are
        none."""
        is_command = (event.text or "").startswith("/") and not is_note(event)
        return talk.awaits_kind == self.kind and not is_command


def await_(talk: Conversation, kind: Awaited, **facts: Any) -> None:
    """From now on the next message in this chat is meant as `kind`."""
    talk.awaits_kind, talk.awaits_facts = kind, facts


def await_nothing(talk: Conversation) -> None:
    """The next message in this chat is meant as nothing in particular."""
    talk.awaits_kind, talk.awaits_facts = None, None


def awaits(talk: Conversation, kind: Awaited, **facts: Any) -> bool:
    """Whether the next message in this chat is meant as this very thing."""
    return talk.awaits_kind == kind and talk.awaits_facts == facts


def facts(talk: Conversation) -> dict[str, Any]:
    """What was remembered with the awaited kind."""
    return talk.awaits_facts or {}


def await_picture(talk: Conversation, check: Check) -> None:
    """From now on the next message is a picture of this check, or its video note."""
    kind = awaited_picture(check)
    if kind is not None:
        await_(talk, kind, check_id=check.id)


def awaited_picture(check: Check) -> Awaited | None:
    """What kind of message the check wants next; none when everything has come."""
    left = collecting.missing(check)
    if not left:
        return None
    part, _ = left[0]
    return Awaited.VIDEO_NOTE if part == Part.VIDEO_NOTE else Awaited.PHOTO


def awaits_picture(talk: Conversation, check: Check) -> bool:
    """Whether the next message is meant as a picture of this very check."""
    kind = awaited_picture(check)
    return kind is not None and awaits(talk, kind, check_id=check.id)
