"""QTI as programs write it: items, packages; for tests that need one of their own."""

from academy.importing.banks import Bank, ParsedQuestion
from academy.importing.qti import bank

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
_RULE = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"


def item(inside: str, *, declared: str = "", rules: str = "match_correct", more: str = "") -> str:
    """An item of QTI 2.1; `rules` is the name of a template, or the rules themselves."""
    if not rules.startswith("<"):
        rules = f'<responseProcessing template="{_RULE}/{rules}"/>'
    return (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1"'
        f' title="T">{declared}<itemBody>{inside}</itemBody>{rules}{more}</assessmentItem>'
    )


def response(
    *right: str, cardinality: str = "single", base: str = "identifier", more: str = ""
) -> str:
    values = "".join(f"<value>{each}</value>" for each in right)
    correct = f"<correctResponse>{values}</correctResponse>" if right else ""
    return (
        f'<responseDeclaration identifier="R" cardinality="{cardinality}" baseType="{base}">'
        f"{correct}{more}</responseDeclaration>"
    )


def mapping(facts: str = "", **points: float) -> str:
    entries = "".join(
        f'<mapEntry mapKey="{key}" mappedValue="{worth}" {facts}/>' for key, worth in points.items()
    )
    return f"<mapping>{entries}</mapping>"


def choices(*words: str, tag: str = "choiceInteraction") -> str:
    """Answers A, B, C … with these words."""
    inside = "".join(
        f'<simpleChoice identifier="{letter}">{each}</simpleChoice>'
        for letter, each in zip("ABCDEFGH", words, strict=False)
    )
    return f'<p>Q</p><{tag} responseIdentifier="R">{inside}</{tag}>'


def old_item(presentation: str, rules: str = "", *, more: str = "", facts: str = "") -> str:
    """A file of QTI 1.2 with one item."""
    return (
        f'<questestinterop><item ident="i1" title="T" {facts}>{more}<presentation>{presentation}'
        f"</presentation><resprocessing>{rules}</resprocessing></item></questestinterop>"
    )


def old_text(words: str, kind: str = "text/plain") -> str:
    return f'<material><mattext texttype="{kind}">{words}</mattext></material>'


def old_choices(
    *words: str, cardinality: str = "Single", ident: str = "R", material: str = ""
) -> str:
    labels = "".join(
        f'<response_label ident="{letter}">{old_text(each)}</response_label>'
        for letter, each in zip("ABCDEFGH", words, strict=False)
    )
    return (
        f'<response_lid ident="{ident}" rcardinality="{cardinality}">{material}'
        f"<render_choice>{labels}</render_choice></response_lid>"
    )


def old_rule(condition: str, points: float = 100, action: str = "Set") -> str:
    return (
        f"<respcondition><conditionvar>{condition}</conditionvar>"
        f'<setvar action="{action}">{points}</setvar></respcondition>'
    )


def equal(value: str, ident: str = "R") -> str:
    return f'<varequal respident="{ident}">{value}</varequal>'


def read(text: str) -> Bank:
    return bank(text.encode(), "questions.xml")


def only(text: str) -> ParsedQuestion:
    found = read(text)
    assert found.refused == ()
    assert found.refusal is None
    [question] = found.questions
    return question


def reason(text: str) -> str:
    """Why the only question is refused."""
    [refused] = read(text).refused
    return refused.reason
