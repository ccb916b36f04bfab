"""Identity: consent, the reference, the picture before a quiz, and the way without a photo."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import collecting, consents, enrolments, holidays, identity, promises
from academy.collecting import Picture
from academy.errors.identity import (
    NotAFreshPhoto,
    NotAVideoNote,
    PictureTooBig,
    VideoNoteTooLong,
)
from academy.people import Right
from academy.steps import Need, Step
from bot import states
from bot.callbacks.identity import (
    CheckIdentity,
    Enrol,
    GiveConsent,
    OpenIdentity,
    RefuseConsent,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, Screen, show
from bot.screens import consents as words
from bot.screens import enrolments as enrolment_screens
from bot.screens import identity as screens
from bot.screens import rechecks
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from storage.tables.consents import Purpose
from storage.tables.identity import CheckKind, Part

LARGEST = 10 * 1024 * 1024  # bytes; a photo of Telegram is far below it
LONGEST = 20  # seconds of a video note (VERIFICATION 3.1)
_MEGABYTE = 1024 * 1024


def build_router() -> Router:
    router = Router(name="identity")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.STUDY))
        events.middleware(Visiting())
    router.message.register(take_photo, Awaits(Awaited.PHOTO))
    router.message.register(take_video_note, Awaits(Awaited.VIDEO_NOTE))
    router.callback_query.register(open_identity, OpenIdentity.filter())
    router.callback_query.register(give_consent, GiveConsent.filter())
    router.callback_query.register(refuse_consent, RefuseConsent.filter())
    router.callback_query.register(enrol, Enrol.filter())
    router.callback_query.register(check_identity, CheckIdentity.filter())
    return router


async def lead(event: Event, visit: Visit, quiz_id: int) -> Reply:
    """The next step on the way to this quiz: consent, a picture, a person, or the start."""
    step = await identity.step(visit.session, visit.person, quiz_id, visit.terms, now=visit.now)
    return show(event, _asked(visit, step))


async def open_identity(query: CallbackQuery, visit: Visit) -> Reply:
    card = await identity.card(visit.session, visit.person)
    return show(query, screens.card(visit.t, card, biometrics=visit.biometrics))


async def check_identity(query: CallbackQuery, callback_data: CheckIdentity, visit: Visit) -> Reply:
    return await lead(query, visit, callback_data.quiz_id)


async def give_consent(query: CallbackQuery, callback_data: GiveConsent, visit: Visit) -> Reply:
    """Agreed is to the text on the screen: another one by now is shown first."""
    enough = visit.settings.chat_consent
    for purpose in (Purpose.FACE, Purpose.CARD):
        offer = words.offer(visit.t, purpose, visit.settings)
        if callback_data.digest == offer.digest:
            await consents.agree(
                visit.session, visit.person, offer, is_enough=enough, now=visit.now
            )
    return await lead(query, visit, callback_data.quiz_id)


async def refuse_consent(query: CallbackQuery, callback_data: RefuseConsent, visit: Visit) -> Reply:
    """No photo: a person confirms, the quiz can begin (row V2)."""
    states.await_nothing(visit.talk)
    if not callback_data.quiz_id:
        return show(query, screens.refused(visit.t))
    quiz_id = callback_data.quiz_id
    step = await identity.by_person(
        visit.session, visit.person, quiz_id, life=visit.admission_life, now=visit.now
    )
    within, check = visit.settings.review_within, step.check
    calendar = await holidays.calendar(visit.session)
    at = promises.promise(check, None, within, calendar, now=visit.now) if check else None
    return show(query, screens.by_person(visit.t, step, at, visit.now))


async def enrol(query: CallbackQuery, callback_data: Enrol, visit: Visit) -> Reply:
    """A new reference; without a consent that is asked for first."""
    return await lead(query, visit, callback_data.quiz_id)


async def take_photo(message: Message, visit: Visit) -> Reply:
    """An awaited picture: kept by its id; with the last one long work looks at them."""
    return await _taken(message, visit, picture(message))


async def take_video_note(message: Message, visit: Visit) -> Reply:
    """The awaited video note, looked at by long work."""
    return await _taken(message, visit, video_note(message))


async def _taken(message: Message, visit: Visit, sent: Picture) -> Reply:
    check_id = states.facts(visit.talk)["check_id"]
    got = await collecting.receive(visit.session, visit.person, check_id, sent, now=visit.now)
    if got.wanted is None:
        states.await_nothing(visit.talk)
        if got.check.kind == CheckKind.RECHECK and got.check.quiz_id is not None:
            return show(message, rechecks.received(visit.t, got.check.quiz_id))
    if got.check.kind != CheckKind.ENROLMENT:
        return show(message, screens.received(visit.t, got))
    if got.wanted == Part.CARD_FRONT:
        await enrolments.guide(visit.session, got.check, Part.CARD_FRONT, now=visit.now)
    return show(message, enrolment_screens.received(visit.t, got))


def _asked(visit: Visit, step: Step) -> Screen:
    if step.need == Need.CONSENT:
        offer = words.offer(visit.t, step.purpose, visit.settings)
        return screens.consent(visit.t, step, offer)
    if step.need == Need.PAPER:
        return screens.declared(visit.t, step, visit.settings)
    if step.check is not None and step.need in (Need.REFERENCE, Need.PICTURE):
        states.await_picture(visit.talk, step.check)
        if step.need == Need.REFERENCE:
            return enrolment_screens.asked(visit.t, step.check, step.quiz_id)
    return screens.step(visit.t, step, visit.now)


def picture(message: Message) -> Picture:
    """A photo of this chat's own camera or gallery. Raises NotAFreshPhoto, PictureTooBig."""
    sent = message.photo[-1] if message.photo else message.document or message.video
    _refuse_large(sent.file_size if sent else 0)
    if not message.photo or not _is_own(message):
        raise NotAFreshPhoto
    photo = message.photo[-1]
    return Picture(photo.file_id, photo.file_unique_id, message.chat.id, message.message_id)


def video_note(message: Message) -> Picture:
    """A video note recorded in this chat: nothing from the gallery, no file, nothing passed on.

    Raises NotAVideoNote, VideoNoteTooLong, PictureTooBig.
    """
    note = message.video_note
    if note is None or not _is_own(message):
        raise NotAVideoNote
    _refuse_large(note.file_size)
    if note.duration > LONGEST:
        raise VideoNoteTooLong(seconds=note.duration, limit=LONGEST)
    return Picture(note.file_id, note.file_unique_id, message.chat.id, message.message_id)


def _is_own(message: Message) -> bool:
    return message.forward_origin is None and message.via_bot is None


def _refuse_large(size: int | None) -> None:
    if (size or 0) > LARGEST:
        raise PictureTooBig(megabytes=round((size or 0) / _MEGABYTE))
