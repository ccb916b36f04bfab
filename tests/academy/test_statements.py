"""The digital trace as xAPI: every kind of line is a statement that a store takes."""

import json
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from academy.statements import Line, Place, duration, statement
from academy.vocabulary import ACTIVITIES, VERBS
from storage.tables.columns import Bilingual
from storage.tables.trace import Thing, Verb

HOME = "https://academy.example.kz"
DOCS = Path(__file__).parents[2] / "docs" / "trace.md"
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "xapi"
NAME = Bilingual(kk="Ағымдағы бақылау 1", ru="Текущий контроль 1")


@cache
def store() -> Callable[..., Any]:
    """An independent judge of statements."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the judge's own imports are old
        from ralph.models.xapi.base.statements import BaseXapiStatement
    judge: Callable[..., Any] = BaseXapiStatement
    return judge


def line(
    verb: Verb = Verb.COMPLETED,
    thing: Thing = Thing.QUIZ,
    *,
    number: int = 1,
    result: dict[str, Any] | None = None,
) -> Line:
    return Line(
        number=number,
        at=datetime(2026, 9, 14, 5, 0, tzinfo=UTC),
        person="p-7f3a19",
        verb=verb,
        thing=thing,
        thing_number=7,
        name=NAME,
        discipline=Place(12, Bilingual(kk="Азаматтық іс жүргізу", ru="Гражданский процесс")),
        result=result or {},
    )


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("thing", Thing)
def test_every_kind_of_line_is_accepted(verb: Verb, thing: Thing) -> None:
    result = {"points": 17, "max": 20, "success": True, "seconds": 1200.5, "tries": 2}

    written = statement(line(verb, thing, result=result), HOME)

    store()(**written)
    json.dumps(written)


def test_the_judge_does_refuse_what_is_no_statement() -> None:
    written = statement(line(), HOME)
    del written["actor"]["account"]

    with pytest.raises(ValueError, match="actor"):
        store()(**written)


def test_a_bare_line_is_accepted_and_has_no_empty_fields() -> None:
    written = statement(
        Line(1, datetime(2026, 9, 14, tzinfo=UTC), "p-1", Verb.OPENED, Thing.MATERIAL, 301), HOME
    )

    store()(**written)
    assert "result" not in written
    assert "name" not in written["object"]["definition"]
    assert "grouping" not in written["context"]["contextActivities"]


def test_the_shape_is_that_of_the_recommended_statements() -> None:
    path = SAMPLES / "recommended_statements.jsonl"
    if not path.exists():
        pytest.skip("needs ../shared")
    samples = [json.loads(row) for row in path.read_text("utf-8").splitlines()]
    sample = next(one for one in samples if one["verb"]["id"].endswith("/completed"))

    written = statement(line(result={"points": 17, "max": 20, "seconds": 1200}), HOME)

    assert written.keys() == sample.keys()
    assert written["actor"] == sample["actor"]
    assert written["verb"] == sample["verb"]
    assert written["result"] == sample["result"]
    assert written["object"]["definition"] == sample["object"]["definition"]
    grouping = written["context"]["contextActivities"]["grouping"]
    assert grouping == sample["context"]["contextActivities"]["grouping"]


def test_the_same_line_has_the_same_id_and_another_line_or_academy_another() -> None:
    first = statement(line(number=1), HOME)

    assert first == statement(line(number=1), HOME + "/")
    assert first["id"] != statement(line(number=2), HOME)["id"]
    assert first["id"] != statement(line(number=1), "https://other.example.kz")["id"]


def test_the_hour_is_that_of_the_learner() -> None:
    assert statement(line(), HOME)["timestamp"] == "2026-09-14T10:00:00+05:00"


def test_an_answer_names_its_kind_and_its_quiz() -> None:
    asked = Line(
        number=1,
        at=datetime(2026, 9, 14, tzinfo=UTC),
        person="p-1",
        verb=Verb.ANSWERED,
        thing=Thing.QUESTION,
        thing_number=3,
        quiz_number=7,
        result={"kind": "several", "points": 0.5, "max": 1, "response": "1[,]3"},
    )

    written = statement(asked, HOME)

    store()(**written)
    assert written["object"]["definition"]["interactionType"] == "choice"
    assert written["context"]["contextActivities"]["parent"][0]["id"] == f"{HOME}/xapi/quiz/7"
    assert written["result"]["score"] == {"raw": 0.5, "min": 0, "max": 1, "scaled": 0.5}


def test_points_below_zero_stay_within_the_score() -> None:
    written = statement(line(result={"points": -1, "max": 2}), HOME)

    store()(**written)
    assert written["result"]["score"] == {"raw": -1, "min": -1, "max": 2, "scaled": -0.5}


def test_other_facts_become_extensions_of_the_academy() -> None:
    written = statement(line(Verb.IDENTIFIED, Thing.CHECK, result={"decided_by": "rule"}), HOME)

    assert written["result"] == {"extensions": {f"{HOME}/xapi/facts/decided_by": "rule"}}


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (timedelta(), "PT0S"),
        (timedelta(seconds=25.5), "PT25.5S"),
        (timedelta(minutes=20), "PT20M"),
        (timedelta(hours=1, minutes=28), "PT1H28M"),
        (timedelta(days=1, seconds=1.234), "PT24H1.23S"),
    ],
)
def test_durations_are_written_as_xapi_asks(length: timedelta, written: str) -> None:
    assert duration(length) == written


def test_the_vocabulary_has_every_verb_and_thing_and_the_page_names_them() -> None:
    page = DOCS.read_text("utf-8")

    assert set(VERBS) == set(Verb)
    assert set(ACTIVITIES) == set(Thing)
    for verb, word in VERBS.items():
        assert f"`{verb}` | `{word.address}` | {word.en} | {word.kk} | {word.ru} |" in page
    for thing, activity in ACTIVITIES.items():
        assert f"`{thing}` | `{activity.address}` | `/xapi/{activity.path}/" in page
