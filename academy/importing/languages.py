"""Both languages in one text, by Moodle's conventions: `<span lang class="multilang">`, `{mlang}`.

Blocks that follow each other are one text in several languages; of them the reader's is taken, or
the first one. What stands outside of blocks belongs to every language.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from academy.importing.banks import Answers, NumberAnswer, Option, Pair, ParsedQuestion
from academy.importing.texts import Text, TextFormat, plain

_SPAN = re.compile(r"<(/?)span\b([^<>]{0,300})>", re.IGNORECASE)
_LANGUAGE = re.compile(r"\blang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CLASS = re.compile(r"\bclass\s*=\s*[\"']?[^\"']*\bmultilang\b", re.IGNORECASE)
_MLANG = re.compile(r"\{mlang(?:\s+([^{}]{1,40}))?\}", re.IGNORECASE)
_NAMES = {"kk": "kk", "kz": "kk", "kaz": "kk", "ru": "ru", "rus": "ru"}


@dataclass(frozen=True)
class _Part:
    """`locales` is none outside of blocks, and empty for a language we do not have."""

    text: str
    locales: frozenset[str] | None = None


def joined(kk: str, ru: str) -> str:
    """Texts of both languages as one for Moodle's filter; where they are equal, that text alone."""
    if kk == ru:
        return kk
    return only("kk", kk) + only("ru", ru)


def only(locale: str, text: str) -> str:
    """A text of one language, marked as such."""
    return f'<span lang="{locale}" class="multilang">{text}</span>'


def locales(text: str) -> set[str]:
    """The languages, of `kk` and `ru`, that the text has blocks of."""
    return {locale for part in _parts(text) for locale in part.locales or ()}


def spoken(text: str, locale: str) -> str:
    """The text as it reads in this language."""
    said: list[str] = []
    blocks: list[_Part] = []
    for part in [*_parts(text), _Part("")]:
        if part.locales is not None:
            blocks.append(part)
        elif not blocks or part.text.strip() or part.text == "":
            said += [_chosen(blocks, locale), part.text]
            blocks = []
    return "".join(said)


def in_languages(question: ParsedQuestion) -> ParsedQuestion:
    """The question in its first language, with its twin where the texts hold both."""
    there = {locale for text in _texts(question) for locale in locales(text)}
    if not there:
        return _in(question, "")
    first = "kk" if "kk" in there else "ru"
    twin = _in(question, "ru") if len(there) > 1 else None
    return replace(_in(question, first), twin=twin)


def _parts(text: str) -> list[_Part]:
    if "multilang" not in text and "mlang" not in text:
        return [_Part(text)]
    parts: list[_Part] = []
    at = 0
    for start, end, part in _blocks(text):
        if start >= at:
            parts += [_Part(text[at:start])] if start > at else []
            parts.append(part)
            at = end
    return [*parts, _Part(text[at:])] if at < len(text) else parts


def _blocks(text: str) -> list[tuple[int, int, _Part]]:
    return sorted([*_spans(text), *_mlangs(text)], key=lambda block: block[0])


def _spans(text: str) -> Iterator[tuple[int, int, _Part]]:
    """Blocks of spans; other spans may stand inside."""
    opened: list[tuple[int, int, str] | None] = []
    for tag in _SPAN.finditer(text):
        if not tag[1]:
            language = _LANGUAGE.search(tag[2]) if _CLASS.search(tag[2]) else None
            opened.append((tag.start(), tag.end(), language[1]) if language else None)
        elif opened:
            block = opened.pop()
            if block is not None:
                start, inside, name = block
                yield start, tag.end(), _Part(text[inside : tag.start()], _known(name))


def _mlangs(text: str) -> Iterator[tuple[int, int, _Part]]:
    opened: re.Match[str] | None = None
    for mark in _MLANG.finditer(text):
        if mark[1]:
            opened = opened or mark
        elif opened is not None:
            part = _Part(text[opened.end() : mark.start()], _known(opened[1]))
            yield opened.start(), mark.end(), part
            opened = None


def _known(names: str) -> frozenset[str]:
    bases = (re.split(r"[-_]", name.strip().lower())[0] for name in names.split(","))
    return frozenset(_NAMES[base] for base in bases if base in _NAMES)


def _chosen(blocks: list[_Part], locale: str) -> str:
    ours = [part.text for part in blocks if locale in (part.locales or ())]
    known = [part.text for part in blocks if part.locales]
    if ours:
        return " ".join(ours)
    return next(iter([*known, *(part.text for part in blocks)]), "")


def _texts(question: ParsedQuestion) -> Iterator[str]:
    answers = question.answers
    remarks = [question.feedback, answers.otherwise, *(each.feedback for each in answers.options)]
    remarks += [each.feedback for each in answers.numbers]
    yield question.text.text
    yield from (option.text.text for option in answers.options)
    yield from (words for pair in answers.pairs for words in (pair.left.text, pair.right))
    yield from (remark.text for remark in remarks if remark is not None)


def _in(question: ParsedQuestion, locale: str) -> ParsedQuestion:
    """The question in one language; in the only one there is without a locale."""

    def said(text: Text) -> Text:
        return Text(spoken(text.text, locale).strip(), text.format) if locale else text

    def remark(text: Text | None) -> Text | None:
        heard = said(text) if text is not None else None
        return heard if heard is not None and heard.text else None

    title = spoken(question.title, locale or "ru")
    return replace(
        question,
        title=title.strip(),
        text=said(question.text),
        answers=_answers(question.answers, said, remark, locale),
        feedback=remark(question.feedback),
        locale=locale,
    )


def _answers(
    answers: Answers,
    said: Callable[[Text], Text],
    remark: Callable[[Text | None], Text | None],
    locale: str,
) -> Answers:
    def option(each: Option) -> Option:
        return Option(said(each.text), each.weight, remark(each.feedback))

    def pair(each: Pair) -> Pair:
        right = spoken(each.right, locale) if locale else each.right
        return Pair(said(each.left), plain(right, TextFormat.MOODLE))

    def number(each: NumberAnswer) -> NumberAnswer:
        return replace(each, feedback=remark(each.feedback))

    return Answers(
        answers.kind,
        tuple(option(each) for each in answers.options),
        tuple(pair(each) for each in answers.pairs),
        tuple(number(each) for each in answers.numbers),
        remark(answers.otherwise),
    )
