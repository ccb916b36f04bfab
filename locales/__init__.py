"""Words: texts in Kazakh and Russian, one Fluent file for each function of Sabaq.

t = translators()["kk"]
t("quiz-question", number=1, total=10, text="...")   # HTML, every argument escaped
t.plain("quiz-start.button")                          # nothing escaped: labels, alerts, file names
"""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Protocol, runtime_checkable

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentDateTime, fluent_date

LOCALES = ("kk", "ru")
ACADEMY_TIME = "Asia/Almaty"  # stored in UTC, shown in the time of the Academy
_HERE = Path(__file__).parent


@runtime_checkable
class Bilingual(Protocol):
    """A value that has words of its own in each language, such as a title."""

    def text(self, locale: str) -> str: ...


class Translator:
    """Words in one language. Arguments are escaped, so a name can never become markup."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._bundle = FluentBundle([locale], use_isolating=False)
        for path in sorted((_HERE / locale).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text("utf-8")))

    def __call__(self, key: str, **params: object) -> str:
        """The text as HTML for a message."""
        return self._text(key, {name: _markup(self._own(value)) for name, value in params.items()})

    def plain(self, key: str, **params: object) -> str:
        """The text as it is, for everything that takes no markup: alerts, labels, file names."""
        return self._text(key, {name: _moment(self._own(value)) for name, value in params.items()})

    def has(self, key: str) -> bool:
        """Whether there is a text under this key."""
        name, _, attribute = key.partition(".")
        if not self._bundle.has_message(name):
            return False
        return not attribute or attribute in self._bundle.get_message(name).attributes

    def _own(self, value: object) -> object:
        return value.text(self.locale) if isinstance(value, Bilingual) else value

    def _text(self, key: str, params: dict[str, object]) -> str:
        name, _, attribute = key.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise LookupError(f"{self.locale}: {key} has no text of its own")
        text, problems = self._bundle.format_pattern(pattern, params)
        if problems:
            raise LookupError(f"{self.locale}: {key}: {problems}")
        return str(text)


def translators() -> Mapping[str, Translator]:
    """One Translator for each language."""
    return {locale: Translator(locale) for locale in LOCALES}


def hour(moment: datetime) -> object:
    """For a text that needs no date: only the hour and minutes, in the time of the Academy."""
    return fluent_date(moment, timeStyle="short", timeZone=ACADEMY_TIME)


def _markup(value: object) -> object:
    return escape(value, quote=False) if isinstance(value, str) else _moment(value)


def _moment(value: object) -> object:
    if isinstance(value, datetime) and not isinstance(value, FluentDateTime):
        return fluent_date(value, dateStyle="long", timeStyle="short", timeZone=ACADEMY_TIME)
    return value
