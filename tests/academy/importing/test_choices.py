"""What answers earn: the same in every format that can say the same."""

import pytest

from academy.importing.choices import equal_shares
from academy.importing.question_files import questions
from tests.academy.importing.qti import choices, item, response

AIKEN = "Q\nA) a\nB) b\nC) c\nANSWER: A, B"
TAGS = "<question>Q<variantright>a<variantright>b<variant>c"
TABLE = "Вопрос;A;B;C;Правильный ответ\nQ;a;b;c;A, B"
QTI = item(choices("a", "b", "c"), declared=response("A", "B", cardinality="multiple"))
ORDERS = (
    "Вопрос;Вид;A;B;C\nQ;порядок;a;b;c",
    "Q {>a\nb\nc}",
    '<quiz><question type="ordering"><questiontext><text>Q</text></questiontext>'
    + "".join(f"<answer><text>{each}</text></answer>" for each in "abc")
    + "</question></quiz>",
    item(
        choices("a", "b", "c", tag="orderInteraction"),
        declared=response("A", "B", "C", cardinality="ordered"),
    ),
)


def weights(text: str) -> list[float]:
    read = questions(text.encode(), "q.gift")
    assert read.refused == ()
    [question] = read.questions
    return [option.weight for option in question.answers.options]


@pytest.mark.parametrize("text", [AIKEN, TAGS, TABLE, QTI])
def test_right_and_wrong_of_any_format_earn_the_same(text: str) -> None:
    assert weights(text) == [50.0, 50.0, -100.0]


@pytest.mark.parametrize("text", ORDERS)
def test_places_in_an_order_have_no_weight_of_their_own_in_any_format(text: str) -> None:
    assert weights(text) == [100.0, 100.0, 100.0]


@pytest.mark.parametrize(
    "given", [("33", "33", "33"), ("33", "33.33", "33.33"), ("14.29",) * 7, ("14.3",) * 7]
)
def test_rounded_weights_are_taken_from_gift_and_moodle_alike(given: tuple[str, ...]) -> None:
    gift = "Q {" + "".join(f"~%{each}%{at}" for at, each in enumerate(given)) + "~no}"
    answers = "".join(
        f'<answer fraction="{each}"><text>{at}</text></answer>'
        for at, each in enumerate((*given, "0"))
    )
    xml = (
        '<quiz><question type="multichoice"><single>false</single><questiontext><text>Q</text>'
        f"</questiontext>{answers}</question></quiz>"
    )

    assert weights(gift) == weights(xml) == [*map(float, given), 0.0]


@pytest.mark.parametrize(
    ("rights", "shares"),
    [
        ([True, False, False], [100.0, -50.0, -50.0]),
        ([True, True, True], [33.33333] * 3),
        ([True, False, True, False], [50.0, -50.0, 50.0, -50.0]),
    ],
)
def test_who_ticks_everything_has_nothing(rights: list[bool], shares: list[float]) -> None:
    assert equal_shares(rights) == shares
