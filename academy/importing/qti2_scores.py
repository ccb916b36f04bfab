"""What a QTI 2.1 or 3.0 item says is right: its declarations, mappings and response processing."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from academy.importing.banks import NumberAnswer
from academy.importing.numbers import amount, worth
from academy.importing.xml_trees import Node

_IFS = ("responseif", "responseelseif")
_LOW = ("gte", "gt")
_HIGH = ("lte", "lt")


@dataclass(frozen=True)
class Response:
    """What is declared of one response; `points` are what single values earn, if they do."""

    identifier: str
    cardinality: str
    base: str
    correct: tuple[str, ...]
    points: dict[str, float]
    otherwise: float  # what any other value earns
    is_folded: bool

    def worth(self, value: str) -> float:
        """The points of a value, by itself."""
        if self.points:
            return self.points.get(value, self.otherwise)
        return 1.0 if value in self.correct else 0.0

    @property
    def is_whole(self) -> bool:
        """Whether only the whole response earns something."""
        return not self.points

    @property
    def values(self) -> tuple[str, ...]:
        """The values that earn something, in the order of the file."""
        return tuple(value for value, worth in self.points.items() if worth > 0) or self.correct


def response(item: Node, identifier: str) -> Response:
    """What the item says of this response; of an undeclared one nothing is right."""
    said = next(
        (each for each in item.all("responsedeclaration") if each.fact("identifier") == identifier),
        Node("responsedeclaration", {}, item.line),
    )
    correct = _values(said.first("correctresponse"))
    mapping = said.first("mapping")
    entries = list(mapping.all("mapentry")) if mapping else []
    mapped = {_value(entry.fact("mapkey")): worth(entry.fact("mappedvalue")) for entry in entries}
    is_mapped = not correct or _is_mapped(item, identifier)
    points = mapped if is_mapped and any(each > 0 for each in mapped.values()) else {}
    otherwise = worth(mapping.fact("defaultvalue")) if mapping and points else 0.0
    return Response(
        identifier=identifier,
        cardinality=said.fact("cardinality").lower(),
        base=said.fact("basetype").lower(),
        correct=correct,
        points=points or _ruled(item, identifier),
        otherwise=otherwise,
        is_folded=_is_folded(item, entries),
    )


def ranges(item: Node, said: Response) -> Iterator[NumberAnswer]:
    """The numbers that earn something. Raises NotTaken (not-a-number)."""
    rules = item.first("responseprocessing") or item
    tolerant = [each for each in rules.all("equal") if _is_about(each, said.identifier)]
    for rule in rules.all("and", "customoperator"):
        lows = [each for each in rule.children(*_LOW) if _is_about(each, said.identifier)]
        highs = [each for each in rule.children(*_HIGH) if _is_about(each, said.identifier)]
        if lows and highs and _bases(lows[0]) and _bases(highs[0]):
            low, high = amount(_bases(lows[0])[0]), amount(_bases(highs[0])[0])
            yield NumberAnswer(low, high, 1.0)
    for rule in tolerant:
        for value in _bases(rule) or said.correct:
            yield NumberAnswer(*_around(amount(value), rule), 1.0)
    if not tolerant:
        for value in said.values:
            yield NumberAnswer(amount(value), amount(value), said.worth(value))


def _around(middle: Decimal, rule: Node) -> tuple[Decimal, Decimal]:
    """One tolerance counts for both sides, of two the first is downwards; relative is percent."""
    mode = rule.fact("tolerancemode").lower()
    written = rule.fact("tolerance").split()
    if mode not in ("absolute", "relative") or not written:
        return middle, middle
    down, up = amount(written[0]), amount(written[-1])
    if mode == "relative":
        down, up = abs(middle) * down / 100, abs(middle) * up / 100
    return middle - down, middle + up


def _is_mapped(item: Node, identifier: str) -> bool:
    rules = item.first("responseprocessing")
    if rules is None:
        return False
    name = rules.fact("template").rpartition("/")[2].removesuffix(".xml")
    return name == "map_response" or any(
        each.fact("identifier") == identifier for each in rules.all("mapresponse")
    )


def _ruled(item: Node, identifier: str) -> dict[str, float]:
    """Points that the processing gives to single values: if the response is A, the score is 2."""
    rules = item.first("responseprocessing")
    points: dict[str, float] = {}
    for rule in rules.all(*_IFS) if rules else ():
        values = [value for each in _conditions(rule) for value in _named(each, identifier)]
        for value in values:
            points[value] = points.get(value, 0.0) + sum(_given(rule))
    return points if any(each > 0 for each in points.values()) else {}


def _conditions(rule: Node) -> list[Node]:
    found = rule.children("match", "member", "or")
    return [
        inner
        for each in found
        for inner in (each.children("match", "member") if each.name == "or" else [each])
    ]


def _named(condition: Node, identifier: str) -> list[str]:
    return _bases(condition) if _is_about(condition, identifier) else []


def _given(rule: Node) -> Iterator[float]:
    """What a branch sets or adds to the score."""
    for order in rule.children("setoutcomevalue"):
        if order.fact("identifier").upper() == "SCORE":
            yield from (worth(each.text) for each in order.all("basevalue"))


def _is_about(condition: Node, identifier: str) -> bool:
    return any(each.fact("identifier") == identifier for each in condition.children("variable"))


def _bases(condition: Node) -> list[str]:
    return [_value(each.text) for each in condition.children("basevalue")]


def _values(node: Node | None) -> tuple[str, ...]:
    return tuple(_value(each.text) for each in node.all("value")) if node else ()


def _value(written: str) -> str:
    return " ".join(written.split())


def _is_folded(item: Node, entries: list[Node]) -> bool:
    """Capitals do not count: every spelling says so, or the comparison does."""
    if entries:
        return all(entry.fact("casesensitive").lower() == "false" for entry in entries)
    matches = list(item.all("stringmatch"))
    return bool(matches) and all(each.fact("casesensitive").lower() == "false" for each in matches)
