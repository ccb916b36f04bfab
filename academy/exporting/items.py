"""An item of a question bank in plain values: what an export writes and an import gives back."""

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256

from academy.importing.banks import Answers, Kind, ParsedQuestion, Picture
from academy.importing.texts import Text
from storage.tables.columns import Bilingual

_FULL = 100.0  # a pair or a place in an order has no weight of its own


@dataclass(frozen=True)
class ItemOption:
    """An answer; which fields mean something depends on the kind, as in the table `option`."""

    text: Bilingual
    weight: float = _FULL
    match: Bilingual | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    feedback: Bilingual | None = None


@dataclass(frozen=True)
class Item:
    """An item with both its languages; `text` is plain, `markup` the same with a messenger's tags.

    A language that is empty in `text` is empty everywhere. `markup` holds both languages of the
    text or is none; a language without tags is written in it as escaped text.
    """

    key: str
    category: str
    kind: Kind
    text: Bilingual
    markup: Bilingual | None = None
    options: tuple[ItemOption, ...] = ()
    feedback: Bilingual | None = None
    points: float = 1.0
    level: int | None = None
    tags: tuple[str, ...] = ()
    is_folded: bool = False
    pictures: tuple[Picture, ...] = ()

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages there are, Kazakh first."""
        written = (("kk", self.text.kk), ("ru", self.text.ru))
        return tuple(locale for locale, text in written if text)


@dataclass(frozen=True)
class Exported:
    """A file of items; `without_pictures` are the keys of those whose pictures it cannot hold."""

    content: bytes
    without_pictures: tuple[str, ...] = ()


def of(question: ParsedQuestion, locale: str = "ru") -> Item:
    """The item of a question of a file; `locale` is its language where the file names none.

    Its key is the id, else the title, else a digest of the text.
    """
    locale = question.locale or locale
    item = _spoken(question, locale)
    if question.twin is None:
        return item
    return _joined(item, _spoken(question.twin, "kk" if locale == "ru" else "ru"))


def _spoken(question: ParsedQuestion, locale: str) -> Item:
    def said(text: str) -> Bilingual:
        return Bilingual(kk=text) if locale == "kk" else Bilingual(ru=text)

    text = question.text.plain
    markup = question.text.markup
    return Item(
        key=question.id or question.title or sha256(text.encode()).hexdigest()[:12],
        category=question.category,
        kind=question.kind,
        text=said(text),
        markup=said(markup) if markup else None,
        options=tuple(_options(question.answers, said)),
        feedback=_remark(question.feedback, said),
        points=1.0 if question.points is None else question.points,
        level=question.level,
        tags=question.tags,
        is_folded=question.is_folded,
        pictures=question.pictures,
    )


def _options(answers: Answers, said: Callable[[str], Bilingual]) -> Iterator[ItemOption]:
    for option in answers.options:
        remark = _remark(option.feedback, said)
        yield ItemOption(said(option.text.plain), option.weight, feedback=remark)
    for pair in answers.pairs:
        yield ItemOption(said(pair.left.plain), match=said(pair.right))
    for number in answers.numbers:
        remark = _remark(number.feedback, said)
        yield ItemOption(
            Bilingual(), number.weight, low=number.low, high=number.high, feedback=remark
        )
    if answers.otherwise:
        yield ItemOption(Bilingual(), 0.0, feedback=_remark(answers.otherwise, said))


def _remark(text: Text | None, said: Callable[[str], Bilingual]) -> Bilingual | None:
    return said(text.plain) if text is not None and text.plain else None


def _joined(first: Item, second: Item) -> Item:
    """One item of both; the second is the same question in the other language."""
    pairs = zip(first.options, second.options, strict=True)
    return replace(
        first,
        text=_both(first.text, second.text),
        markup=_both_markups(first, second),
        feedback=_both_or_none(first.feedback, second.feedback),
        options=tuple(
            replace(
                one,
                text=_both(one.text, other.text),
                match=_both_or_none(one.match, other.match),
                feedback=_both_or_none(one.feedback, other.feedback),
            )
            for one, other in pairs
        ),
    )


def _both(first: Bilingual, second: Bilingual) -> Bilingual:
    return Bilingual(kk=first.kk or second.kk, ru=first.ru or second.ru)


def _both_or_none(first: Bilingual | None, second: Bilingual | None) -> Bilingual | None:
    if first is None or second is None:
        return first or second
    return _both(first, second)


def _both_markups(first: Item, second: Item) -> Bilingual | None:
    if first.markup is None and second.markup is None:
        return None
    return _both(first.markup or _escaped(first.text), second.markup or _escaped(second.text))


def _escaped(text: Bilingual) -> Bilingual:
    return Bilingual(kk=html.escape(text.kk, quote=False), ru=html.escape(text.ru, quote=False))
