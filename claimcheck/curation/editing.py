"""Changes single values of a YAML file where they stand; whatever else the file holds, comments too, stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from claimcheck.claimbase.licences import licence_record
from claimcheck.claimbase.records import ENTRY_KEYS
from claimcheck.curation.spans import (
    comments_within,
    header_end,
    is_block,
    is_block_scalar,
    line_end,
    line_start,
    value_end,
)
from claimcheck.curation.writing import field_yaml
from claimcheck.errors import ClaimcheckError
from claimcheck.yamlfile import YamlNode

LICENCE_KEYS = tuple(licence_record(None).fields)


def applied(entry: Mapping[str, Any], changes: Mapping[str, Any], licence: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of an entry as changes of its fields and of its licence make it; None takes a field out."""
    merged = {**(entry.get("licence") or {}), **licence} if licence else {}
    given = {key: value for key, value in merged.items() if value is not None}
    result = {**entry, **changes, **({"licence": given or None} if licence else {})}
    return {key: value for key, value in result.items() if value is not None}


class Edit(NamedTuple):
    """New text for the range `start` to `end`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with edits made that do not overlap; of those at one place the first comes first."""
    parts = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        assert edit.start >= at, "edits overlap"
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, text[at:]))


def entry_edits(text: str, entry: YamlNode, changes: Mapping[str, Any], licence: Mapping[str, Any]) -> list[Edit]:
    """Return the edits that change fields of an entry, and of its licence; a value of None takes a field out.

    Raises ClaimcheckError where a comment would be lost, or where keys do not stand on lines of their own.
    """
    if not licence:
        return field_edits(text, entry, changes, ENTRY_KEYS)
    node = entry.value.get("licence") if isinstance(entry.value, dict) else None
    before = node.plain() if node is not None else {}
    wanted = applied({"licence": before}, {}, licence).get("licence", {})
    after = {key: wanted[key] for key in LICENCE_KEYS if key in wanted}
    if after == before:
        return field_edits(text, entry, changes, ENTRY_KEYS)
    if node is None or not after.keys() & before.keys() or not is_block(text, node):
        return field_edits(text, entry, {**changes, "licence": after or None}, ENTRY_KEYS)
    return [*field_edits(text, entry, changes, ENTRY_KEYS), *field_edits(text, node, licence, LICENCE_KEYS)]


def field_edits(text: str, record: YamlNode, changes: Mapping[str, Any], order: Sequence[str]) -> list[Edit]:
    """Return the edits that change fields of a mapping whose keys stand in `order`, or nearly."""
    fields = record.value if isinstance(record.value, dict) else {}
    _check_lines(text, record)
    column = next(iter(record.keys.values())).column - 1
    kept = [key for key in order if key in fields and changes.get(key, "") is not None]
    edits = []
    for key in (key for key in order if key in changes):
        value = changes[key]
        if key in fields:
            edits.append(_changed(text, record.keys[key], fields[key], None if value is None else (key, value), column))
        elif value is not None:
            edits.append(_insertion(text, record, kept, order[: order.index(key)], field_yaml(key, value, column)))
    return edits


def _check_lines(text: str, record: YamlNode) -> None:
    keys = list(record.keys.values())
    leads = [text[line_start(text, key.start) : key.start] for key in keys]
    if not keys or not is_block(text, record) or any(lead.strip(" -") for lead in leads):
        raise ClaimcheckError(record.problem("put each key on a line of its own, so that it can be changed"))


def _changed(text: str, key: YamlNode, value: YamlNode, new: tuple[str, Any] | None, column: int) -> Edit:
    """Replace a field or take it out; a comment on its first or last line stays."""
    end = value_end(text, value)
    first_line, *between = text[key.end : value.start].split("\n")
    notes = [first_line.lstrip(" :") if between else "", text[end : line_end(text, end)]]
    inside = [line.strip() for line in between if "#" in line]
    if is_block_scalar(text, value):
        notes.append(text[header_end(text, value) : line_end(text, value.start)])
    else:
        inside += comments_within(text, value)
    if inside:
        raise ClaimcheckError(value.problem(f"the comment '{inside[0]}' would be lost; change this value by hand"))
    note = "  ".join(filter(None, map(str.strip, notes)))
    if new is not None:
        first, *rest = field_yaml(*new, column)[column:].split("\n")
        return Edit(key.start, line_end(text, end), "\n".join((f"{first}  {note}" if note else first, *rest)))
    start = line_start(text, key.start)
    if text[start : key.start].strip():
        message = "the first key of a record cannot be taken out; run `claimcheck claims format` first"
        raise ClaimcheckError(key.problem(message))
    return Edit(start, line_end(text, end) + 1, f"{' ' * column}{note}\n" if note else "")


def _insertion(text: str, record: YamlNode, kept: list[str], before: Sequence[str], field: str) -> Edit:
    """Put a field after the last of the `kept` keys that stand `before` it in order, or first where there is none."""
    previous = [key for key in kept if key in before]
    if not previous or not isinstance(record.value, dict):
        first = min((record.keys[key] for key in kept), key=lambda key: key.start)
        column = first.column - 1
        return Edit(first.start, first.start, f"{field[column:]}\n{' ' * column}")
    column = record.keys[previous[-1]].column - 1
    place = _after_comments(text, line_end(text, value_end(text, record.value[previous[-1]])), column)
    return Edit(place, place, f"\n{field}")


def _after_comments(text: str, end: int, column: int) -> int:
    """Return the end of the line after which no comment follows that is further in than `column`."""
    place = end
    while end < len(text):
        end = line_end(text, end + 1)
        line = text[line_start(text, end) : end]
        if line.strip() and (line[: column + 1].strip() or not line.lstrip().startswith("#")):
            break
        place = end if line.strip() else place
    return place
