"""Chooses the sentences that are worth parsing: those in which some word could relate one thing to another."""

from __future__ import annotations

from claimcheck.lexicon.openwords import load_open_lexicon
from claimcheck.pipeline.discourse import Analysis


def may_relate(analysis: Analysis) -> bool:
    """Tell whether a cue, or a comparison, stands in a unit."""
    words = load_open_lexicon()
    text = analysis.unit.normal
    if words.expressions["comparison"].search(text):
        return True
    return any(next(finder.find(text), None) is not None for finder in words.cues)
