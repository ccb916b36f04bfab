"""The texts as Fluent's own parser sees them, and the keys that Python asks for."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from locales import LOCALES
from tests.architecture.sources import ROOT, Source, modules

PLACE = "⟨⟩"  # what stands between braces, when only the words around it matter


@dataclass(frozen=True)
class Text:
    """A message, or an attribute of one: `quizzes`, `quizzes.button`."""

    key: str
    file: str
    pattern: ftl.Pattern

    @property
    def variables(self) -> frozenset[str]:
        return frozenset(seen(ftl.VariableReference, self.pattern, lambda each: each.id.name))

    @property
    def selections(self) -> list[ftl.SelectExpression]:
        return seen(ftl.SelectExpression, self.pattern, lambda each: each)

    @property
    def words(self) -> str:
        """What a person may read, every inserted value replaced by PLACE, variants one by one."""
        return "\n".join(_words(self.pattern))


def seen(kind: type, node: ftl.BaseNode, take: Callable[[Any], Any]) -> list[Any]:
    """What `take` finds in every node of this kind."""
    found = []

    class Finder(Visitor):
        def generic_visit(self, node: ftl.BaseNode) -> None:
            if isinstance(node, kind):
                found.append(take(node))
            super().generic_visit(node)

    Finder().visit(node)
    return found


def _words(pattern: ftl.Pattern) -> Iterator[str]:
    line = ""
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            line += element.value
        elif isinstance(element.expression, ftl.SelectExpression):
            for variant in element.expression.variants:
                yield from _words(variant.value)
        elif isinstance(element.expression, ftl.StringLiteral):
            line += element.expression.value
        else:
            line += PLACE
    yield line


@cache
def texts(locale: str) -> dict[str, Text]:
    """Every text of a language by its key."""
    found: list[Text] = []
    for path in sorted((ROOT / "locales" / locale).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                name = entry.id.name
                if entry.value is not None:
                    found.append(Text(name, path.name, entry.value))
                for each in entry.attributes:
                    found.append(Text(f"{name}.{each.id.name}", path.name, each.value))
    by_key = {text.key: text for text in found}
    assert len(by_key) == len(found), "a key stands twice"
    return by_key


KEYS = {locale: set(texts(locale)) for locale in LOCALES}


@dataclass(frozen=True)
class Asked:
    """A key, or the pattern of keys, that a line of Python asks for."""

    place: str
    pattern: str
    is_plain: bool
    is_label: bool = False
    is_pop_up: bool = False

    def __contains__(self, key: str) -> bool:
        return re.fullmatch(self.pattern, key) is not None


@cache
def asked() -> tuple[Asked, ...]:
    """Every `t("…")` and `t.plain("…")` of the product whose key can be read."""
    return tuple(each for source in modules("bot", "academy") for each in _asked(source))


def _asked(source: Source) -> Iterator[Asked]:
    labels = {id(pair.elts[0]) for pair in source.walk(ast.Tuple) if pair.elts}
    pop_ups = {
        id(inner)
        for call in source.walk(ast.Call)
        if ast.unparse(call.func) in ("alert", "toast", "pop_up")
        for inner in call.args
    } | {id(word.value) for word in source.walk(ast.keyword) if word.arg == "toast"}
    for call in source.walk(ast.Call):
        is_plain = isinstance(call.func, ast.Attribute) and call.func.attr == "plain"
        if call.args and (is_plain or ast.unparse(call.func).rpartition(".")[2] == "t"):
            for pattern in patterns(call.args[0]):
                yield Asked(
                    source.at(call), pattern, is_plain, id(call) in labels, id(call) in pop_ups
                )


def patterns(key: ast.expr) -> Iterator[str]:
    """The keys this expression can name, as regular expressions."""
    if isinstance(key, ast.IfExp):
        yield from patterns(key.body)
        yield from patterns(key.orelse)
    elif isinstance(key, ast.Constant) and isinstance(key.value, str):
        yield re.escape(key.value)
    elif isinstance(key, ast.JoinedStr):
        parts = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+"
            for part in key.values
        ]
        yield "".join(parts)


@cache
def mentioned() -> tuple[str, ...]:
    """Every string of the product that could be a key, for keys that travel by a variable."""
    strings: list[str] = []
    for source in modules("bot", "academy"):
        for node in source.walk(ast.expr):
            if isinstance(node, ast.Constant | ast.JoinedStr):
                strings += [each for each in patterns(node) if re.match(r"[a-z]+(\\?[-.]|$)", each)]
    return tuple(set(strings))


def is_plain(key: str) -> bool:
    """Whether the text is shown where no markup is read: labels, alerts, file names.

    A key made of parts is plain unless the same text is asked for as HTML by its whole name.
    """
    if "." in key or key.startswith("error-"):
        return True
    as_html = any(a.pattern == re.escape(key) and not a.is_plain for a in asked())
    return not as_html and any(a.is_plain and key in a for a in asked())


def is_label(key: str) -> bool:
    """Whether the text is written on a button."""
    return key.endswith(".button") or any(a.is_label and a.is_plain and key in a for a in asked())


def is_pop_up(key: str) -> bool:
    """Whether the text answers a press."""
    return any(a.is_pop_up and key in a for a in asked())
