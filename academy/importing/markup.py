"""Runs into the few tags a messenger knows, and such a text back into an author's."""

import html
import re
from collections.abc import Iterable, Iterator

from academy.importing.runs import BLOCK, CODE, LINK, PRE, Page, Run, merged

FORMULA = re.compile(r"\\\(.{1,300}?\\\)|\\\[.{1,300}?\\\]|\$\$.{1,300}?\$\$")
_CODE = re.compile(r"<code>([^<]*)</code>")
_ORDER = (BLOCK, LINK.strip(), "b", "i", "u", "s", CODE, PRE)  # the outermost first


def with_formulas(runs: list[Run]) -> list[Run]:
    r"""Formulas (\(…\), \[…\], $$…$$ within a line) as code, so that nothing in them is folded."""
    text = "".join(run.text for run in runs)
    spans = [found.span() for found in FORMULA.finditer(text)]
    if not spans:
        return runs
    page = Page()
    page.copy(_cut(runs, spans))
    return page.runs


def _cut(runs: list[Run], spans: list[tuple[int, int]]) -> Iterator[Run]:
    """The runs with code at these places; what is preformatted already stays."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        at = start
        for left, right in spans if PRE not in run.styles else []:
            left, right = max(left, at), min(right, end)
            if left < right:
                yield Run(run.text[at - start : left - start], run.styles)
                yield Run(run.text[left - start : right - start], run.styles & {BLOCK} | {CODE})
                at = right
        yield Run(run.text[at - start :], run.styles)
        start = end


def tagged(runs: Iterable[Run]) -> str:
    """The runs with their tags, properly nested and escaped; empty where there is no style."""
    shown = [run for run in merged(runs) if run.text]
    if not any(run.styles for run in shown):
        return ""
    parts: list[str] = []
    opened: list[str] = []
    for run in [*shown, Run("")]:
        wanted = sorted(run.styles, key=lambda style: _ORDER.index(style.split(" ")[0]))
        kept = 0
        while kept < min(len(opened), len(wanted)) and opened[kept] == wanted[kept]:
            kept += 1
        parts += [f"</{style.split(' ')[0]}>" for style in reversed(opened[kept:])]
        parts += [_opening(style) for style in wanted[kept:]]
        parts.append(html.escape(run.text, quote=False))
        opened = wanted
    return "".join(parts)


def _opening(style: str) -> str:
    tag, _, address = style.partition(" ")
    return f'<a href="{html.escape(address)}">' if address else f"<{tag}>"


def authored(markup: str) -> str:
    """The text of `tagged` as an author writes it in lines of Moodle's: formulas are bare again."""
    return _CODE.sub(_bare_formula, markup)


def _bare_formula(code: re.Match[str]) -> str:
    formula = FORMULA.match(html.unescape(code[1]))
    is_whole = formula is not None and html.escape(formula[0], quote=False) == code[1]
    return code[1] if is_whole else code[0]
