"""Reads the claims of a parsed sentence, whatever they are about."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from spacy.tokens import Doc

from claimcheck.lexicon.openwords import OpenLexicon, open_cues
from claimcheck.pipeline.components.syntax import tokens_at
from claimcheck.pipeline.open.candidates import Candidate
from claimcheck.pipeline.open.comparisons import comparisons
from claimcheck.pipeline.open.nominal import nominal
from claimcheck.pipeline.open.predicative import predicative
from claimcheck.pipeline.open.verbal import verbal

BACKGROUND = "background"


def candidates(doc: Doc, lexicon: OpenLexicon) -> list[Candidate]:
    """Return every cue of a sentence with what became of it, in text order."""
    found = [*_cues(doc, lexicon), *comparisons(doc, lexicon)]
    found.sort(key=lambda one: (one.cue.start, one.cue.end))
    return list(_foreground(found))


def _cues(doc: Doc, lexicon: OpenLexicon) -> Iterator[Candidate]:
    verbs, nouns, phrases = open_cues(doc._.normal)
    for cue in verbs:
        yield verbal(cue, tokens_at(doc, cue.start, cue.end)[0], lexicon)
    for cue in nouns:
        yield nominal(cue, tokens_at(doc, cue.start, cue.end), lexicon)
    for cue in phrases:
        yield predicative(cue, tokens_at(doc, cue.start, cue.end), lexicon)


def _foreground(found: list[Candidate]) -> Iterator[Candidate]:
    """Leave out what only describes something, where the sentence makes a claim of its own elsewhere."""
    main = [one.cue for one in found if one.asserted and not one.nested]
    for one in found:
        elsewhere = any(cue.end <= one.cue.start or one.cue.end <= cue.start for cue in main)
        yield replace(one, why_not=BACKGROUND) if elsewhere and one.nested and one.asserted else one
