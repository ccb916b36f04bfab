"""One item of QTI 1.2 as a question, as Canvas, Respondus, Blackboard and text2qti write it."""

from academy.importing import qti1_answers as answers_
from academy.importing.banks import Answers, Kind, ParsedQuestion
from academy.importing.gift_signs import NotTaken
from academy.importing.numbers import points
from academy.importing.qti1_texts import RESPONSES, said, stem
from academy.importing.qti_xml import Item
from academy.importing.xml_trees import Node

# The kinds that Canvas names itself, and ours for them.
_NAMED = {
    "calculated_question": "calculated",
    "fill_in_multiple_blanks_question": "gaps",
    "file_upload_question": "upload",
}
_DRAWN = {"response_xy": "hotspot", "response_grp": "graphicassociate"}
_PLACES = {"render_hotspot": "hotspot", "render_slider": "slider"}
_NUMBERS = frozenset(["decimal", "integer", "scientific"])


def question(item: Item, notes: list[str]) -> ParsedQuestion:
    """The question of an item; what had to be left out is added to `notes`.

    Raises NotTaken with the reason; of a kind that is not taken with its name.
    """
    node = item.node
    facts = _facts(node)
    presentation = node.first("presentation") or Node("presentation", {}, node.line)
    answers, is_folded = _answers(node, presentation, facts.get("question_type", ""), notes)
    text = stem(presentation)
    if not text.text:
        raise NotTaken("empty-text")
    if _has_other_feedback(node, answers):
        notes.append("feedback-left-out")
    return ParsedQuestion(
        line=node.line,
        title=node.fact("title"),
        text=text,
        answers=answers,
        feedback=said(node),
        category=item.category,
        id=node.fact("ident"),
        points=points(*(facts.get(each, "") for each in ("points_possible", "qmd_weighting"))),
        is_folded=is_folded,
        locale=next((each for each in ("kk", "ru") if node.fact("lang").lower()[:2] == each), ""),
    )


def _facts(item: Node) -> dict[str, str]:
    """The metadata of an item; of a name that is said twice the first counts."""
    found: dict[str, str] = {}
    for each in item.all("qtimetadatafield"):
        label, entry = each.first("fieldlabel"), each.first("fieldentry")
        if label and entry:
            found.setdefault(label.text.lower(), entry.text)
    return found


def _answers(item: Node, presentation: Node, named: str, notes: list[str]) -> tuple[Answers, bool]:
    asked = [each for each in presentation.all(*RESPONSES)]
    if kind := _not_taken(presentation, asked, named):
        raise NotTaken("kind-not-taken", kind=kind)
    if not asked:
        return Answers(Kind.DESCRIPTION), False
    if len(asked) > 1 or named == "matching_question":
        return answers_.matching(item, asked, notes), False
    if asked[0].name != "response_lid":
        return _written(item, asked[0], named)
    if asked[0].fact("rcardinality").lower() == "ordered":
        return answers_.ordering(item, asked[0]), False
    return answers_.choice(item, asked[0], notes), False


def _not_taken(presentation: Node, asked: list[Node], named: str) -> str:
    """The name of a kind that is not taken, or nothing."""
    drawn = [_DRAWN[each.name] for each in asked if each.name in _DRAWN]
    drawn += [_PLACES[each.name] for each in presentation.all(*_PLACES)]
    if named in _NAMED or drawn:
        return _NAMED.get(named) or drawn[0]
    are_lists = all(each.name == "response_lid" and each.first("material") for each in asked)
    is_matching = named in ("", "matching_question") and are_lists
    return "gaps" if len(asked) > 1 and not is_matching else ""


def _written(item: Node, asked: Node, named: str) -> tuple[Answers, bool]:
    """A word, a number or an essay: what is typed."""
    if named == "essay_question" or answers_.is_essay(item):
        return Answers(Kind.ESSAY), False
    field = asked.first("render_fib")
    type_ = field.fact("fibtype").lower() if field else ""
    is_number = asked.name == "response_num" or named == "numerical_question"
    if is_number or type_ in _NUMBERS or answers_.has_limits(item):
        return answers_.numbers(item, asked), False
    return answers_.words(item, asked)


def _has_other_feedback(item: Node, answers: Answers) -> bool:
    """Whether something is said after the question that is kept nowhere."""
    kept = {option.feedback.text for option in answers.options if option.feedback}
    general = said(item)
    kept |= {general.text} if general else set()
    texts = (said(item, each.fact("ident")) for each in item.all("itemfeedback"))
    return any(text is not None and text.text not in kept for text in texts)
