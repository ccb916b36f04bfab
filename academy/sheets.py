"""A plain table as a workbook: made in a worker process, opened safely by a spreadsheet."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from academy.cells import cell


def workbook(title: str, rows: Sequence[Sequence[object]]) -> bytes:
    """The rows as a sheet, the first of them its titles: `await tools.desk.run(workbook, …)`."""
    made = Workbook(write_only=True)
    sheet = made.create_sheet(title[:31])  # Excel's limit
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([cell(each) if isinstance(each, str) else each for each in row])
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()
