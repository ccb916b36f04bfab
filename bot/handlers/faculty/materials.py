"""A lecturer adds a material: a file, a photo, a video, a link or a text."""

import re
from collections.abc import Mapping
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Document, Message, PhotoSize, Video

from academy import disciplines, materials
from academy.errors.materials import NotAMaterial
from academy.materials import TITLE_LENGTH, Offer, TelegramCopy
from academy.people import Right
from bot import states
from bot.callbacks.materials import AddMaterial
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import materials as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.columns import Bilingual
from storage.tables.materials import MaterialKind
from storage.tables.people import Conversation, Person

# A link: an address with a dotted host (Telegram refuses others in a button), below its title.
_LINK = re.compile(r"(?:(?P<title>[^\n]+)\n+)?(?P<url>https?://[^\s/]+\.[^\s/]+(?:/\S*)?)")
_URL_LENGTH = 1000


def build_router() -> Router:
    router = Router(name="adding-materials")
    router.message.middleware(Needs(Right.TEACH))
    router.callback_query.middleware(Needs(Right.TEACH))
    router.callback_query.register(add_material, AddMaterial.filter())
    router.message.register(take_material, Awaits(Awaited.MATERIAL))
    return router


async def add_material(
    query: CallbackQuery,
    callback_data: AddMaterial,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    discipline = await disciplines.taught_one(session, person, callback_data.discipline_id)
    states.await_(talk, Awaited.MATERIAL, discipline_id=discipline.id)
    return show(query, screens.prompt(t, discipline))


async def take_material(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    words: Mapping[str, Translator],
    now: datetime,
) -> Reply:
    discipline_id = states.facts(talk)["discipline_id"]
    offer = _offer(message, words)
    material, discipline = await materials.add(session, person, discipline_id, offer, now=now)
    states.await_nothing(talk)
    return show(message, screens.added(words[talk.locale or "kk"], material, discipline))


def _offer(message: Message, words: Mapping[str, Translator]) -> Offer:
    if message.photo:
        return _file(message, MaterialKind.PHOTO, message.photo[-1], words)
    if message.video:
        return _file(message, MaterialKind.VIDEO, message.video, words)
    if message.document and not message.animation:
        return _file(message, MaterialKind.FILE, message.document, words)
    if message.text and message.text.strip():
        return _written(message.text.strip())
    raise NotAMaterial


def _file(
    message: Message,
    kind: MaterialKind,
    file: PhotoSize | Video | Document,
    words: Mapping[str, Translator],
) -> Offer:
    """Only the id is kept, so a file may be larger than a bot could download."""
    assert message.bot is not None  # noqa: S101 - the inbox binds every update to its bot
    name = getattr(file, "file_name", None)
    copy = TelegramCopy(message.bot.id, file.file_id, file.file_unique_id, name)
    title = _first_line(message.caption or "") or _first_line(name or "")
    return Offer(kind, _same(title) if title else _unnamed(kind, words), copy=copy)


def _written(text: str) -> Offer:
    link = _LINK.fullmatch(text) if len(text) <= _URL_LENGTH else None
    if link is not None:
        title = _first_line(link["title"] or link["url"])
        return Offer(MaterialKind.LINK, _same(title), body=link["url"])
    return Offer(MaterialKind.TEXT, _same(_first_line(text)), body=_below_title(text))


def _below_title(text: str) -> str:
    """What the title does not say already."""
    first, _, rest = text.partition("\n")
    return rest.strip() if rest.strip() and len(first.strip()) <= TITLE_LENGTH else text


def _first_line(text: str) -> str:
    line = text.strip().partition("\n")[0].strip()
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1] + "…"


def _same(text: str) -> Bilingual:
    return Bilingual(kk=text, ru=text)


def _unnamed(kind: MaterialKind, words: Mapping[str, Translator]) -> Bilingual:
    key = f"material-unnamed-{kind}"
    return Bilingual(kk=words["kk"].plain(key), ru=words["ru"].plain(key))
