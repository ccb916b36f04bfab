"""Every act that the code notes in the audit log has words in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from academy import standing
from locales import LOCALES
from storage.tables.identity import StepKind
from storage.tables.problems import ProblemState
from storage.tables.requests import RequestState
from tests.conftest import WORDS

ROOT = Path(__file__).parents[2]
PUT_TOGETHER = {
    "identity-": [each for each in StepKind if each != StepKind.UNANSWERED],
    "request-": (RequestState.DONE, RequestState.DECLINED),
    "person-": sorted(standing.STATES),
    "problem-": [s.replace("_", "-") for s in ProblemState if s != ProblemState.OPEN],
}


def acts() -> Iterator[str]:
    """What stands as the act of every `audit.note(…)`."""
    for path in sorted([*ROOT.glob("academy/**/*.py"), *ROOT.glob("bot/**/*.py")]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.note":
                yield from named(node.args[2], path)


def named(act: ast.expr, path: Path) -> Iterator[str]:
    if isinstance(act, ast.IfExp):
        yield from named(act.body, path)
        yield from named(act.orelse, path)
    elif isinstance(act, ast.Constant):
        yield str(act.value)
    elif isinstance(act, ast.JoinedStr) and isinstance(act.values[0], ast.Constant):
        begin = str(act.values[0].value)
        assert begin in PUT_TOGETHER, f"{path}: say in this test how {ast.unparse(act)} ends"
        yield from (f"{begin}{end}" for end in PUT_TOGETHER[begin])
    else:
        pytest.fail(f"{path}: {ast.unparse(act)}: name the act where it is noted")


def test_every_act_has_words() -> None:
    found = set(acts())

    missing = [
        f"{locale}: audit-act-{act}"
        for act in sorted(found)
        for locale in LOCALES
        if not WORDS[locale].has(f"audit-act-{act}")
    ]
    assert len(found) > 20
    assert missing == []


def test_no_act_has_words_that_nobody_notes() -> None:
    text = (ROOT / "locales/ru/audits.ftl").read_text("utf-8")
    worded = {
        line.split(" =")[0].removeprefix("audit-act-")
        for line in text.splitlines()
        if line.startswith("audit-act-")
    }

    assert worded - set(acts()) == set()
