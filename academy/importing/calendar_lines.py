"""The lines of an .ics file before a library reads them: numbers kept, clocks of Kazakhstan set.

Since 1 March 2024 the whole country is at UTC+5. Outlook's "Central Asia Standard Time" and many
exported blocks of Asia/Almaty still say +06:00; the local hour is what the author meant.
"""

import re
from dataclasses import dataclass, field

from academy.importing.report import Changed, Refused

ALMATY = "Asia/Almaty"

_ALMATY_NAMES = frozenset([ALMATY, "Asia/Astana", "Asia/Qostanay", "Central Asia Standard Time"])
_TZID = re.compile(r'(;TZID=)("[^"]*"|[^:;"]*)', re.IGNORECASE)
_ZONE_NAME = re.compile(r"TZID(?:;[^:]*)?:(.*)", re.IGNORECASE)
_STALE_OFFSET = re.compile(r"TZOFFSETTO(?:;[^:]*)?:\+0600", re.IGNORECASE)


@dataclass
class CalendarLines:
    """Unfolded lines with the numbers at which they began, and what was mended or lost in them."""

    lines: list[tuple[int, str]]
    changed: list[Changed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\r\n".join(line for _, line in self.lines) + "\r\n"

    @property
    def event_lines(self) -> list[int]:
        return [number for number, line in self.lines if _is(line, "BEGIN:VEVENT")]


def calendar_lines(text: str) -> CalendarLines:
    """The lines as they can be read: cut off where the file breaks off, stale clocks mended."""
    read = CalendarLines(_unfolded(text))
    _cut_off(read)
    _set_clocks(read)
    return read


def _is(line: str, words: str) -> bool:
    return line.strip().upper() == words


def _unfolded(text: str) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line[:1] in (" ", "\t") and lines:
            lines[-1] = (lines[-1][0], lines[-1][1] + line[1:])
        elif line.strip():
            lines.append((number, line))
    return lines


def _cut_off(read: CalendarLines) -> None:
    """A download that broke off keeps its whole events; the one that was cut is refused."""
    if not read.lines or _is(read.lines[-1][1], "END:VCALENDAR"):
        return
    ends = [at for at, (_, line) in enumerate(read.lines) if _is(line, "END:VEVENT")]
    begins = [at for at, (_, line) in enumerate(read.lines) if _is(line, "BEGIN:VEVENT")]
    if not begins or any(_is(line, "END:VCALENDAR") for _, line in read.lines):
        return
    last_whole = ends[-1] if ends else begins[0] - 1
    cut = [read.lines[at][0] for at in begins if at > last_whole]
    read.changed.append(Changed(read.lines[-1][0], "cut-off"))
    read.refused += [Refused(number, "cut-off") for number in cut]
    read.lines = [*read.lines[: last_whole + 1], (read.lines[-1][0], "END:VCALENDAR")]


def _set_clocks(read: CalendarLines) -> None:
    kept: list[tuple[int, str]] = []
    block: list[tuple[int, str]] = []
    for number, line in read.lines:
        if block or _is(line, "BEGIN:VTIMEZONE"):
            block.append((number, line))
        else:
            kept.append((number, _TZID.sub(_almaty, line)))
        if block and _is(line, "END:VTIMEZONE"):
            kept += _zone(block, read.changed)
            block = []
    read.lines = kept + block


def _zone(block: list[tuple[int, str]], changed: list[Changed]) -> list[tuple[int, str]]:
    """The block itself, or nothing where our own tables know the clock better."""
    names = [found[1].strip() for _, line in block if (found := _ZONE_NAME.match(line))]
    if not names or names[0] not in _ALMATY_NAMES:
        return block
    if any(_STALE_OFFSET.match(line) for _, line in block):
        changed.append(Changed(block[0][0], "stale-time-zone", {"zone": names[0]}))
    return []


def _almaty(found: re.Match[str]) -> str:
    return found[1] + ALMATY if found[2].strip('"') in _ALMATY_NAMES else found[0]
