"""The answers of a QTI 1.2 item: choices, words, numbers, pairs, an order."""

from collections.abc import Iterator

from academy.importing import qti_choices
from academy.importing.banks import Answers, NumberAnswer, Option
from academy.importing.gift_signs import NotTaken
from academy.importing.numbers import amount
from academy.importing.qti1_rules import Equal, Rule, earned, rules
from academy.importing.qti1_texts import feedback, material
from academy.importing.xml_trees import Node

_LIMITS = {"low": ("vargte", "vargt"), "high": ("varlte", "varlt")}


def choice(item: Node, asked: Node, notes: list[str]) -> Answers:
    """One answer or several, by the cardinality of the response."""
    name, ruled = asked.fact("ident"), rules(item)
    labels = list(asked.all("response_label"))
    ids = [label.fact("ident") for label in labels]
    is_single = asked.fact("rcardinality").lower() != "multiple"
    alone = [earned(ruled, {name: frozenset([each])}) for each in ids]
    right = set() if is_single else _only_together(ruled, name, ids, alone)
    points = [float(each in right) for each in ids] if right else alone
    options = [
        Option(material(label), worth, feedback(item, name, label.fact("ident")))
        for label, worth in zip(labels, points, strict=True)
    ]
    if is_single:
        return qti_choices.one_choice(options, notes)
    return (qti_choices.all_or_nothing if right else qti_choices.several)(options, notes)


def ordering(item: Node, asked: Node) -> Answers:
    """The order of the best condition. Raises NotTaken where it does not name every answer."""
    there = {each.fact("ident"): material(each) for each in asked.all("response_label")}
    best = _best(rules(item))
    order = [each.value for each in best.equals()] if best else []
    if sorted(order) != sorted(there):
        raise NotTaken("no-right-answer")
    return qti_choices.ordering([there[each] for each in order])


def words(item: Node, asked: Node) -> tuple[Answers, bool]:
    """The spellings that earn something, and whether capitals do not count."""
    found = [(each, rule.points) for rule, each in _right(item, asked) if rule.points > 0]
    answers = qti_choices.short((_spelling(each), worth) for each, worth in found)
    return answers, all(each.is_folded for each, _ in found)


def numbers(item: Node, asked: Node) -> Answers:
    """The numbers that earn something. Raises NotTaken (not-a-number, open-range, …)."""
    return qti_choices.numeric(
        [
            each
            for rule in rules(item)
            if rule.points > 0
            for each in _ranges(rule, asked.fact("ident"))
        ]
    )


def has_limits(item: Node) -> bool:
    """Whether some condition compares: then the answer is a number."""
    return any(rule.condition.first(*_LIMITS["low"], *_LIMITS["high"]) for rule in rules(item))


def is_essay(item: Node) -> bool:
    """Whether no answer is right by itself."""
    return not any(rule.points > 0 for rule in rules(item))


def matching(item: Node, asked: list[Node], notes: list[str]) -> Answers:
    """Several responses with the same choices: what belongs to each of them."""
    right = {each.response: each.value for rule in rules(item) for each in _if_positive(rule)}
    sides = {
        (one.fact("ident"), label.fact("ident")): qti_choices.side(material(label))
        for one in asked
        for label in one.all("response_label")
    }
    lefts = [
        (material(one), sides.get((one.fact("ident"), right.get(one.fact("ident"), "")), ""))
        for one in asked
    ]
    return qti_choices.matching(lefts, sides.values(), notes)


def _only_together(ruled: list[Rule], name: str, ids: list[str], alone: list[float]) -> set[str]:
    """The right answers, where no others may be chosen with them, or one of them earns nothing."""
    best = _best(ruled)
    right = {each.value for each in best.equals()} if best else set()
    if best is None or earned(ruled, {name: frozenset(right)}) <= 0:
        return set()
    is_spoilt = not best.is_added and earned(ruled, {name: frozenset(ids)}) <= 0
    return right if is_spoilt or max(alone, default=0) <= 0 else set()


def _best(ruled: list[Rule]) -> Rule | None:
    return max(ruled, key=lambda rule: rule.points, default=None)


def _right(item: Node, asked: Node) -> Iterator[tuple[Rule, Equal]]:
    for rule in rules(item):
        for each in rule.equals():
            if each.response in (asked.fact("ident"), ""):
                yield rule, each


def _if_positive(rule: Rule) -> list[Equal]:
    return rule.equals() if rule.points > 0 else []


def _spelling(each: Equal) -> str:
    spelling = qti_choices.literal(each.value)
    return f"*{spelling}*" if each.is_part else spelling


def _ranges(rule: Rule, name: str) -> Iterator[NumberAnswer]:
    """A range of the condition, or its single values; a value inside the range says no more."""
    low, high = (
        next((each.text for each in rule.condition.all(*names)), "") for names in _LIMITS.values()
    )
    if low and high:
        yield NumberAnswer(amount(low), amount(high), rule.points)
    elif low or high:
        raise NotTaken("open-range", text=low or high)
    else:
        for each in rule.equals():
            yield NumberAnswer(amount(each.value), amount(each.value), rule.points)
