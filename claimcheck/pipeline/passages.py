"""Chooses the passages that the second reader is asked about: those that name both sides of an entry.

Titles are left out: of what they announce few assert anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from claimcheck.claimbase import ClaimBase
from claimcheck.lexicon import Lexicon
from claimcheck.model.claim import Relation, Strength, Voice
from claimcheck.model.document import BlockKind, Document, Span
from claimcheck.pipeline.discourse import Analysis, Resolved
from claimcheck.pipeline.reading import Argument, Mark, Reading
from claimcheck.pipeline.surroundings import heard
from claimcheck.pipeline.units import Unit
from claimcheck.second.words import Passage

_SHORTEST = 3
_TITLES = (BlockKind.HEADING, BlockKind.TITLE)


class Doubtable(Struct, frozen=True):
    """A passage, its place in the source, and the entries of which it names both sides."""

    sentence: Span
    passage: Passage
    entries: tuple[str, ...]


def passages(
    document: Document, lexicon: Lexicon, base: ClaimBase, analyses: Sequence[Analysis], numbers: Sequence[int]
) -> Iterator[Doubtable]:
    """Yield the passages among the units with `numbers` that the author says, in words that name sides of an entry."""
    concepts = [_concepts(analysis, base) for analysis in analyses]
    by_block: dict[int, frozenset[str]] = {}
    for analysis, named in zip(analyses, concepts, strict=True):
        by_block[analysis.unit.block] = by_block.get(analysis.unit.block, frozenset()) | named
    rows: set[int] = set()
    for number in numbers:
        unit = analyses[number].unit
        own = _own(unit)
        if document.blocks[unit.block].kind in _TITLES or len(own.split()) < _SHORTEST or own.endswith("?"):
            continue
        context = document.blocks[unit.block].context
        cells = _row(document, unit.block)
        if cells and cells[0] in rows:
            continue
        rows.update(cells[:1])
        above = context.headings[-1] if context.headings else None
        headers = [column for cell in cells if (column := document.blocks[cell].context.column) is not None]
        leads = headers if cells else [context.lead_in] if context.lead_in is not None else []
        follows = number > 0 and not cells and analyses[number - 1].unit.block == unit.block
        context_blocks = [*leads, *cells, *([above] if above is not None else [])]
        around = frozenset().union(*(by_block.get(one, frozenset()) for one in context_blocks))
        around |= concepts[number - 1] if follows else frozenset()
        entries = tuple(_related(concepts[number], concepts[number] | around, base))
        if not entries or not _is_authors(document, lexicon, analyses, unit):
            continue
        passage = Passage(
            _joined(document, cells) or own,
            "" if above is None else document.blocks[above].text.strip(),
            _joined(document, leads),
            _own(analyses[number - 1].unit) if follows else "",
        )
        yield Doubtable(document.blocks[unit.block].source_span(*_within(unit)), passage, entries)


def _row(document: Document, number: int) -> list[int]:
    """Return the cells of the row of a table that a block stands in, none for what is no cell of a row with a head."""
    block = document.blocks[number]
    if block.kind is not BlockKind.TABLE_CELL:
        return []
    first = number if block.context.row is None else block.context.row
    last = first + 1
    while last < len(document.blocks) and document.blocks[last].context.row == first:
        last += 1
    return list(range(first, last)) if last > first + 1 else []


def _joined(document: Document, numbers: Sequence[int]) -> str:
    """Return the texts of blocks as the cells of a row are told in the corpus: "this | that"."""
    return " | ".join(document.blocks[number].text.strip() for number in numbers)


def _within(unit: Unit) -> tuple[int, int]:
    return unit.start, unit.start + len(unit.text) - unit.prefix


def _own(unit: Unit) -> str:
    return unit.text[unit.prefix :].strip()


def _concepts(analysis: Analysis, base: ClaimBase) -> frozenset[str]:
    """Return the concepts that the unit's own words name, and all that are broader."""
    own = (m.concept for m in analysis.mentions if m.start >= analysis.unit.prefix and m.concept)
    return frozenset(broader for concept in own for broader in base.broader(concept))


def _related(own: frozenset[str], named: frozenset[str], base: ClaimBase) -> Iterator[str]:
    """Yield the entries that relate a concept of the passage with another one of it, or of what is around it."""
    pairs = dict.fromkeys(frozenset((first, second)) for first in sorted(own) for second in sorted(named))
    for pair in pairs:
        for entry in base.by_concepts.get(pair, ()):
            yield entry.id


def _is_authors(document: Document, lexicon: Lexicon, analyses: Sequence[Analysis], unit: Unit) -> bool:
    """Tell whether a statement in the place of `unit` is the author's own, by the same reading of its surroundings."""
    whole = Argument(unit.prefix, len(unit.text), None)
    mark = Mark(unit.prefix, len(unit.text), "relation")
    reading = Reading(mark, Relation.AFFECTS, Strength.DIRECT_CAUSAL, None, whole, unit.prefix, len(unit.text))
    voices = [found.reading.voice for found in heard(document, lexicon, analyses, [Resolved(unit, reading)])]
    return voices == [Voice.OWN]
