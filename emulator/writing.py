"""What a person writes on a phone, before it is a message: words, a contact, a place."""

from dataclasses import dataclass

from aiogram.types import MessageEntity
from pydantic import ValidationError

from emulator import entities, limits
from emulator.errors import Impossible
from emulator.journal import Json


@dataclass(frozen=True)
class Words:
    """What a person typed, and how they formatted it: with marks of HTML, or with entities."""

    text: str
    is_html: bool = False
    marks: list[Json] | None = None

    def placed(self, name: str = "text") -> Json:
        """As a text or a caption, with the commands and links Telegram finds in it."""
        mode = "HTML" if self.is_html else None
        plain, found = entities.formatted(self.text, mode, self._entities())
        most = limits.TEXT if name == "text" else limits.CAPTION
        if limits.length(plain) > most:
            raise Impossible(f"at most {most} characters fit into one message")
        kind = "entities" if name == "text" else "caption_entities"
        return {name: plain} | ({kind: found} if found else {})

    def _entities(self) -> list[MessageEntity]:
        try:
            made = [MessageEntity.model_validate(each) for each in self.marks or ()]
        except ValidationError as error:
            raise Impossible("entities is not a list of entities") from error
        end = limits.length(self.text)
        if any(each.offset < 0 or each.offset + each.length > end for each in made):
            raise Impossible("an entity lies outside of the text")
        return made


def contact(person: Json, facts: Json | None = None) -> Json:
    """The own contact of a person, or of somebody else."""
    if facts is not None:
        if not facts.get("phone_number") or not facts.get("first_name"):
            raise Impossible("a contact needs phone_number and first_name")
        known = ("phone_number", "first_name", "last_name", "user_id", "vcard")
        return {"contact": {name: facts[name] for name in known if facts.get(name)}}
    if not person.get("phone_number"):
        raise Impossible("this person has no phone_number")
    names = ("phone_number", "first_name", "last_name")
    shown = {name: person[name] for name in names if person.get(name)}
    return {"contact": {**shown, "user_id": person["id"]}}


def location(facts: Json) -> Json:
    known = ("latitude", "longitude", "horizontal_accuracy")
    place = {name: facts[name] for name in known if facts.get(name) is not None}
    if not {"latitude", "longitude"} <= set(place):
        raise Impossible("a location needs latitude and longitude")
    return {"location": place}
