"""Names as people type them: without Kazakh letters, without ё, in any case (glossary, 10.9)."""

import re

_LOOK_ALIKE = str.maketrans("әғқңөұүһіё", "агкноуухие")
_SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """The form names are compared in: «Әйгерім» and «айгерим» are the same."""
    return _SPACES.sub(" ", text.casefold().translate(_LOOK_ALIKE)).strip()
