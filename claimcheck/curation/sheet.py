"""The review sheet: entries as the rows of a spreadsheet, and the notation of its cells.

A spreadsheet takes a cell that begins with a sign such as `=` for a formula and would run it. Such a cell is written
with an apostrophe before it, which is taken off again when it is read.
"""

from __future__ import annotations

import csv
import io
import re

from claimcheck.claimbase import ClaimBase
from claimcheck.model.entry import Citation, Entry, Licence

# What a reviewer may change, in the order of the sheet.
EDITABLE = (
    "topic", "evidence", "strength", "certainty", "frequency", "qualifiers", "denial", "sole", "statement",
    "suggestion", "tensions", "medical_review", "reviewed", "review_by",
)  # fmt: skip
COLUMNS = (
    "id", "topic", "subject", "subject_state", "relation", "object", "object_state", "evidence", "strength",
    "certainty", "frequency", "qualifiers", "denial", "sole", "statement", "suggestion", "tensions",
    "medical_review", "sources", "reviewed", "review_by", "decision", "comment",
)  # fmt: skip
# For the reviewer's own use; never read back into the claim base.
REMARKS = ("decision", "comment")
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def csv_export(base: ClaimBase) -> str:
    """Return the review sheet of all entries."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for entry in base.entries.values():
        cells = cells_of(entry)
        writer.writerow([guarded(cells[column]) for column in COLUMNS])
    return sheet.getvalue()


def cells_of(entry: Entry) -> dict[str, str]:
    """Return the cells of an entry by column, before they are guarded."""
    return {
        "id": entry.id,
        "topic": entry.topic,
        "subject": entry.subject.concept,
        "subject_state": entry.subject.state.value if entry.subject.state else "",
        "relation": entry.relation.value,
        "object": entry.object.concept,
        "object_state": entry.object.state.value if entry.object.state else "",
        "evidence": entry.evidence.label,
        **licence_cells(entry.licence),
        "statement": entry.statement,
        "suggestion": entry.suggestion,
        "tensions": "\n".join(" ".join(tension.split()) for tension in entry.tensions),
        "medical_review": entry.medical_review,
        "sources": "; ".join(_place(citation) for citation in entry.citations),
        "reviewed": entry.reviewed.isoformat(),
        "review_by": entry.review_by.isoformat(),
        "decision": "",
        "comment": "",
    }


def licence_cells(licence: Licence) -> dict[str, str]:
    """Return the cells of a licence by column."""
    return {
        "strength": licence.strength.label,
        "certainty": licence.certainty.label,
        "frequency": licence.frequency.label,
        "qualifiers": "; ".join("|".join(sorted(alternatives)) for alternatives in licence.qualifiers),
        "denial": licence.denial,
        "sole": "true" if licence.sole else "false",
    }


def _place(citation: Citation) -> str:
    """Name a place so that no spreadsheet takes it for a number."""
    return f"{citation.source.id} line {citation.line}" if citation.line else f"{citation.source.id} {citation.section}"


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return what was guarded; also other line ends are taken as LF, and outer white space is left out."""
    bare = cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
    return plain_cell(bare)


def plain_cell(cell: str) -> str:
    """Return a cell in the one form in which cells are compared."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
