"""The keys of findings: what a baseline knows them by, worked out of the text that readers see."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from claimcheck.model.document import Block, Document, Run, Span
from claimcheck.model.finding import Finding
from claimcheck.model.report import FindingKey

LONGEST = 400


def keys_of(findings: Sequence[Finding], document: Document) -> tuple[FindingKey, ...]:
    """Return the key of every finding; of equal ones the first in `findings` is the first occurrence."""
    if not findings:
        return ()
    pieces = _pieces(document)
    seen: Counter[tuple[str, str | None, str]] = Counter()
    keys = []
    for finding in findings:
        sentence = normalised(_seen_by_readers(finding.sentence, pieces, document))
        same = (finding.code, finding.entry, "" if finding.of_document else sentence)
        seen[same] += 1
        keys.append(FindingKey(finding.code, finding.entry, sentence, seen[same], finding.of_document))
    return tuple(keys)


def normalised(text: str) -> str:
    """Return `text` with single spaces; of a very long one the beginning, and a digest of the whole.

    What is shortened is longer than LONGEST, so that it is never equal to a text that is not.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) <= LONGEST:
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"{text[:LONGEST]}\u2026 sha256:{digest}"


class _Pieces(Struct, frozen=True):
    """The runs of all blocks by their places in the source."""

    starts: list[int]
    runs: list[tuple[Run, Block]]


def _pieces(document: Document) -> _Pieces:
    runs = [(run, block) for block in document.blocks for run in block.runs]
    runs.sort(key=lambda pair: pair[0].source_start)
    return _Pieces([run.source_start for run, _ in runs], runs)


def _seen_by_readers(span: Span, pieces: _Pieces, document: Document) -> str:
    """Return the text of the block that `span` begins in; the source where it lies in none, as in a comment."""
    at = max(0, bisect_right(pieces.starts, span.start) - 1)
    first: tuple[Run, Block] | None = None
    last: Run | None = None
    while at < len(pieces.runs) and pieces.starts[at] < span.end:
        run, block = pieces.runs[at]
        if run.source_start + run.source_length > span.start and (first is None or block is first[1]):
            first, last = first or (run, block), run
        at += 1
    if first is None or last is None:
        return document.source[span.start : span.end]
    start, block = first
    return block.text[_text_offset(start, span.start, 0) : _text_offset(last, span.end, last.text_length)]


def _text_offset(run: Run, place: int, of_entity: int) -> int:
    """Return where `place` of the source is in the text; an entity, longer than its text, is taken whole."""
    inside = place - run.source_start if run.text_length == run.source_length else of_entity
    return run.text_start + min(max(inside, 0), run.text_length)
