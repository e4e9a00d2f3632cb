"""What a reviewed row changes in its entry."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from claimcheck.claimbase.licences import CERTAINTIES, DENIALS, FREQUENCIES, STRENGTHS, licence_of
from claimcheck.claimbase.records import GRADES
from claimcheck.curation.editing import LICENCE_KEYS
from claimcheck.curation.sheet import COLUMNS, EDITABLE, REMARKS, cells_of, licence_cells, plain_cell
from claimcheck.model.entry import Entry

# Columns that may be empty: then the entry has no such key.
OPTIONAL = ("tensions", "medical_review")


class Review(Struct):
    """The new values of an entry's fields and of its licence's, None for those to take out; and what is wrong."""

    fields: dict[str, Any] = field(default_factory=dict)
    licence: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def review_of(entry: Entry, given: Mapping[str, Any], cells: Mapping[str, str]) -> Review:
    """Return what the cells of a row change in `entry`; `given` is the licence as it is written in the entry."""
    review = Review()
    before = {column: plain_cell(cell) for column, cell in cells_of(entry).items()}
    for column in COLUMNS:
        if column not in (*EDITABLE, *REMARKS, "id") and cells[column] != before[column]:
            problem = f"the column '{column}' cannot be changed here: '{before[column]}' became '{cells[column]}'"
            review.problems.append(problem)
    values = dict(_values(cells, review))
    for column in EDITABLE:
        if column not in LICENCE_KEYS and column in values and not _same(column, cells[column], before[column]):
            review.fields[column] = values[column]
    grade = GRADES.get(cells["evidence"], entry.evidence)
    defaults = licence_cells(licence_of({}, grade))
    for column in LICENCE_KEYS:
        now = before[column] if column in given else defaults[column]
        if column not in values or _same(column, cells[column], now):
            continue
        if cells[column] or column in given:
            review.licence[column] = values[column]
    return review


def _same(column: str, cell: str, other: str) -> bool:
    if column == "qualifiers":
        return list(map(set, _qualifiers(cell))) == list(map(set, _qualifiers(other)))
    return cell.lower() == other if column == "sole" else cell == other


def _values(cells: Mapping[str, str], review: Review) -> Iterator[tuple[str, Any]]:
    """Yield the value of each cell that can be read, and note those that cannot."""
    for column in EDITABLE:
        cell = cells[column]
        if not cell and column not in (*OPTIONAL, *LICENCE_KEYS):
            review.problems.append(f"the column '{column}' is empty")
            continue
        try:
            yield column, _READERS[column](cell) if cell else None
        except ValueError as error:
            review.problems.append(f"{column}: {error}")


def _text(cell: str) -> str:
    return " ".join(cell.split())


def _texts(cell: str) -> list[str]:
    return [_text(line) for line in cell.split("\n") if line.strip()]


def _one_of(*words: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell not in words:
            raise ValueError(f"'{cell}' is not allowed here; known are {', '.join(words)}")
        return cell

    return read


def _flag(cell: str) -> bool:
    if cell.lower() not in ("true", "false"):
        raise ValueError(f"expected true or false, found '{cell}'")
    return cell.lower() == "true"


def _day(cell: str) -> datetime.date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell, re.ASCII):
            return datetime.date.fromisoformat(cell)
    except ValueError:
        pass
    raise ValueError(f"expected a day such as 2026-01-31, found '{cell}'; format the column as text")


def _qualifiers(cell: str) -> list[list[str]]:
    """Read `a|b; c`: one of a and b, and c."""
    items = [[word.strip() for word in item.split("|") if word.strip()] for item in cell.split(";")]
    return [item for item in items if item]


_READERS: Mapping[str, Callable[[str], Any]] = {
    "topic": _text,
    "evidence": _one_of(*GRADES),
    "strength": _one_of(*STRENGTHS),
    "certainty": _one_of(*CERTAINTIES),
    "frequency": _one_of(*FREQUENCIES),
    "qualifiers": _qualifiers,
    "denial": _one_of(*DENIALS),
    "sole": _flag,
    "statement": _text,
    "suggestion": _text,
    "tensions": _texts,
    "medical_review": _text,
    "reviewed": _day,
    "review_by": _day,
}
