"""Component: cues of relations, and of the modifiers that have scope over them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.lexicon import CueRule, Lexicon, load_lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.pipeline.mentions import Mention

NAME = "claimcheck_cues"

Found = tuple[tuple[CueRule, ...], tuple[CueRule, ...]]


class CueMatcher:
    """Sets `doc._.relation_cues` and `doc._.modifier_cues`."""

    def __init__(self, lexicon: Lexicon):
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> Found:
        """Return the relation cues that are no part of a concept's name, and the modifier cues."""
        text = normalise(doc.text)
        relations = (_cut(cue, doc._.mentions) for cue in self._lexicon.relations.find(text))
        return tuple(cue for cue in relations if cue.start < cue.end), tuple(self._lexicon.modifiers.find(text))

    def set_annotations(self, doc: Doc, found: Found) -> None:
        """Write the cues."""
        doc._.relation_cues, doc._.modifier_cues = found


def _cut(cue: CueRule, mentions: tuple[Mention, ...]) -> CueRule:
    """Leave the words of a concept's name to the concept; a cue may hold a whole name ("MAKES cramps WORSE")."""
    for mention in mentions:
        if mention.start <= cue.start < mention.end:
            cue = cue._replace(start=min(mention.end, cue.end))
        elif mention.start < cue.end < mention.end:
            cue = cue._replace(end=mention.start)
    return cue


@Language.factory(NAME, assigns=["doc._.relation_cues", "doc._.modifier_cues"], requires=["doc._.mentions"])
def create(nlp: Language, name: str) -> CueMatcher:
    """Create the component."""
    return CueMatcher(load_lexicon())
