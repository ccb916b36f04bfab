"""A person's roles as the office changes them, the disciplines of a lecturer, and the letters."""

from academy.pages import Page
from academy.standing import REASON_LENGTH
from academy.teaching import Choice
from bot.callbacks.joining import OpenMenu
from bot.callbacks.roles import (
    ChooseRole,
    ChooseTeaching,
    ConfirmRole,
    OpenRoles,
    OpenTeaching,
)
from bot.reply import Button, Screen
from bot.screens.directory import back
from bot.screens.pages import turning
from locales import Translator
from storage.tables.disciplines import Discipline
from storage.tables.people import Person, Role

_LABEL = 40  # characters a button shows on a small phone


def roles(t: Translator, who: Person) -> Screen:
    """Every role, marked where the person has it; one is pressed to give or to take it."""
    held = {each.role for each in who.roles}
    buttons: list[Button] = [
        (
            f"{'✅' if role in held else '▫️'} {t.plain(f'role-{role}')}",
            ChooseRole(person_id=who.id, role=role, is_given=role not in held),
        )
        for role in Role
    ]
    rows = [[each] for each in buttons]  # two in a row would be cut off on a small phone
    if Role.LECTURER in held:
        rows.append([(t.plain("teaching.button"), OpenTeaching(person_id=who.id))])
    return Screen(t("roles", name=who.name[:200]), [*rows, [back(t, who.id)]])


def reason_prompt(t: Translator, who: Person, at: ChooseRole) -> Screen:
    """Why it is given or taken is awaited."""
    key = "roles-give-reason" if at.is_given else "roles-take-reason"
    text = t(key, role=t.plain(f"role-{at.role}"), name=who.name[:200], limit=REASON_LENGTH)
    return Screen(text, [[_to_roles(t, who.id)]])


def confirmation(t: Translator, who: Person, at: ChooseRole, reason: str) -> Screen:
    """To whom, what it opens or ends, why: the last look before it is done."""
    facts = {"role": t.plain(f"role-{at.role}"), "name": who.name[:200]}
    text = [t("roles-give" if at.is_given else "roles-take", **facts)]
    if reason:
        text.append(t("roles-reason", reason=reason))
    text.append(t(f"roles-opens-{at.role}") if at.is_given else t("roles-take-effect"))
    if at.role == Role.LECTURER and not at.is_given:
        text.append(t("roles-take-disciplines"))
    yes = ConfirmRole(person_id=who.id, role=at.role, is_given=at.is_given)
    label = t.plain("roles-give.button" if at.is_given else "roles-take.button")
    return Screen("\n\n".join(text), [[(label, yes)], [_to_roles(t, who.id)]])


def teaching(t: Translator, who: Person, page: Page[Choice]) -> Screen:
    """The disciplines of now, marked where the lecturer teaches them; a press changes it."""
    rows: list[list[Button]] = [
        [
            (
                _label(discipline, is_taught),
                ChooseTeaching(
                    person_id=who.id,
                    discipline_id=discipline.id,
                    is_given=not is_taught,
                    page=page.number,
                ),
            )
        ]
        for discipline, is_taught in page.items
    ]
    turn = turning(t, page, lambda number: OpenTeaching(person_id=who.id, page=number))
    key = "teaching" if page.items else "teaching-none"
    return Screen(t(key, name=who.name[:200]), [*rows, turn, [_to_roles(t, who.id)]])


def letter(t: Translator, role: Role, *, is_given: bool) -> Screen:
    """What the person is told of a role."""
    key = "roles-letter-given" if is_given else "roles-letter-taken"
    return Screen(t(key, role=t.plain(f"role-{role}")), [[(t.plain("menu.button"), OpenMenu())]])


def teaching_letter(t: Translator, discipline: Discipline, *, is_given: bool) -> Screen:
    """What a lecturer is told of a discipline."""
    key = "teaching-letter-given" if is_given else "teaching-letter-taken"
    return Screen(t(key, title=discipline.title), [[(t.plain("menu.button"), OpenMenu())]])


def _label(discipline: Discipline, is_taught: bool) -> str:
    return f"{'✅' if is_taught else '▫️'} {discipline.code} {discipline.term}".strip()[:_LABEL]


def _to_roles(t: Translator, person_id: int) -> Button:
    return (t.plain("roles-back"), OpenRoles(person_id=person_id))
