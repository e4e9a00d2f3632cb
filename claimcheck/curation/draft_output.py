"""Writes what was drafted: YAML to review and load, JSON, or a text to read; and a claim-base folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.curation.drafting import Drafted, Place
from claimcheck.curation.files import replace_file
from claimcheck.curation.proposing import Records
from claimcheck.curation.writing import entry_yaml, inline_yaml
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model.document import Document
from claimcheck.reporters.visible import one_line, visible
from claimcheck.reporters.words import count

SCHEMA = "claimcheck-draft/1"
WORDS_SHOWN = 100
_PLACES = {"sources": "sources.yaml", "concepts": "concepts/drafted.yaml", "entries": "entries/drafted.yaml"}


def draft_yaml(drafted: Drafted, records: Records, documents: Sequence[Document], *, covered: bool) -> str:
    """Return the records under one key for each part, to be pasted into the files that the comments name."""
    notes = [f"# {line}\n" for line in summary(drafted, documents, covered=covered)]
    parts = (f"\n# into {_PLACES[part]}\n{text}" for part, text in part_texts(records).items())
    return "".join([*notes, *parts])


def part_texts(records: Records) -> dict[str, str]:
    """Return the text of each part that has records, in the order they are loaded."""
    texts = {
        "sources": "".join(f"  - {inline_yaml(record)}\n" for record in records.sources),
        "concepts": "".join(f"  - {inline_yaml(record)}\n" for record in records.concepts),
        "entries": "".join(map(entry_yaml, records.entries)),
    }
    return {part: f"{part}:\n{text}" for part, text in texts.items() if text}


def write_folder(folder: Path, records: Records) -> None:
    """Write a claim-base folder with `records`, to be loaded beside the claim base.

    Raises ClaimcheckError, and writes nothing, where a file stands there already.
    """
    texts = {folder / _PLACES[part]: text for part, text in part_texts(records).items()}
    there = [path for path in texts if path.exists()]
    if there:
        message = "exists already; name another folder, or move it away"
        raise ClaimcheckError(Problem(str(path), None, None, message) for path in there)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode())


def draft_data(drafted: Drafted, records: Records, documents: Sequence[Document]) -> dict[str, Any]:
    """Return everything as plain data for JSON."""

    def place(at: Place) -> dict[str, Any]:
        return {"path": documents[at.document].path, "section": at.section, "line": at.line}

    return {
        "schema": SCHEMA,
        "sources": list(records.sources),
        "concepts": list(records.concepts),
        "entries": [_with_texts(entry) for entry in records.entries],
        "covered": [{**place(one.place), "text": one.words, "entry": one.entry} for one in drafted.covered],
        "left_out": [{**place(one.place), "text": one.words, "reason": one.reason} for one in drafted.left_out],
    }


def draft_text(drafted: Drafted, records: Records, documents: Sequence[Document], *, covered: bool) -> str:
    """Return what is proposed, what is covered by which entry, and what is left out, to read."""
    proposed = (
        f"{visible(entry['id'])} ({entry['evidence']}): {visible(entry['statement'])}\n"
        f"  {', '.join(_locator(one) for one in entry['sources'])}\n"
        for entry in records.entries
    )
    lines = summary(drafted, documents, covered=covered, by_entry=True)
    return "".join([*proposed, "\n" if records.entries else "", *(f"{line}\n" for line in lines)])


def summary(drafted: Drafted, documents: Sequence[Document], *, covered: bool, by_entry: bool = False) -> Iterator[str]:
    """Yield lines that say how much is proposed, covered, and left out for which reason."""
    yield f"drafted from {', '.join(visible(document.path) for document in documents)}, not reviewed"
    yield f"{_entries(len(drafted.proposals))} proposed, {count(len(drafted.concepts), 'new concept')}"
    yield f"{count(len(drafted.covered), 'claim')} covered by {_entries(len({c.entry for c in drafted.covered}))}"
    if covered:
        for one in drafted.covered:
            yield f"  {_shown(one.place, documents)} {one.entry}: {_short(one.words)}"
    elif by_entry:
        lines: dict[str, list[str]] = {}
        for one in drafted.covered:
            lines.setdefault(one.entry, []).append(_shown(one.place, documents))
        yield from (f"  {entry}: {', '.join(dict.fromkeys(places))}" for entry, places in sorted(lines.items()))
    for reason, number in Counter(one.reason for one in drafted.left_out).most_common():
        yield f"not drafted, {count(number, 'claim')}: {reason}"
        if by_entry or covered:
            yield from (
                f"  {_shown(one.place, documents)} {_short(one.words)}"
                for one in drafted.left_out
                if one.reason == reason
            )


def _entries(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"


def _shown(place: Place, documents: Sequence[Document]) -> str:
    return f"{visible(documents[place.document].path)}:{place.line}"


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= WORDS_SHOWN else f"{line[: WORDS_SHOWN - 3]}..."


def _locator(source: Mapping[str, Any]) -> str:
    return visible(f"{source['source']}:{source['line']} ({source['section']})")


def _with_texts(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {**entry, "reviewed": entry["reviewed"].isoformat(), "review_by": entry["review_by"].isoformat()}
