"""Component: cues of relations, and of the modifiers that have scope over them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.lexicon import CueRule, Lexicon, load_lexicon
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
        text = doc._.normal
        relations = (_cut(cue, doc._.mentions) for cue in self._lexicon.relations.find(text))
        cues = (*(cue for cue in relations if cue.start < cue.end), *self._frames(text, doc._.mentions))
        return tuple(sorted(cues, key=lambda cue: cue.start)), tuple(self._lexicon.modifiers.find(text))

    def _frames(self, text: str, mentions: tuple[Mention, ...]) -> Iterator[CueRule]:
        """Yield a cue for a state whose name is itself a frame ("WITHOUT B12, feet go numb")."""
        for mention in mentions:
            frame = self._lexicon.grammar["frames_itself"].match(text, mention.start, mention.end)
            if frame is not None and not text[: mention.start].strip(" ,;:-*\"'"):
                attributes = {"relation": "causes", "strength": "direct_causal", "direction": "framed", "weak": "yes"}
                yield CueRule(attributes, mention.start, frame.end())

    def set_annotations(self, doc: Doc, found: Found) -> None:
        """Write the cues."""
        doc._.relation_cues, doc._.modifier_cues = found


def _cut(cue: CueRule, mentions: tuple[Mention, ...]) -> CueRule:
    """Leave the words of a concept's name to the concept; a cue may hold a whole name ("MAKES cramps WORSE")."""
    for mention in mentions:
        if mention.start <= cue.start < mention.end:
            # The verb of the cue is part of the name: "nerves HEAL completely once"
            verbal = mention.kind == "process" and cue.attributes.get("direction") == "backward"
            cue = cue._replace(start=cue.end if verbal else min(mention.end, cue.end))
        elif mention.start < cue.end < mention.end:
            cue = cue._replace(end=mention.start)
    return cue


@Language.factory(
    NAME,
    assigns=["doc._.relation_cues", "doc._.modifier_cues"],
    requires=["doc._.normal", "doc._.mentions"],
)
def create(nlp: Language, name: str) -> CueMatcher:
    """Create the component."""
    return CueMatcher(load_lexicon())
