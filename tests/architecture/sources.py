"""The tree of the project as its own rules see it: tracked files, modules and their syntax."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
PRODUCT = ("bot", "academy", "storage", "locales", "emulator", "iins")
MIGRATIONS = "storage/migrations/versions/"
Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True)
class Source:
    """One file of the project; `name` is its path from the root."""

    name: str

    @cached_property
    def text(self) -> str:
        return (ROOT / self.name).read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def walk(self, kind: type[Node]) -> Iterator[Node]:
        return (node for node in ast.walk(self.tree) if isinstance(node, kind))

    def at(self, node: ast.AST) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 0)}"


@cache
def files() -> tuple[str, ...]:
    """What git keeps, and what it would keep if it were added now."""
    git = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(sorted(name for name in set(listed.split("\0")) if (ROOT / name).is_file()))


@cache
def modules(*tops: str) -> tuple[Source, ...]:
    """The Python modules below these folders, migrations left out."""
    return tuple(
        Source(name)
        for name in files()
        if name.endswith(".py") and name.startswith(tuple(f"{top}/" for top in tops))
        if not name.startswith(MIGRATIONS)
    )


def called(call: ast.Call) -> str:
    """`session.commit` of `session.commit()`; `…` stands for what is not a plain name."""
    return dotted(call.func)


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else "…"
