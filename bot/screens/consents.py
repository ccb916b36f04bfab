"""What a person sees of their consents: the texts, the answers given, the way without."""

from collections.abc import Mapping, Sequence

from academy import workdays
from academy.consents import Offer, Standing, State
from academy.institution import institution
from academy.settings import Settings
from bot.callbacks.consents import (
    AgreeToStudy,
    AnswerStudyConsent,
    EndConsent,
    OpenConsent,
    OpenConsents,
    ReadConsent,
    RefuseStudy,
    WithdrawConsent,
)
from bot.callbacks.identity import OpenIdentity
from bot.callbacks.joining import OpenLanguages, OpenMenu
from bot.reply import Button, Screen
from locales import Translator
from storage.tables.consents import Consent, Origin, Purpose
from storage.tables.people import Person


def offer(t: Translator, purpose: Purpose, settings: Settings) -> Offer:
    """The present text of this purpose, as it is shown and hashed."""
    about = institution(settings)
    text = t(
        f"consent-text-{purpose}",
        academy=about.name,
        order=about.order,
        contact=_contact(t, settings),
        days=workdays.longest(settings.appeal_days),
    )
    return Offer(purpose, t.locale, text)


def offers(words: Mapping[str, Translator], settings: Settings) -> list[Offer]:
    """Every text this process shows."""
    return [offer(t, purpose, settings) for t in words.values() for purpose in Purpose]


def question(t: Translator, at: Offer, *, is_renewed: bool) -> str:
    """The text; whoever agreed to a former version is told first what changed."""
    if not is_renewed:
        return at.text
    news = f"consent-news-{at.purpose}"
    told = [t("consent-changed"), *([t(news)] if t.has(news) else [])]
    return "\n".join(told) + "\n\n" + at.text


def asked_to_study(t: Translator, person: Person, settings: Settings) -> Screen:
    """The question whether study data may be kept here."""
    at = offer(t, Purpose.STUDY, settings)
    rows: list[list[Button]] = [
        [(t.plain("consent-agree"), AgreeToStudy(digest=at.digest))],
        [(t.plain("consent-refuse"), RefuseStudy())],
        [(t.plain("join-languages.button"), OpenLanguages())],
    ]
    is_renewed = person.study_consent is not None
    return Screen(question(t, at, is_renewed=is_renewed), rows)


def declared(t: Translator, purpose: Purpose, settings: Settings) -> Screen:
    """The answer is kept; what has to be brought where, so that it comes into force."""
    name = t.plain(f"consent-purpose-{purpose}")
    text = t("consent-declared", purpose=name, contact=_contact(t, settings))
    return Screen(text, _ways(t, []))


def refused(t: Translator, settings: Settings) -> Screen:
    """A person will help; what stays possible; one button to think again."""
    return Screen(t("consent-refused", contact=_contact(t, settings)), _ways(t, [_answer(t)]))


def overview(t: Translator, standings: Sequence[Standing]) -> Screen:
    """Every purpose that concerns the person, and how it stands."""
    lines = [
        t(
            "consents-line",
            purpose=t.plain(f"consent-purpose-{each.purpose}"),
            state=t.plain(f"consent-state-{each.state}"),
        )
        for each in standings
    ]
    rows: list[list[Button]] = [
        [(t.plain(f"consent-purpose-{each.purpose}"), OpenConsent(purpose=each.purpose))]
        for each in standings
    ]
    rows.append([(t.plain("menu.button"), OpenMenu())])
    text = t("consents") if standings else t("consents-none")
    return Screen("\n\n".join([text, *lines]), rows)


def consent(t: Translator, at: Standing) -> Screen:
    """One purpose: how it stands, given when and how; the text again; the way out."""
    rows: list[list[Button]] = [[(t.plain("consent-read"), ReadConsent(purpose=at.purpose))]]
    if at.is_open:
        rows.append([(t.plain("consent-withdraw"), WithdrawConsent(purpose=at.purpose))])
    if at.purpose == Purpose.STUDY and at.state not in (State.IN_FORCE, State.DECLARED):
        rows.append([_answer(t)])
    if at.purpose == Purpose.FACE:
        rows.append([(t.plain("menu-identity"), OpenIdentity())])
    rows.append([_all(t)])
    return Screen(described(t, at), rows)


def described(t: Translator, at: Standing) -> str:
    """How somebody stands to a purpose, and the answer it rests on."""
    name, state = t.plain(f"consent-purpose-{at.purpose}"), t.plain(f"consent-state-{at.state}")
    head = t("consent", purpose=name, state=state)
    return f"{head}\n{_how(t, at.consent)}" if at.consent else head


def reading(t: Translator, text: str, purpose: Purpose, *, is_own: bool) -> Screen:
    """The text that was agreed to, or the present one."""
    head = t("consent-own-text") if is_own else t("consent-present-text")
    return Screen(f"{head}\n\n{text}", [[_back(t, purpose)]])


def withdrawal(t: Translator, purpose: Purpose) -> Screen:
    """What follows from a withdrawal, before it is done."""
    end: list[Button] = [(t.plain("consent-end"), EndConsent(purpose=purpose))]
    return Screen(t(f"consent-withdrawal-{purpose}"), [end, [_back(t, purpose)]])


def withdrawn(t: Translator, purpose: Purpose, settings: Settings) -> Screen:
    """It is done; for study data a person helps from now on."""
    text = t(f"consent-withdrawn-{purpose}", contact=_contact(t, settings))
    again = [_answer(t)] if purpose == Purpose.STUDY else []
    return Screen(text, _ways(t, again))


def _contact(t: Translator, settings: Settings) -> str:
    own = institution(settings).contact.text(t.locale)
    return own or t.plain("consent-office")


def _ways(t: Translator, first: list[Button]) -> list[list[Button]]:
    language: Button = (t.plain("join-languages.button"), OpenLanguages())
    return [first, [_all(t)], [language, (t.plain("menu.button"), OpenMenu())]]


def _answer(t: Translator) -> Button:
    return t.plain("consent-answer"), AnswerStudyConsent()


def _all(t: Translator) -> Button:
    return t.plain("consents.button"), OpenConsents()


def _back(t: Translator, purpose: Purpose) -> Button:
    return t.plain("consent.button"), OpenConsent(purpose=purpose)


def _how(t: Translator, at: Consent) -> str:
    moment = t("consent-at", given_at=at.given_at)
    if at.withdrawn_at is not None:
        moment += "\n" + t("consent-ended", withdrawn_at=at.withdrawn_at)
    if at.origin == Origin.CHAT:
        language = t.plain(f"language-{at.locale}")
        return moment + "\n" + t("consent-by-chat", version=at.version, language=language)
    date = f"{at.given_on:%d.%m.%Y}" if at.given_on else ""
    return moment + "\n" + t(f"consent-by-{at.origin}", number=at.number, date=date)
