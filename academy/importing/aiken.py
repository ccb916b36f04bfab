"""Question banks in Aiken, read with more patience than Moodle's; every loss is told."""

from dataclasses import dataclass, field

from academy.importing import aiken_letters as signs
from academy.importing.banks import Bank, ParsedQuestion
from academy.importing.choices import choice
from academy.importing.decoding import decoded
from academy.importing.gathering import Gathered
from academy.importing.gift_signs import NotTaken
from academy.importing.report import Refused
from academy.importing.roster_letters import folded, shortened
from academy.importing.texts import Text, TextFormat

FORMAT = "aiken"


def bank(data: bytes) -> Bank:
    """The bank of an Aiken file. Never raises on any bytes: what cannot be read is in the report.

    Options may be `A)`, `A.`, `a)` or in Cyrillic, several letters may be right, questions and
    options may go over several lines. A question is told of by the line where it begins.
    """
    read = decoded(data)
    if isinstance(read, Refused):
        return Bank(format=FORMAT, refusal=read)
    reader = _Reader()
    for number, line in enumerate(read.text.split("\n"), start=1):
        reader.take(number, line.strip())
    reader.end()
    return reader.gathered.bank(FORMAT, read.changed)


@dataclass
class _Option:
    sign: str
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass
class _Question:
    line: int
    lines: list[str] = field(default_factory=list)
    options: list[_Option] = field(default_factory=list)
    is_after_blank: bool = False

    def has(self, sign: str) -> bool:
        return any(signs.letter(each.sign) == signs.letter(sign) for each in self.options)


class _Reader:
    """Walks down the lines once; `gathered` is what it found."""

    def __init__(self) -> None:
        self.gathered = Gathered()
        self._open: _Question | None = None

    def take(self, number: int, line: str) -> None:
        answer, option = signs.answer(line), signs.option(line)
        if not line:
            self._blank()
        elif answer is not None:
            self._answer(number, *answer)
        elif option is not None and self._is_option(option[0]):
            self._option(number, line, *option)
        else:
            self._text(number, line)

    def end(self) -> None:
        """What is still open has no answer line."""
        if self._open is not None:
            reason = "no-answer-line" if self._open.lines else "empty-text"
            self._refuse(self._open.line, NotTaken(reason))

    def _blank(self) -> None:
        if self._open is None:
            return
        self._open.is_after_blank = True
        if not self._open.lines:
            self.end()

    def _is_option(self, sign: str) -> bool:
        """A line that begins like an option is one where a letter is due that is not yet there."""
        if self._open is None or not self._open.options:
            return signs.is_first(sign)
        return not self._open.has(sign) or signs.is_first(sign)

    def _option(self, number: int, line: str, sign: str, text: str) -> None:
        question = self._open or _Question(number)
        if question.has(sign):
            question = self._first_again(number, question, line)
        elif signs.is_lookalike(sign):
            self.gathered.note_once(question.line, "cyrillic-letters")
        question.options.append(_Option(sign, [text]))
        question.is_after_blank = False
        self._open = question

    def _first_again(self, number: int, question: _Question, line: str) -> _Question:
        """A second «A)»: the first was text («А. Байтұрсынов …»), or an answer line is missing."""
        if len(question.options) == 1:
            only = question.options.pop()
            question.lines.append(f"{only.sign}. {only.text}")
            return question
        self.end()
        return _Question(number)

    def _text(self, number: int, line: str) -> None:
        question = self._open
        if question is not None and question.options and question.is_after_blank:
            self.end()
            question = None
        if question is None:
            question = self._open = _Question(number)
        if question.options:
            question.options[-1].lines.append(line)
            self.gathered.note(number, "option-goes-on")
            return
        if question.lines and question.is_after_blank:
            question.lines.append("")
            self.gathered.note(number, "blank-line-in-question")
        question.lines.append(line)
        question.is_after_blank = False

    def _answer(self, number: int, named: str, is_plain: bool) -> None:
        question, self._open = self._open, None
        try:
            if question is None:
                raise NotTaken("answer-without-question")
            if not question.lines:
                raise NotTaken("empty-text")
            self.gathered.take(self._question(question, named))
        except NotTaken as why:
            self._refuse(question.line if question else number, why)
        else:
            if not is_plain:
                self.gathered.note_once(question.line, "answer-words")

    def _question(self, question: _Question, named: str) -> ParsedQuestion:
        right = _right(question, named)
        if len(right) > 1:
            self.gathered.note_once(question.line, "several-right")
        return ParsedQuestion(
            line=question.line,
            title="",
            text=Text("\n".join(question.lines).strip(), TextFormat.PLAIN),
            answers=choice(
                [
                    (Text(each.text, TextFormat.PLAIN), at in right)
                    for at, each in enumerate(question.options)
                ]
            ),
        )

    def _refuse(self, line: int, why: NotTaken) -> None:
        self.gathered.refuse(line, why)
        self._open = None


def _right(question: _Question, named: str) -> set[int]:
    """The places of the right options, named by letters or by the words of one option."""
    if len(question.options) < 2:
        raise NotTaken("too-few-options", options=len(question.options))
    if not named:
        raise NotTaken("no-right-answer")
    places = {signs.letter(each.sign): at for at, each in enumerate(question.options)}
    spoken = [at for at, each in enumerate(question.options) if folded(each.text) == folded(named)]
    for letters in (signs.letters(named), signs.packed(named)):
        if letters and all(each in places for each in letters):
            return {places[each] for each in letters}
        if len(spoken) == 1:
            return set(spoken)
    raise NotTaken("unknown-answer", answer=shortened(named))
