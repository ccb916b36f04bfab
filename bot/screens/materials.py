"""What a person sees of the materials: disciplines, items, an item itself, the adding."""

from academy.materials import Shelf
from academy.pages import Page
from bot.callbacks.joining import OpenMenu
from bot.callbacks.materials import AddMaterial, OpenDiscipline, OpenMaterial, OpenMaterials
from bot.reply import Button, Link, Screen
from bot.screens.pages import turning
from locales import Translator
from storage.tables.disciplines import Discipline
from storage.tables.materials import Material, MaterialKind


def disciplines(t: Translator, page: Page[Discipline]) -> Screen:
    """The choice of a discipline."""
    menu = [(t.plain("menu.button"), OpenMenu())]
    if not page.items:
        return Screen(t("materials-none"), [menu])
    rows: list[list[Button]] = [
        [(each.title.text(t.locale), OpenDiscipline(discipline_id=each.id))] for each in page.items
    ]
    turn = turning(t, page, lambda number: OpenMaterials(page=number))
    return Screen(t("materials"), [*rows, turn, menu])


def shelf(t: Translator, at: Shelf) -> Screen:
    """The items of a discipline, eight on a page."""
    discipline, page = at.discipline, at.page
    key = "materials-shelf" if page.items else "materials-shelf-empty"
    text = t(key, discipline=discipline.title, page=page.number + 1, pages=page.count)
    rows: list[list[Button]] = [[_button(t, item)] for item in page.items]
    rows.append(turning(t, page, lambda number: _shelf_button(discipline.id, number)))
    if at.is_taught:
        rows.append([(t.plain("materials-add.button"), AddMaterial(discipline_id=discipline.id))])
    if not at.is_only:
        rows.append([(t.plain("materials.button"), OpenMaterials())])
    return Screen(text, [*rows, [(t.plain("menu.button"), OpenMenu())]])


def caption(t: Translator, material: Material, discipline: Discipline) -> str:
    """What stands below a file, a photo or a video."""
    return t("material-caption", title=material.title, discipline=discipline.title)


def readable(t: Translator, material: Material, discipline: Discipline) -> Screen:
    """A text, or a link with the button that opens it."""
    params = {"title": material.title, "discipline": discipline.title, "body": material.body}
    if material.kind == MaterialKind.LINK and material.body:
        open_it = (t.plain("material-link.button"), Link(material.body.text(t.locale)))
        return Screen(t("material-link", **params), [[open_it]])
    return Screen(t("material-text", **params))


def lost(t: Translator, material: Material, discipline: Discipline) -> Screen:
    """Telegram no longer holds the file, and we have no copy of our own."""
    return Screen(t("material-lost", title=material.title, discipline=discipline.title))


def prompt(t: Translator, discipline: Discipline) -> Screen:
    """What may be sent to be kept as a material."""
    back = (t.plain("materials-add-cancel"), OpenDiscipline(discipline_id=discipline.id))
    return Screen(t("materials-add", discipline=discipline.title), [[back]])


def added(t: Translator, material: Material, discipline: Discipline) -> Screen:
    """The item stands on the shelf and can be opened at once."""
    text = t("material-added", title=material.title, discipline=discipline.title)
    more = (t.plain("materials-add-more"), AddMaterial(discipline_id=discipline.id))
    back = (t.plain("materials-back"), OpenDiscipline(discipline_id=discipline.id))
    return Screen(text, [[_button(t, material)], [more], [back]])


def _button(t: Translator, material: Material) -> Button:
    label = t.plain("material-label", kind=str(material.kind), title=material.title)
    return label, OpenMaterial(material_id=material.id)


def _shelf_button(discipline_id: int, number: int) -> OpenDiscipline:
    return OpenDiscipline(discipline_id=discipline_id, page=number)
