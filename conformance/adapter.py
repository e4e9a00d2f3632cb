"""What the suite has to know of a linter: how it is run, what makes it report, and how its report is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Found(NamedTuple):
    """One finding as the linter reports it; what it does not tell is None. The end is exclusive."""

    path: str
    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    message: str = ""


class Unit(Enum):
    """What a column counts."""

    CODE_POINTS = "utf-32-le", 4
    UTF16 = "utf-16-le", 2
    BYTES = "utf-8", 1

    def count(self, text: str) -> int:
        """Return how many units `text` takes."""
        encoding, size = self.value
        return len(text.encode(encoding)) // size


Parser = Callable[[str], Iterable[Found]]


@dataclass(frozen=True)
class Adapter:
    """One linter.

    `command` is run as a user would, `machine` so that `parse` can read what it prints; both are followed by files.
    `trigger` is a sentence in which the linter reports exactly the words `marked`. `columns` is None when it tells
    lines only. `standard_input` are the arguments that make it read standard input; None when it does not. `jobs`
    are the arguments for one process and for several. `settings` are files laid beside the drafts. `leaves_out`
    says of a case by its name why the linter is right not to do it, as its documentation tells.
    """

    name: str
    home: str
    command: tuple[str, ...]
    machine: tuple[str, ...]
    parse: Parser
    trigger: str
    marked: str
    columns: Unit | None = Unit.CODE_POINTS
    first_column: int = 1
    formats: frozenset[str] = frozenset({"markdown"})
    folders: bool = True
    standard_input: tuple[str, ...] | None = None
    jobs: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    leaves_out: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.trigger.count(self.marked) != 1:
            raise ValueError(f"{self.name}: the marked words must stand once in the trigger")


def by_line(pattern: str) -> Parser:
    """Return a parser for one finding a line; the groups of `pattern` are named like the fields of Found."""
    expression = re.compile(pattern, re.MULTILINE)

    def parse(output: str) -> Iterator[Found]:
        for match in expression.finditer(output):
            yield found_of(match.groupdict())

    return parse


def under_headings(heading: str, pattern: str) -> Parser:
    """Return a parser for findings under a line that names their file; `heading` has the group `path`."""
    either = re.compile(f"(?P<heading>{heading})|{pattern}", re.MULTILINE)

    def parse(output: str) -> Iterator[Found]:
        path = ""
        for match in either.finditer(output):
            if match["heading"] is not None:
                path = match["path"]
            else:
                yield found_of({**match.groupdict(), "path": path})

    return parse


def found_of(values: Mapping[str, str | None]) -> Found:
    """Return the finding with these fields, numbers given as text."""
    numbers = {
        name: int(value)
        for name, value in values.items()
        if name in ("line", "column", "end_line", "end_column") and value is not None
    }
    line = numbers.pop("line")
    return Found(values.get("path") or "", line, **numbers, message=values.get("message") or "")
