"""What a QTI 1.2 item says is right: its response conditions, asked what an answer would earn.

IMS QTI ASI 1.2, 3.2 (resprocessing). An item is asked as if somebody answered it, because programs
write the same rule in many ways: one condition for each answer, one for all right ones together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from academy.importing.numbers import worth
from academy.importing.xml_trees import Node

_EQUALS = ("varequal", "varsubset", "varsubstring")
_ORDERS = {"add": 1, "set": 1, "subtract": -1}

Given = Mapping[str, frozenset[str]]  # the answers of each response


@dataclass(frozen=True)
class Equal:
    """A condition's «the response is this»; `is_part`: it is only somewhere in the response."""

    response: str
    value: str
    is_folded: bool
    is_part: bool


@dataclass(frozen=True)
class Rule:
    """One condition that changes the score, by so many points."""

    condition: Node
    points: float
    is_added: bool

    def equals(self) -> list[Equal]:
        """What has to be answered; what must not be is left out."""
        return list(_equals(self.condition))


def rules(item: Node) -> list[Rule]:
    """The conditions that change the score, in their order."""
    return [
        Rule(condition, sum(_points(each) for each in orders), _is_added(orders))
        for each in item.all("respcondition")
        if (orders := each.children("setvar"))
        and (condition := each.first("conditionvar"))
        and condition.first(*_EQUALS, "vargte", "vargt", "varlte", "varlt")
    ]


def earned(rules_: list[Rule], given: Given) -> float:
    """The points of these answers. Points that are set take the place of others and end it."""
    total = 0.0
    for rule in rules_:
        if not holds(rule.condition, given):
            continue
        if not rule.is_added:
            return rule.points
        total += rule.points
    return total


def holds(condition: Node, given: Given) -> bool:
    """Whether a condition is met; conditions that stand side by side must all be.

    Of one response that takes a single answer no two values can be met: one of them is enough.
    """
    parts = [part for part in condition.parts if isinstance(part, Node)]
    met = [_holds(part, given) for part in parts]
    if condition.name == "or":
        return any(met)
    names = {part.fact("respident") for part in parts}
    alternatives = len(names) == 1 and all(part.name == "varequal" for part in parts)
    if alternatives and len(given.get(next(iter(names)), ())) == 1 and condition.name != "and":
        return any(met)
    return bool(met) and all(met)


def _holds(part: Node, given: Given) -> bool:
    if part.name == "not":
        return not any(_holds(each, given) for each in part.parts if isinstance(each, Node))
    if part.name in ("and", "or"):
        return holds(part, given)
    if part.name in _EQUALS:
        return part.text in given.get(part.fact("respident"), frozenset())
    return part.name == "other"


def _equals(condition: Node) -> Iterator[Equal]:
    for part in condition.parts:
        if not isinstance(part, Node) or part.name == "not":
            continue
        if part.name in _EQUALS:
            is_folded = part.fact("case").lower() != "yes"
            yield Equal(part.fact("respident"), part.text, is_folded, part.name == "varsubstring")
        else:
            yield from _equals(part)


def _points(order: Node) -> float:
    return worth(order.text) * _ORDERS.get(order.fact("action").lower() or "set", 0)


def _is_added(orders: list[Node]) -> bool:
    return any(each.fact("action").lower() in ("add", "subtract") for each in orders)
