"""The words of the digital trace in xAPI: verbs and kinds of things, by name and by address.

The addresses are those of the published vocabularies of ADL and Activity Streams; where these have
no word, ours begins with a slash and lives under the Academy's own home page. docs/trace.md is the
page for readers.
"""

from dataclasses import dataclass

from storage.tables.trace import Thing, Verb

_ADL_VERB = "http://adlnet.gov/expapi/verbs/"
_ADL_THING = "http://adlnet.gov/expapi/activities/"
_STREAMS = "http://activitystrea.ms/schema/1.0/"


@dataclass(frozen=True)
class Word:
    """A verb: its address, and how it reads in the three languages."""

    address: str
    en: str
    kk: str
    ru: str

    @property
    def display(self) -> dict[str, str]:
        return {"en-US": self.en, "kk": self.kk, "ru": self.ru}


@dataclass(frozen=True)
class Activity:
    """A kind of thing: its address, and the path under which single things are numbered."""

    address: str
    path: str


VERBS: dict[Verb, Word] = {
    Verb.REGISTERED: Word(_ADL_VERB + "registered", "registered", "тіркелді", "подключился(-ась)"),
    Verb.OPENED: Word(_ADL_VERB + "experienced", "experienced", "ашты", "открыл(а)"),
    Verb.REMINDED: Word(
        "/xapi/verbs/reminded", "was reminded of", "еске салу алды", "получил(а) напоминание"
    ),
    Verb.ATTEMPTED: Word(
        _ADL_VERB + "attempted", "attempted", "талпынысты бастады", "начал(а) попытку"
    ),
    Verb.ANSWERED: Word(_ADL_VERB + "answered", "answered", "жауап берді", "ответил(а)"),
    Verb.COMPLETED: Word(_ADL_VERB + "completed", "completed", "аяқтады", "завершил(а)"),
    Verb.ENROLLED: Word(
        "/xapi/verbs/enrolled",
        "gave a reference picture",
        "эталон фотосуретін тапсырды",
        "сдал(а) эталонную фотографию",
    ),
    Verb.IDENTIFIED: Word(
        "/xapi/verbs/identified",
        "had the identity checked",
        "жеке басын растау тексерісінен өтті",
        "прошёл(-шла) проверку личности",
    ),
    Verb.ASKED: Word(_ADL_VERB + "asked", "asked", "сұрақ қойды", "задал(а) вопрос"),
    Verb.REPLIED: Word(
        _ADL_VERB + "responded", "responded", "сұраққа жауап берді", "ответил(а) на вопрос"
    ),
    Verb.CONSULTED: Word(
        "/xapi/verbs/consulted",
        "had a consultation",
        "кеңеске қатысты",
        "участвовал(а) в консультации",
    ),
    Verb.ANNOUNCED: Word(_STREAMS + "send", "sent", "жіберді", "отправил(а)"),
    Verb.RECEIVED: Word(_STREAMS + "receive", "received", "алды", "получил(а)"),
}

ACTIVITIES: dict[Thing, Activity] = {
    Thing.ACADEMY: Activity(_STREAMS + "organization", "academy"),
    Thing.MATERIAL: Activity(_ADL_THING + "media", "resource"),
    Thing.LESSON: Activity(_ADL_THING + "meeting", "lesson"),
    Thing.QUIZ: Activity(_ADL_THING + "assessment", "quiz"),
    Thing.QUESTION: Activity(_ADL_THING + "cmi.interaction", "question"),
    Thing.CHECK: Activity("/xapi/activities/identity-check", "check"),
    Thing.THREAD: Activity(_ADL_THING + "question", "consultation"),
    Thing.BOOKING: Activity("/xapi/activities/consultation", "appointment"),
    Thing.ANNOUNCEMENT: Activity(_STREAMS + "note", "announcement"),
    Thing.FORUM: Activity("/xapi/activities/forum", "forum"),
}

DISCIPLINE = Activity(_ADL_THING + "course", "course")

INTERACTIONS = {
    "one_choice": "choice",
    "several": "choice",
    "true_false": "true-false",
    "short": "fill-in",
    "numeric": "numeric",
    "matching": "matching",
    "ordering": "sequencing",
    "essay": "long-fill-in",
}
