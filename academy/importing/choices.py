"""Choices of formats that only say which options are right: the shares of the point are ours."""

from collections.abc import Sequence

from academy.importing.banks import Answers, Kind, Option
from academy.importing.gift_signs import NotTaken
from academy.importing.texts import Text

_FULL = 100.0
_DIGITS = 5  # as in the grades of Moodle's own forms: 33.33333


def choice(options: Sequence[tuple[Text, bool]], *, is_several: bool = False) -> Answers:
    """One choice where one option is right, several where more are, or where it is asked for.

    Of several, the right ones share the point, and the wrong ones together take it back: who ticks
    everything has nothing. Raises NotTaken (too-few-options, empty-option, no-right-answer).
    """
    if len(options) < 2:
        raise NotTaken("too-few-options", options=len(options))
    if not all(text.plain or text.has_picture for text, _ in options):
        raise NotTaken("empty-option")
    right = sum(is_right for _, is_right in options)
    if not right:
        raise NotTaken("no-right-answer")
    is_single = right == 1 and not is_several
    gain = round(_FULL / right, _DIGITS)
    loss = 0.0 if is_single or right == len(options) else -_FULL / (len(options) - right)
    return Answers(
        Kind.ONE_CHOICE if is_single else Kind.SEVERAL,
        tuple(
            Option(text, gain if is_right else round(loss, _DIGITS)) for text, is_right in options
        ),
    )
