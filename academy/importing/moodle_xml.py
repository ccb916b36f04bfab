"""Question banks in Moodle XML, read with patience; every loss is told with its line."""

from dataclasses import replace

from academy.importing.banks import Bank, Kind, Option, Pair, ParsedQuestion
from academy.importing.decoding import decoded
from academy.importing.gift_blocks import category_path
from academy.importing.gift_signs import NotTaken
from academy.importing.languages import in_languages
from academy.importing.moodle_xml_answers import formatted, parsed_answers
from academy.importing.moodle_xml_nodes import inner, read, said
from academy.importing.moodle_xml_pictures import Gallery
from academy.importing.pictures import decoded_bytes
from academy.importing.question_tags import marks
from academy.importing.report import Changed, Refused
from academy.importing.texts import Text, TextFormat
from academy.importing.xml_trees import Node, mended

FORMAT = "moodle-xml"


def bank(data: bytes) -> Bank:
    """The bank of a Moodle XML file. Never raises on any bytes: losses are in the report."""
    written = decoded(data)
    if isinstance(written, Refused):
        return Bank(format=FORMAT, refusal=written)
    text, names = mended(written.text)
    notices = [
        Changed(line, "html-entity", {"entity": f"&{name};"}) for name, line in names.items()
    ]
    taker = _Taker()
    broken = read(text, taker.take)
    refused = [*taker.refused, *([broken] if broken is not None and taker.found else [])]
    found = len(taker.questions) + len(refused)
    return Bank(
        format=FORMAT,
        found=found,
        questions=tuple(taker.questions),
        categories=tuple(taker.categories),
        changed=tuple(
            sorted([*written.changed, *notices, *taker.changed], key=lambda each: each.line)
        ),
        refused=tuple(refused),
        refusal=None if found else broken or Refused(0, "no-questions"),
    )


class _Taker:
    """Takes one element after the other."""

    def __init__(self) -> None:
        self.questions: list[ParsedQuestion] = []
        self.categories: list[str] = []
        self.refused: list[Refused] = []
        self.changed: list[Changed] = []
        self._category = ""

    @property
    def found(self) -> int:
        return len(self.questions) + len(self.refused)

    def take(self, node: Node) -> None:
        kind = node.fact("type").lower()
        if kind == "category":
            self._open_category(said(node, "category"))
            return
        try:
            question, changed = _question(node, kind)
        except NotTaken as why:
            self.refused.append(Refused(node.line, why.reason, why.facts))
        else:
            self.questions.append(replace(question, category=self._category))
            if question.twin is not None:
                twin = replace(question.twin, category=self._category)
                self.questions[-1] = replace(self.questions[-1], twin=twin)
            self.changed += changed

    def _open_category(self, path: str) -> None:
        self._category = category_path(path)
        if self._category not in self.categories:
            self.categories.append(self._category)


def _question(node: Node, kind: str) -> tuple[ParsedQuestion, list[Changed]]:
    answers, what = parsed_answers(node, kind)
    title = said(node, "name")
    own = marks(inner(tag) for tags in node.children("tags") for tag in tags.children("tag"))
    feedback = formatted(node.child("generalfeedback"))
    shown = ParsedQuestion(
        line=node.line,
        title=title,
        text=formatted(node.child("questiontext")),
        answers=answers,
        feedback=feedback if feedback.text else None,
        id=said(node, "idnumber"),
        tags=own.tags,
        points=_points(said(node, "defaultgrade")),
        level=own.level,
        is_folded=answers.kind == Kind.SHORT and said(node, "usecase") not in ("1", "true"),
    )
    question, notices = _with_pictures(shown, node)
    if not question.text.plain:
        if not title:
            raise NotTaken("empty-text")
        question = replace(question, text=Text(title, TextFormat.PLAIN))
        what = [*what, "title-as-text"]
    changed = [Changed(node.line, key) for key in what]
    return in_languages(question), [*changed, *notices]


def _points(written: str) -> float | None:
    try:
        points = float(written.replace(",", "."))
    except ValueError:
        return None
    return points if 0 < points < 10_000 else None


def _with_pictures(question: ParsedQuestion, node: Node) -> tuple[ParsedQuestion, list[Changed]]:
    """The pictures of its text and answers; those of feedback would tell the answer too early."""
    own = [*node.children("questiontext"), *node.children("image_base64")]
    places = [*own, *node.children("answer", "subquestion")]
    files = {name: content for place in places for name, content in _files(place, node)}
    gallery = Gallery(files)
    text, answers = question.text, question.answers
    taken = replace(
        question,
        text=replace(text, text=gallery.take(text.text)),
        answers=replace(
            answers,
            options=tuple(_option(each, gallery) for each in answers.options),
            pairs=tuple(_pair(each, gallery) for each in answers.pairs),
        ),
    )
    notices = []
    for name in [name for place in own for name, _ in _files(place, node)]:
        if not gallery.add(name):
            notices.append(Changed(node.line, "file-left-out", {"file": name[:80]}))
    if gallery.has_missing or (said(node, "image") and not said(node, "image_base64")):
        notices.append(Changed(node.line, "picture-left-out"))
    return replace(taken, pictures=tuple(gallery.pictures)), notices


def _files(place: Node, question: Node) -> list[tuple[str, bytes]]:
    """The files in an element; the old tag for a picture stands beside its name."""
    if place.name == "image_base64":
        return [(said(question, "image") or "picture", decoded_bytes(place.words))]
    return [
        (each.facts.get("name") or "picture", decoded_bytes(each.words))
        for each in place.children("file")
    ]


def _option(option: Option, gallery: Gallery) -> Option:
    """An answer that is nothing but a picture is called by the name of its file."""
    words = replace(option.text, text=gallery.take(option.text.text))
    if option.text.has_picture and not words.plain:
        if not gallery.pictures:
            raise NotTaken("empty-option")
        words = Text(f"[{gallery.pictures[-1].name}]", TextFormat.PLAIN)
    return replace(option, text=words)


def _pair(pair: Pair, gallery: Gallery) -> Pair:
    return replace(pair, left=replace(pair.left, text=gallery.take(pair.left.text)))
