"""Which format of question banks a text is in: what stands in it tells, and only then its name."""

import re
from pathlib import PurePath

from academy.importing import aiken, aiken_letters, gift, mytestx, question_tables, tags

MOODLE_XML = "moodle-xml"
QTI = "qti"

_ENDINGS = {
    ".gift": gift.FORMAT,
    ".aiken": aiken.FORMAT,
    ".csv": question_tables.FORMAT,
    ".tsv": question_tables.FORMAT,
}
_MOODLE_ROOT = "quiz"
_QTI_ROOTS = re.compile(r"questestinterop|assessment\w+|qti-[\w-]+|manifest", re.IGNORECASE)
_UNSEEN = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_GIFT = re.compile(
    r"^\s*(?:::|\$CATEGORY:)|(?<!\\)\{\s*(?:[=~#>}]|(?:T|F|TRUE|FALSE)\s*[#}])",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 20_000  # letters in which an XML file shows its root
_LINES = 20_000  # in which a text shows what it is
_TABLE_LINES = 200


def text_format(text: str, name: str) -> str:
    """The name of the format; empty where nothing tells it."""
    head = text[:_HEAD].lstrip()
    if head.startswith("<") and (root := _root(head)):
        if root == _MOODLE_ROOT:
            return MOODLE_XML
        if _QTI_ROOTS.fullmatch(root):
            return QTI
    lines = text.split("\n", _LINES)[:_LINES]
    return _of_tags(text) or _of_lines(lines) or _of_name(name)


def _root(head: str) -> str:
    found = _ROOT.search(_UNSEEN.sub("", head))
    return found[1] if found else ""


def _of_tags(text: str) -> str:
    seen = {found[2].lower()[:1] for found in tags.TAG.finditer(text[: 10 * _HEAD])}
    return tags.FORMAT if "q" in seen and len(seen) > 1 else ""


def _of_lines(lines: list[str]) -> str:
    if question_tables.has_questions(question_tables.of_text("\n".join(lines[:_TABLE_LINES]))):
        return question_tables.FORMAT
    text = "\n".join(lines)
    if _GIFT.search(text):
        return gift.FORMAT
    options = sum(aiken_letters.option(line) is not None for line in lines)
    if options and any(aiken_letters.answer(line) is not None for line in lines):
        return aiken.FORMAT
    return mytestx.FORMAT if _is_mytestx(lines) else ""


def _is_mytestx(lines: list[str]) -> bool:
    signs = {line.lstrip()[:1] for line in lines}
    return "#" in signs and "+" in signs


def _of_name(name: str) -> str:
    endings = [ending.lower() for ending in PurePath(name).suffixes]
    return next((_ENDINGS[ending] for ending in endings if ending in _ENDINGS), "")
