"""Cuts a document into units of reading: a sentence, or a fragment together with what it completes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.model.document import Block, BlockKind, Document, Span
from claimcheck.pipeline.sentences import sentences

_LEADS_IN = re.compile(r"[\w)\"'’][:,–—-]?\s*$")

_MAX_HEADERS = 120
# Words of the shortest statement.
_STATEMENT = 3
# Longer ones are no sentences, and are not read.
MAX_SENTENCE = 2_000


class Unit(Struct, frozen=True, dict=True):
    """A sentence of block `block`, at `start` of its text, with `prefix` characters of context before it.

    `text` is what is read: line breaks are spaces, so that positions stay. `index` counts units.
    """

    index: int
    block: int
    start: int
    text: str
    prefix: int = 0

    @cached_property
    def normal(self) -> str:
        """The text as words are looked up in it."""
        return normalise(self.text)

    @property
    def is_sentence(self) -> bool:
        """Whether it is short enough to be read."""
        return len(self.text) <= MAX_SENTENCE

    def block_span(self, start: int, end: int) -> Span | None:
        """Return the range of the block's text for `text[start:end]`, None where it is all context."""
        if end <= self.prefix:
            return None
        return Span(self.start + max(start - self.prefix, 0), self.start + end - self.prefix)


def units(document: Document, lexicon: Lexicon) -> Iterator[Unit]:
    """Yield the units of `document` in reading order."""
    count = 0
    for number, block in enumerate(document.blocks):
        flat = _flat(block.text)
        prefix = _prefix(document, block, lexicon)
        for order, sentence in enumerate(sentences(flat)):
            own = flat[sentence.start : sentence.end]
            before = prefix if order == 0 else ""
            yield Unit(count, number, sentence.start, before + own, len(before))
            count += 1


def _flat(text: str) -> str:
    return re.sub(r"[\r\n\t]", " ", text)


def _prefix(document: Document, block: Block, lexicon: Lexicon) -> str:
    """Return the words a list item or a table cell completes, or nothing."""
    context = block.context
    if context.row is not None and context.column is not None:
        column = document.blocks[context.column].text
        if lexicon.grammar["cell_answer"].fullmatch(normalise(_flat(block.text))):
            column = _asserted(column, lexicon)
        row = document.blocks[context.row].text
        if lexicon.grammar["cell_verdict"].fullmatch(normalise(_flat(block.text))) and _states(normalise(row), lexicon):
            return ""
        if lexicon.grammar["open_question"].match(normalise(column)):
            return _flat(f"{row.strip()} ") if lexicon.cues.find(normalise(_flat(block.text))) else ""
        return _headers(column, row, lexicon)
    if block.kind is BlockKind.LIST_ITEM and context.lead_in is not None and not context.checkbox:
        lead_in = document.blocks[context.lead_in]
        # Sentences of their own under a heading complete nothing.
        heading = lead_in.kind is BlockKind.HEADING
        if heading and block.text.rstrip().endswith((".", "!")):
            return ""
        asks = heading and lexicon.grammar["open_question"].match(normalise(_flat(lead_in.text)))
        return _title(lead_in.text, lexicon) or ("" if asks else _lead_in(lead_in.text))
    if block.kind is BlockKind.LIST_ITEM and context.headings and not block.text.rstrip().endswith((".", "!", "?")):
        return _title(document.blocks[context.headings[-1]].text, lexicon)
    return ""


def _headers(column: str, row: str, lexicon: Lexicon) -> str:
    """Return the sentence that the headers of a cell begin: "With low B12, cramps ", "Cramps caused by "."""
    if len(column) + len(row) > _MAX_HEADERS or column.rstrip().endswith("?"):
        return ""
    state = lexicon.grammar["state_header"].match(normalise(column))
    if state is not None:
        return _flat(f"{column[: state.end()].strip()} {row.strip()} {column[state.end() :].strip()} ")
    if lexicon.grammar["frame_header"].match(normalise(column)):
        return _flat(f"{column.strip()}, {row.strip()} ")
    if lexicon.grammar["cause_header"].search(normalise(column)):
        return _flat(f"{column.strip()} of {row.strip()}: ")
    if _relates(normalise(column), lexicon):
        return _flat(f"{row.strip()} {column.strip()} ")
    if lexicon.grammar["row_verb"].match(normalise(row)):
        return _flat(f"{column.strip()} {row.strip()} ")
    return _flat(f"With {column.strip()}, {row.strip()} ")


def _states(row: str, lexicon: Lexicon) -> bool:
    """Tell whether the cell that heads a row is a statement of its own, which the other cells judge."""
    return len(row.split()) >= _STATEMENT and bool(lexicon.cues.find(row))


def _relates(column: str, lexicon: Lexicon) -> bool:
    """Tell whether a column header says something of its rows ("Helps with"), more than a noun ("Benefit")."""
    bare = " " not in column.strip() and not column.strip().endswith("s")
    return bool(lexicon.cues.find(column)) and not bare


def _asserted(question: str, lexicon: Lexicon) -> str:
    """Return what a header asks, "Contains B12?" or "Can it cause cramps?", as what a "yes" below it says."""
    inverted = lexicon.grammar["header_inverted"].match(normalise(question))
    plain = question[inverted.end() :] if inverted else question
    modal = f"{inverted['modal']} " if inverted and inverted["modal"] else ""
    return f"{modal}{plain.rstrip().rstrip('?')}"


def _title(text: str, lexicon: Lexicon) -> str:
    """Make the title of a list, "Side effects of B12" or "What causes cramps?", the sentence that its items end."""
    if len(text) > MAX_SENTENCE:
        return ""
    flat = _flat(text)
    asked = lexicon.grammar["asks_what_causes"].match(normalise(flat))
    if asked:
        return f"Causes of {flat[slice(*asked.span('effect'))]} include "
    titled = lexicon.grammar["list_title"].fullmatch(normalise(flat))
    return f"{flat.strip().rstrip(':')} include " if titled else ""


def _lead_in(text: str) -> str:
    """Return the last sentence of a lead-in that is open at its end ("Symptoms include:")."""
    flat = _flat(text[-MAX_SENTENCE:])
    last = ""
    for sentence in sentences(flat):
        last = flat[sentence.start : sentence.end]
    return f"{last} " if last and len(last) < 300 and _LEADS_IN.search(last) else ""
