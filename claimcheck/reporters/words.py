"""Words that several reports share."""

from __future__ import annotations

from claimcheck.model.entry import Entry, Source


def count(number: int, noun: str) -> str:
    """Return a number with its noun, "1 file", "2 files"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def sources_of(entry: Entry) -> tuple[Source, ...]:
    """Return the sources an entry cites, each once, in the order of its citations."""
    return tuple({citation.source.id: citation.source for citation in entry.citations}.values())
