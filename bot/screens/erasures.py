"""What an administrator sees who is about to erase a person."""

from academy.erasures import Prospect
from bot.callbacks.directory import OpenPerson
from bot.callbacks.erasures import ErasePerson, OpenErasure
from bot.callbacks.requests import OpenRequest, OpenRequests
from bot.reply import Button, Screen
from locales import Translator
from storage.tables.erasures import Erasure

_NAME = 200


def prospect(t: Translator, found: Prospect) -> Screen:
    """Whom it is about, what goes and what stays; or what must come to its end first."""
    number = found.person.id
    who = t("erasure", name=found.person.name[:_NAME], code=found.person.roster_code[:40])
    rows: list[list[Button]] = []
    if found.holds:
        told = [t("erasure-held"), *(t(f"erasure-hold-{hold}") for hold in found.holds)]
    else:
        told = [t("erasure-what")]
        rows.append([(t.plain("erasure-ordered.button"), ErasePerson(person_id=number))])
    if found.request_id is not None:
        rows.append([(t.plain("request.button"), OpenRequest(request_id=found.request_id))])
    rows.append([(t.plain("directory-person.button"), OpenPerson(person_id=number))])
    return Screen("\n\n".join([who, "\n".join(told)]), rows)


def ordered(t: Translator, at: Erasure) -> Screen:
    """It is under way; the certificate comes as a letter."""
    return Screen(
        t("erasure-ordered", number=str(at.id)),
        [[(t.plain("requests.button"), OpenRequests())]],
    )


def to_erase(t: Translator, person_id: int) -> Button:
    """To the last look before a person is erased."""
    return (t.plain("erasure.button"), OpenErasure(person_id=person_id))


def stopped(t: Translator, number: str) -> Screen:
    """It did not come to its end."""
    return Screen(t("erasure-stopped", number=number))
