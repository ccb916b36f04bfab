"""Tables in a message: columns under each other where a phone is wide enough, else lines."""

from academy.importing.runs import PRE, Page, Run

_BETWEEN = " | "
_WIDEST = 34  # letters of one width in a line of a small phone


def show_table(rows: list[list[list[Run]]], page: Page) -> None:
    """Write the cells onto the page, preformatted if they are narrow and of one line each."""
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    page.end_paragraph()
    texts = [["".join(run.text for run in cell) for cell in row] for row in rows]
    widths = _widths(texts)
    is_narrow = sum(widths) + len(_BETWEEN) * (len(widths) - 1) <= _WIDEST
    is_flat = not any("\n" in text for row in texts for text in row)
    if is_narrow and is_flat and len(rows) > 1 and len(widths) > 1:
        lines = [_aligned(row, widths) for row in texts]
        page.write_lines("\n".join(lines), frozenset([PRE]))
    else:
        _write_lines(rows, page)
    page.end_paragraph()


def _widths(texts: list[list[str]]) -> list[int]:
    columns = max(len(row) for row in texts)
    return [
        max((len(row[at]) for row in texts if at < len(row)), default=0) for at in range(columns)
    ]


def _aligned(row: list[str], widths: list[int]) -> str:
    cells = (text.ljust(width) for text, width in zip(row, widths, strict=False))
    return _BETWEEN.join(cells).rstrip()


def _write_lines(rows: list[list[list[Run]]], page: Page) -> None:
    for row in rows:
        page.end_line()
        for number, cell in enumerate(row):
            if number:
                page.write(_BETWEEN)
            page.copy(cell)
