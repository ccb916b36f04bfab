"""What belongs together in QTI 2.1 and 3.0: two lists, or one list put into pairs."""

from collections import Counter

from academy.importing import qti_choices
from academy.importing.banks import Answers
from academy.importing.gift_signs import NotTaken
from academy.importing.qti2_scores import Response
from academy.importing.qti_texts import html
from academy.importing.texts import Text
from academy.importing.xml_trees import Node

_CHOICE = "simpleassociablechoice"


def matched(item: Node, asked: Node, said: Response, notes: list[str]) -> Answers:
    """Each of one list belongs to one of the other; where it is the other way round, they change.

    Raises NotTaken (kind-not-taken, no-right-answer, too-few-pairs, options-are-pictures).
    """
    lists = [_words(each) for each in asked.all("simplematchset")]
    pairs = _pairs(said)
    if len(lists) != 2 or any(a not in lists[0] or b not in lists[1] for a, b in pairs):
        raise NotTaken("no-right-answer")
    lefts, rights = lists
    if _repeats([a for a, _ in pairs]):
        lefts, rights, pairs = rights, lefts, [(b, a) for a, b in pairs]
    if _repeats([a for a, _ in pairs]):
        raise NotTaken("kind-not-taken", kind="matchtable")
    right_of = dict(pairs)
    sides = {each: qti_choices.side(text) for each, text in rights.items()}
    found = [(text, sides.get(right_of.get(each, ""), "")) for each, text in lefts.items()]
    return qti_choices.matching(found, sides.values(), notes)


def associated(item: Node, asked: Node, said: Response, notes: list[str]) -> Answers:
    """Each of a list belongs to one other of it; what is in no pair stays as a choice.

    Raises NotTaken as `matched`.
    """
    there = _words(asked)
    pairs = _pairs(said)
    used = [each for pair in pairs for each in pair]
    if any(each not in there for each in used):
        raise NotTaken("no-right-answer")
    if _repeats(used):
        raise NotTaken("kind-not-taken", kind="matchtable")
    found = [(there[a], qti_choices.side(there[b])) for a, b in pairs]
    spare = [qti_choices.side(text) for each, text in there.items() if each not in used]
    return qti_choices.matching(found, spare, notes)


def _pairs(said: Response) -> list[tuple[str, str]]:
    pairs = [(words[0], words[1]) for value in said.values if len(words := value.split()) == 2]
    if not pairs:
        raise NotTaken("no-right-answer")
    return pairs


def _words(node: Node) -> dict[str, Text]:
    return {each.fact("identifier"): html(each) for each in node.all(_CHOICE)}


def _repeats(names: list[str]) -> bool:
    return any(count > 1 for count in Counter(names).values())
