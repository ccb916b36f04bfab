"""Everything that is said of QTI files has words in both languages, with the facts it carries."""

import pytest

from academy.importing.qti import bank
from bot import import_words
from locales import LOCALES, Translator
from tests.academy.importing.qti import choices, item, response
from tests.academy.importing.test_qti2 import OTHERS
from tests.academy.importing.workbooks import zipped

_GAP = '<textEntryInteraction responseIdentifier="R"/>'
_FLOAT = response("x", base="float")
TEXTS = [
    *(item(f"Q<{name}Interaction/>") for name in OTHERS),
    *(item(choices(*words), declared=response("A")) for words in (("a", "b", ""), ("a",), ("",))),
    item(choices("a", "b"), declared=response("A", cardinality="multiple")),
    *(item(_GAP * 2), item(_GAP, declared=_FLOAT), item("<math>x</math>&nbsp;")),
    item(_GAP, declared=response("&amp;#1179;", base="string")),
    item("Q<img src='1'/>", more="<modalFeedback>x</modalFeedback>"),
    *("<!DOCTYPE a [<!ENTITY b '1'>]><a/>", "<a>", "<assessmentItem>"),
]  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_fit_the_facts(locale: str) -> None:
    t = Translator(locale)
    test = "<assessmentItemRef href='x.xml'/>"
    reports = [bank(zipped({"тест.xml": text, "t.xml": test}), "x.zip") for text in TEXTS]

    told = {import_words.told(t, one) for report in reports for one in report.changed}
    told |= {import_words.told(t, one) for report in reports for one in report.refused}

    assert len(told) > len(OTHERS) + 10
    assert all(
        text.startswith(("тест.xml", "x.xml")) and "{" not in text and "import-" not in text
        for text in told
    )
    named = [text for text in told if any(f": {kind.lower()}" in text for kind in OTHERS)]
    assert named == []  # every kind has a name in words
