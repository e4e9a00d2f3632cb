"""Instructions as claims: who tells readers to change a dose by themselves denies that it takes a doctor."""

from __future__ import annotations

from collections.abc import Collection

from claimcheck.lexicon import Lexicon
from claimcheck.model.claim import Claim, Cue, Polarity, Relation, Strength, Term
from claimcheck.model.document import Document, Span
from claimcheck.pipeline.signals import Signals


def instructed(document: Document, signals: Signals, told: Collection[Span], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return what the instructions on doses in `document` come to, nothing where it also urges caution.

    Sentences in `told` are left out: they make a claim of their own, which is judged.
    """
    if not signals.dosing or signals.dose_caution:
        return ()
    alone = (span for span in signals.dosing if not any(s.start < span.end and span.start < s.end for s in told))
    return tuple(_claim(document, span, lexicon) for span in alone)


def _claim(document: Document, span: Span, lexicon: Lexicon) -> Claim:
    asserted = lexicon.instruction
    return Claim(
        span=span,
        sentence=span,
        block=_block_at(document, span.start),
        subject=Term("", None, asserted["subject"]),
        relation=Relation(asserted["relation"]),
        object=Term("", None, asserted["object"]),
        strength=Strength.DIRECT_CAUSAL,
        polarity=Polarity.DENIED,
        cues=(Cue(document.source[span.start : span.end], "instruction", span),),
    )


def _block_at(document: Document, offset: int) -> int:
    """Return the last block that begins at or before a place in the source."""
    starts = [block.source_span(0, len(block.text)).start for block in document.blocks]
    return max((index for index, start in enumerate(starts) if start <= offset), default=0)
