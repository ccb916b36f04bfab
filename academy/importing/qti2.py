"""One item of QTI 2.1 or 3.0 as a question (purl.imsglobal.org/spec/qti)."""

import re
from collections.abc import Callable
from html import unescape

from academy.importing import qti_choices
from academy.importing.banks import Answers, Kind, Option, ParsedQuestion
from academy.importing.gift_signs import NotTaken
from academy.importing.numbers import points
from academy.importing.qti2_pairs import associated, matched
from academy.importing.qti2_scores import Response, ranges, response
from academy.importing.qti_texts import FEEDBACK, html
from academy.importing.qti_xml import Item
from academy.importing.texts import Text
from academy.importing.xml_trees import Node

_CHOICES = ("simplechoice", "inlinechoice")
_NUMBERS = frozenset(["float", "integer"])
_REFERENCE = re.compile(r"&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});")
_LOCALES = ("kk", "ru")


def question(item: Item, notes: list[str]) -> ParsedQuestion:
    """The question of an item; what had to be left out is added to `notes`.

    Raises NotTaken with the reason; of a kind that is not taken with its name.
    """
    node = item.node
    inside = node.first("itembody") or Node("itembody", {}, node.line)
    said, answers = _answers(node, inside, notes)
    text = html(inside)
    if not text.text:
        raise NotTaken("empty-text")
    _note_losses(node, notes)
    return ParsedQuestion(
        line=node.line,
        title=node.fact("title"),
        text=text,
        answers=answers,
        category=item.category,
        id=node.fact("identifier"),
        points=points(*_maxima(node)),
        is_folded=said.is_folded and answers.kind == Kind.SHORT,
        locale=next((each for each in _LOCALES if node.fact("lang").lower()[:2] == each), ""),
    )


def _answers(item: Node, inside: Node, notes: list[str]) -> tuple[Response, Answers]:
    if item.first("templatedeclaration"):
        raise NotTaken("kind-not-taken", kind="calculated")
    found = [each for each in inside.every() if each.name.endswith("interaction")]
    if not found:
        return response(item, ""), Answers(Kind.DESCRIPTION)
    if len(found) > 1:
        raise NotTaken("kind-not-taken", kind="gaps")
    name = found[0].name.removesuffix("interaction")
    read = _TAKEN.get(name)
    if read is None:
        raise NotTaken("kind-not-taken", kind=name or "custom")
    said = response(item, found[0].fact("responseidentifier"))
    return said, read(item, found[0], said, notes)


def _choice(item: Node, asked: Node, said: Response, notes: list[str]) -> Answers:
    choices = list(asked.all(*_CHOICES))
    options = [
        Option(html(each), said.worth(each.fact("identifier")), _feedback(item, each))
        for each in choices
    ]
    if said.cardinality != "multiple":
        return qti_choices.one_choice(options, notes)
    if said.is_whole:
        return qti_choices.all_or_nothing(options, notes)
    return qti_choices.several(options, notes)


def _feedback(item: Node, choice: Node) -> Text | None:
    """What is said about this choice alone: feedback that bears its identifier."""
    for each in item.all("feedbackinline", "modalfeedback"):
        if each.fact("identifier") == choice.fact("identifier") and each.text:
            return html(each)
    return None


def _entry(item: Node, asked: Node, said: Response, notes: list[str]) -> Answers:
    if said.base in _NUMBERS:
        return qti_choices.numeric(list(ranges(item, said)))
    spellings = [(value, said.worth(value)) for value in said.values]
    if any(_REFERENCE.search(value) for value, _ in spellings):
        notes.append("entities-decoded")
        spellings = [(unescape(value), worth) for value, worth in spellings]
    return qti_choices.short((qti_choices.literal(value), worth) for value, worth in spellings)


def _order(item: Node, asked: Node, said: Response, notes: list[str]) -> Answers:
    there = {each.fact("identifier"): html(each) for each in asked.all("simplechoice")}
    if not said.correct:
        raise NotTaken("no-right-answer")
    if sorted(there) != sorted(said.correct):
        raise NotTaken("kind-not-taken", kind="order")  # only some of the choices are put in order
    return qti_choices.ordering([there[each] for each in said.correct])


def _essay(item: Node, asked: Node, said: Response, notes: list[str]) -> Answers:
    return Answers(Kind.ESSAY)


_TAKEN: dict[str, Callable[[Node, Node, Response, list[str]], Answers]] = {
    "choice": _choice,
    "inlinechoice": _choice,
    "textentry": _entry,
    "extendedtext": _essay,
    "order": _order,
    "match": matched,
    "associate": associated,
}


def _maxima(item: Node) -> list[str]:
    """Where the points of an item stand: MAXSCORE, or the largest normal SCORE."""
    declared = {each.fact("identifier"): each for each in item.all("outcomedeclaration")}
    most, score = declared.get("MAXSCORE"), declared.get("SCORE")
    value = most.first("value") if most else None
    return [value.text if value else "", score.fact("normalmaximum") if score else ""]


def _note_losses(item: Node, notes: list[str]) -> None:
    if item.first("math"):
        notes.append("formula-as-text")
    choices = {each.fact("identifier") for each in item.all(*_CHOICES)}
    said = (each for each in item.all(*FEEDBACK) if each.text)
    if any(each.fact("identifier") not in choices for each in said):
        notes.append("feedback-left-out")
