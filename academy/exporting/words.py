"""Texts of an item as both exports write them: lines of Moodle's, both languages in one text."""

import html
from collections.abc import Callable

from academy.exporting.items import Item
from academy.importing.languages import joined, only
from academy.importing.markup import authored
from academy.importing.texts import Text
from storage.tables.columns import Bilingual


def escaped(text: str) -> str:
    """The text so that Moodle shows these very letters."""
    return html.escape(text, quote=False).replace("{mlang", "&#123;mlang")


def bare(text: str) -> str:
    """The text as it is, where it is read so: Moodle compares and lists it letter by letter."""
    is_same = Text(text).plain == text and "mlang" not in text and "multilang" not in text
    return text if is_same and "span" not in text and "->" not in text else escaped(text)


def question_text(item: Item) -> str:
    """The question with its markup; its languages are marked even where there is only one."""
    markup = item.markup or Bilingual()
    kk = authored(markup.kk) or escaped(item.text.kk)
    ru = authored(markup.ru) or escaped(item.text.ru)
    if len(item.locales) == 1:
        return only(item.locales[0], kk or ru)
    return only("kk", kk) + only("ru", ru)


def said(item: Item, text: Bilingual | None, write: Callable[[str], str] = escaped) -> str:
    """An answer or a remark in the languages of the item; empty where there is none."""
    if text is None:
        return ""
    if len(item.locales) == 1:
        return write(text.kk if item.locales[0] == "kk" else text.ru)
    return joined(write(text.kk), write(text.ru))


def by_category(items: list[Item]) -> list[Item]:
    """Those without a category first: no format can go back to none; else in their order."""
    return sorted(items, key=lambda item: bool(item.category))
