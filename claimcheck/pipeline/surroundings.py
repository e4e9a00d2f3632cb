"""Corrects the voice of readings by what stands around them: labels, sections, quotations, replies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.model.claim import Voice
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.pipeline.discourse import Analysis, Resolved
from claimcheck.pipeline.units import MAX_SENTENCE, Unit

_LABEL = re.compile(r"\s*([a-z' ]{3,20}?)\s*(?:(?:#|no\. ?|number )?\s?\d{1,3})?\s*(?:[:.!]|-\s|$)")
_OPENING = 90
# Words of a sentence that is nothing but a verdict on the one before.
_VERDICT = 6


def heard(
    document: Document, lexicon: Lexicon, analyses: Sequence[Analysis], readings: Sequence[Resolved]
) -> Iterator[Resolved]:
    """Yield the readings with the voice their surroundings give them."""
    texts = [analysis.unit.normal for analysis in analyses] if readings else []
    for found in readings:
        voice = found.reading.voice
        if voice in (Voice.OWN, Voice.ENDORSED, Voice.REPORTED):
            voice = _around(document, lexicon, texts, found)
        if voice is Voice.REJECTED and found.reading.presupposed:
            voice = Voice.HYPOTHETICAL  # "it is a myth that cramps from low B12 never stop"
        yield replace(found, reading=replace(found.reading, voice=voice))


def nearby_qualifiers(document: Document, lexicon: Lexicon, analyses: Sequence[Analysis], unit: Unit) -> frozenset[str]:
    """Return the qualifiers around a unit: in the sentences before and after it, its headings, lead-in and headers."""
    context = document.blocks[unit.block].context
    numbers = [*context.headings[-1:], context.lead_in, context.row, context.column]
    texts = [_beginning(document.blocks[number]) for number in numbers if number is not None]
    for index in (unit.index - 1, unit.index + 1):
        if 0 <= index < len(analyses) and analyses[index].unit.block == unit.block:
            texts.append(analyses[index].unit.normal)
    return frozenset(found.attributes["qualifier"] for text in texts for found in lexicon.qualifiers.find(text))


def _around(document: Document, lexicon: Lexicon, texts: list[str], found: Resolved) -> Voice:
    block = document.blocks[found.unit.block]
    own = found.reading.voice
    label = _label_of(document, lexicon, texts, found.unit)
    if label is Voice.REPORTED:
        own = Voice.REPORTED
    elif label is not None:
        return label
    if block.context.checkbox:
        return Voice.QUESTION
    if _quizzed(lexicon, texts, found.unit):
        return Voice.QUESTION
    marked = _marked(lexicon, texts, found) or _judged_in_row(document, lexicon, found)
    if marked is not None:
        return marked
    # A heading in the first person quotes what readers say or ask.
    if block.kind is BlockKind.HEADING and lexicon.grammar["first_person"].search(texts[found.unit.index]):
        return Voice.REPORTED
    if block.context.quoted and own is Voice.OWN and not _in_callout(document, lexicon, found.unit.block):
        own = Voice.REPORTED
    if own is Voice.REPORTED:
        return _reply(lexicon, texts, found) or own
    section = _section_voice(document, lexicon, found)
    return section or own


def _in_callout(document: Document, lexicon: Lexicon, number: int) -> bool:
    """Tell whether a quoted block stands in a box with a label of its own, which quotes nobody."""
    while number and document.blocks[number - 1].context.quoted:
        number -= 1
    return lexicon.grammar["callout"].match(_beginning(document.blocks[number])) is not None


def _marked(lexicon: Lexicon, texts: list[str], found: Resolved) -> Voice | None:
    """Read the answer of a quiz, "True." or "False.", in the sentence or cell after a statement."""
    following = texts[found.unit.index + 1] if found.unit.index + 1 < len(texts) else ""
    answer = lexicon.grammar["verdict"].search(following)
    if answer is None or len(following.split()) > _VERDICT:
        return None
    return Voice.REJECTED if answer["false"] else Voice.OWN


def _quizzed(lexicon: Lexicon, texts: list[str], unit: Unit) -> bool:
    """Tell whether the sentence before asks the reader to judge this one: "Fact or fiction?"."""
    before = texts[unit.index - 1] if unit.index else ""
    return len(before.split()) <= 4 and lexicon.grammar["quizzed"].match(before) is not None


def _judged_in_row(document: Document, lexicon: Lexicon, found: Resolved) -> Voice | None:
    """Read the cell that judges a statement in the same row of a table: "False", or "No" under "True?"."""
    number = found.unit.block
    own = document.blocks[number]
    if own.kind is not BlockKind.TABLE_CELL:
        return None
    itself = lexicon.grammar["cell_verdict"].fullmatch(_beginning(own))
    if itself is not None and not (itself["rest"] or itself["told"]):
        return Voice.REJECTED if itself["false"] else None
    row = number if own.context.row is None else own.context.row
    for block in document.blocks[number + 1 :]:
        if block.kind is not BlockKind.TABLE_CELL or block.context.row != row:
            return None
        verdict = lexicon.grammar["cell_verdict"].fullmatch(_beginning(block))
        column = block.context.column
        header = _beginning(document.blocks[column]) if column is not None else ""
        if verdict is None or (
            (verdict["no"] or verdict["yes"]) and not lexicon.grammar["verdict_header"].match(header)
        ):
            continue
        if verdict["doubt"] or verdict["told"]:
            return Voice.REPORTED
        return Voice.REJECTED if verdict["false"] or verdict["no"] else Voice.OWN
    return None


def _label_of(document: Document, lexicon: Lexicon, texts: list[str], unit: Unit) -> Voice | None:
    """Return what the label before a statement makes of it, in its own sentence or all of the sentence before.

    A cell of a table judges its row, not the cell after it.
    """
    label = _label_voice(lexicon, texts[unit.index][unit.prefix :])
    in_cell = document.blocks[unit.block].kind is BlockKind.TABLE_CELL
    if label is None and not in_cell and unit.index and len(texts[unit.index - 1].split()) <= 3:
        label = _label_voice(lexicon, f"{texts[unit.index - 1]} {texts[unit.index]}")
    return label


def _label_voice(lexicon: Lexicon, text: str) -> Voice | None:
    """Read a label at the start of a block, "Myth: ..."."""
    match = _LABEL.match(text)
    if match is None or match.end() >= len(text):
        return None
    label = match.group(1).strip()
    found = next((cue for cue in lexicon.labels.find(label) if cue.end - cue.start == len(label)), None)
    return Voice(found.attributes["voice"]) if found else None


def _reply(lexicon: Lexicon, texts: list[str], found: Resolved) -> Voice | None:
    """Return what the two sentences after a quotation make of it."""
    following = [found.unit.index + step for step in (1, 2)]
    for index in following:
        if index < len(texts):
            opening = texts[index][:_OPENING]
            cue = next(lexicon.neighbours.find(opening), None)
            if cue is not None:
                return Voice(cue.attributes["voice"])
    return None


def _beginning(block: Block) -> str:
    """Return as much of a heading as can matter, normalised; many claims may stand under one heading."""
    return normalise(block.text[:MAX_SENTENCE])


def _section_voice(document: Document, lexicon: Lexicon, found: Resolved) -> Voice | None:
    """Read the headings above, and a table's column header ("Myth | Fact")."""
    block = document.blocks[found.unit.block]
    if block.context.column is not None:
        header = _beginning(document.blocks[block.context.column]).strip()
        cue = next((c for c in lexicon.labels.find(header) if c.start == 0), None)
        if cue is not None:
            return Voice(cue.attributes["voice"])
    if block.kind is BlockKind.HEADING:
        return None
    if block.context.lead_in is not None:
        lead_in = _beginning(document.blocks[block.context.lead_in])
        cue = next(lexicon.headings.find(lead_in), None)
        if cue is not None and cue.attributes["voice"] == Voice.REJECTED.value:
            return Voice.REJECTED
    for number in reversed(block.context.headings[-1:]):
        heading = _beginning(document.blocks[number])
        if _label_voice(lexicon, heading) is Voice.REJECTED:
            return None
        cue = next(lexicon.headings.find(heading), None)
        listed = block.kind is BlockKind.LIST_ITEM or (block.kind is BlockKind.TABLE_CELL and block.context.row is None)
        if cue is not None and listed:
            return Voice(cue.attributes["voice"])
    return None
