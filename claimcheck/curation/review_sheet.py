"""Reads a reviewed sheet: which rows there are, and everything that is wrong with its form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.curation.files import TextFile, read_file
from claimcheck.curation.sheet import COLUMNS, REMARKS, unguarded
from claimcheck.errors import ClaimcheckError, Problem

MAX_BYTES = 20_000_000
MAX_ROWS = 50_000
# Spreadsheets write the sign that is usual where their user lives.
_SEPARATORS = ",;\t"


class Row(NamedTuple):
    """A row of the sheet: the line it begins on, and its cells by column."""

    line: int
    cells: dict[str, str]


def read_sheet(path: Path) -> tuple[str, list[Row]]:
    """Return how messages name the sheet, and its rows; raises ClaimcheckError with all that is wrong with its form."""
    file = read_file(path, max_bytes=MAX_BYTES)
    lines = list(_lines(file))
    if not lines:
        raise ClaimcheckError(Problem(file.shown, None, None, "the sheet is empty"))
    (_, header), *rest = lines
    names = [name.strip() for name in header]
    problems = [*_header_problems(file.shown, names), *_row_problems(file.shown, names, rest)]
    if problems:
        raise ClaimcheckError(problems)
    return file.shown, [
        Row(line, {name: unguarded(cell) for name, cell in zip(names, cells, strict=True)}) for line, cells in rest
    ]


def _lines(file: TextFile) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with the line it begins on."""
    first = file.text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=separator, strict=True)
    line, rows = 1, 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows += 1
                yield line, cells
            line = reader.line_num + 1
            if rows > MAX_ROWS:
                raise ClaimcheckError(Problem(file.shown, line, None, f"more than {MAX_ROWS:,} rows"))
    except csv.Error as error:
        raise ClaimcheckError(Problem(file.shown, line, None, f"not readable as CSV: {error}")) from None


def _header_problems(shown: str, names: list[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            yield Problem(shown, 1, None, f"unknown column '{name}'; known are {', '.join(COLUMNS)}")
        if names.count(name) > 1:
            yield Problem(shown, 1, None, f"the column '{name}' stands twice")
    for name in COLUMNS:
        if name not in names and name not in REMARKS:
            yield Problem(shown, 1, None, f"the column '{name}' is missing; export the sheet again and copy it over")


def _row_problems(shown: str, names: list[str], rows: list[tuple[int, list[str]]]) -> Iterator[Problem]:
    for line, cells in rows:
        if len(cells) != len(names):
            yield Problem(shown, line, None, f"{len(cells)} cells, but the first row names {len(names)} columns")
