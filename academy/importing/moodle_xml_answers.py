"""The answers of a question in Moodle XML, by its type."""

from academy.importing import choices
from academy.importing.banks import Answers, Kind, NumberAnswer, Option, Pair
from academy.importing.gift_signs import NotTaken
from academy.importing.moodle_xml_nodes import inner, said
from academy.importing.numbers import amount, is_number
from academy.importing.texts import MOST_LETTERS, Text, TextFormat
from academy.importing.xml_trees import Node

_FORMATS = {
    "html": TextFormat.HTML,
    "moodle_auto_format": TextFormat.MOODLE,
    "plain_text": TextFormat.PLAIN,
    "markdown": TextFormat.MARKDOWN,
}


def parsed_answers(question: Node, kind: str) -> tuple[Answers, list[str]]:
    """The answers and the keys of what was mended.

    Raises NotTaken with the reason where Moodle has a kind that we have not, or no answer is right.
    """
    match kind:
        case "multichoice":
            return _choice(question)
        case "truefalse":
            return _true_false(question), []
        case "shortanswer":
            return _short(question), []
        case "numerical":
            return _numeric(question)
        case "matching" | "match":
            return _matching(question), []
        case "ordering":
            return _ordering(question), []
        case "essay" | "description":
            return Answers(Kind(kind)), []
    raise NotTaken("kind-not-taken", kind=kind[:40] or "?")


def formatted(node: Node | None, inherited: TextFormat = TextFormat.HTML) -> Text:
    """The text in an element, in the format it names. Raises NotTaken (too-long)."""
    if node is None:
        return Text("", inherited)
    text = inner(node)
    if len(text) > MOST_LETTERS:
        raise NotTaken("too-long", length=len(text), limit=MOST_LETTERS)
    return Text(text, _FORMATS.get(node.fact("format"), inherited))


def remark(node: Node) -> Text | None:
    """What is said about an answer; an empty remark is none."""
    words = formatted(node.child("feedback"))
    return words if words.text else None


def _weight(answer: Node) -> float:
    written = answer.facts.get("fraction", "0").strip()
    if not is_number(written) or not -100 <= (weight := float(amount(written))) <= 100:
        raise NotTaken("bad-weight", weight=written[:40])
    return weight


def _options(question: Node, inherited: TextFormat) -> tuple[Option, ...]:
    return tuple(
        Option(formatted(answer, inherited), _weight(answer), remark(answer))
        for answer in question.children("answer")
    )


def _choice(question: Node) -> tuple[Answers, list[str]]:
    options = _options(question, TextFormat.HTML)
    is_several = said(question, "single").lower() in ("false", "0")
    return choices.weighed(options, is_several=is_several)


def _true_false(question: Node) -> Answers:
    named = {inner(answer).lower(): answer for answer in question.children("answer")}
    if not {"true", "false"} <= named.keys():
        raise NotTaken("too-few-options", options=len(named))
    options = tuple(
        Option(Text(word, TextFormat.PLAIN), _weight(named[word]), remark(named[word]))
        for word in ("true", "false")
    )
    if [option.weight for option in options].count(choices.FULL) != 1:
        raise NotTaken("no-right-answer")
    return Answers(Kind.TRUE_FALSE, options)


def _short(question: Node) -> Answers:
    return choices.short(_options(question, TextFormat.MOODLE))


def _numeric(question: Node) -> tuple[Answers, list[str]]:
    numbers: list[NumberAnswer] = []
    otherwise: Text | None = None
    has_comma = False
    for answer in question.children("answer"):
        written = inner(answer)
        if written == "*":
            otherwise = remark(answer)
            continue
        tolerance = said(answer, "tolerance") or "0"
        middle, around = amount(written), abs(amount(tolerance))
        has_comma = has_comma or "," in written + tolerance
        numbers.append(
            NumberAnswer(middle - around, middle + around, _weight(answer), remark(answer))
        )
    if all(number.weight < choices.FULL for number in numbers):
        raise NotTaken("no-right-answer")
    mended = ["decimal-comma"] if has_comma else []
    return Answers(Kind.NUMERIC, numbers=tuple(numbers), otherwise=otherwise), mended


def _matching(question: Node) -> Answers:
    pairs = [
        Pair(formatted(each), said(each, "answer")) for each in question.children("subquestion")
    ]
    pairs = [pair for pair in pairs if pair.left.text or pair.right]
    for pair in pairs:
        if not pair.right:
            raise NotTaken("broken-pair", pair=pair.left.plain[:80])
    return choices.matching(pairs)


def _ordering(question: Node) -> Answers:
    """The fraction of an answer is its place."""
    answers = question.children("answer")
    places = [answer.fact("fraction") for answer in answers]
    if len({*places}) == len(places) and all(map(is_number, places)):
        answers.sort(key=lambda answer: amount(answer.fact("fraction")))
    return choices.ordering([formatted(answer) for answer in answers])
