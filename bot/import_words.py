"""What an import says about a file, in words: where, and what of it. No aiogram."""

from academy.importing.report import Changed, Refused
from locales import Translator

_LONGEST_NAME = 60  # characters of a file inside a package; its end tells more than its folders


def told(t: Translator, one: Changed | Refused) -> str:
    """One thing that was mended or refused, with its place in the file or the package."""
    key = f"refused-{one.reason}" if isinstance(one, Refused) else f"changed-{one.what}"
    words = t.plain(f"import-{key}", **one.facts)
    return f"{place(t, one.line, str(one.facts.get('file', '')))}: {words}"


def place(t: Translator, line: int, file: str = "") -> str:
    """The line, or the whole file; of a package the file inside it is named."""
    if len(file) > _LONGEST_NAME:
        file = f"…{file[-_LONGEST_NAME:]}"
    if line and file:
        return t.plain("import-at-line-of-file", file=file, line=str(line))
    if line:
        return t.plain("import-at-line", line=str(line))
    return file or t.plain("import-whole-file")
