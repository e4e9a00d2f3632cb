"""Component: readings of any topic, joined with those of the claim base's concepts.

The components for known concepts need two of them in a sentence; they are called for those sentences only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.claimbase import ClaimFolders
from claimcheck.lexicon import CueRule, Lexicon, load_lexicon
from claimcheck.lexicon.openwords import OpenLexicon, load_open_lexicon
from claimcheck.model.claim import Relation
from claimcheck.pipeline.components import concepts, cues, grades, relations, voices
from claimcheck.pipeline.nlp import build_pipeline
from claimcheck.pipeline.open.assertions import reading_of
from claimcheck.pipeline.open.candidates import Candidate, Sentence
from claimcheck.pipeline.open.reader import candidates
from claimcheck.pipeline.reading import Argument, Mark, Reading

NAME = "claimcheck_open"
# Relations that the open lexicon has no words for.
_NOT_OPEN = (Relation.CONTAINS, Relation.OCCURS)


def build_open_pipeline(folders: ClaimFolders) -> Language:
    """Return a pipeline in which this component calls those that read relations between known concepts.

    It reads docs whose `doc._.mentions` are set.
    """
    nlp = build_pipeline(folders)
    for name in (concepts.NAME, cues.NAME, relations.NAME, grades.NAME):
        nlp.remove_pipe(name)
    nlp.add_pipe(NAME, before=voices.NAME)
    return nlp


class OpenReader:
    """Sets `doc._.readings`."""

    def __init__(self, lexicon: Lexicon, words: OpenLexicon):
        self._lexicon, self._words = lexicon, words
        self._known = (cues.CueMatcher(lexicon), relations.RelationExtractor(lexicon), grades.Grader(lexicon))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> tuple[Reading, ...]:
        """Return the readings of `doc`: one a cue, with known concepts where both ways of reading found it."""
        text = doc.text
        found = candidates(doc, self._words)
        several = len(doc._.mentions) > 1
        if not several and not any(one.asserted for one in found):
            return ()
        if several:
            for component in self._known:
                component(doc)
        else:
            doc._.modifier_cues = tuple(self._lexicon.modifiers.find(doc._.normal))
        sentence = Sentence(doc, text, self._lexicon, self._words)
        read = [reading_of(one, sentence) for one in _distinct(found)]
        known = [one for reading in doc._.readings for one in _agreed(reading, doc._.readings, read, found)]
        new = (one for one in read if not any(_overlap(one.cue, other.cue) for other in known))
        return tuple(sorted((*known, *new), key=lambda reading: (reading.cue.start, reading.cue.end)))

    def set_annotations(self, doc: Doc, readings: tuple[Reading, ...]) -> None:
        """Write the readings."""
        doc._.readings = readings


def _agreed(
    reading: Reading, known: Sequence[Reading], read: list[Reading], found: list[Candidate]
) -> Iterator[Reading]:
    """Yield a reading of two known concepts, with the strength read here, unless its words assert nothing.

    The concepts that its cue relates, or the first of several, must be what the reading of any topic has on either
    side. Words that the open lexicon does not know count for the relations that it has no words for.
    """
    if not all(
        side is not None and side.mention and side.mention.concept for side in (reading.subject, reading.object)
    ):
        return
    same = [one for one in read if _overlap(one.cue, reading.cue)]
    if same:
        together = [one for one in known if one.cue == reading.cue]
        if any(_names(one.subject, same[0].subject) and _names(one.object, same[0].object) for one in together):
            yield replace(reading, strength=max(one.strength for one in same))
    elif reading.relation in _NOT_OPEN and not reading.weak and not any(_overlap(o.cue, reading.cue) for o in found):
        yield reading


def _overlap(one: Mark | CueRule, other: Mark | CueRule) -> bool:
    return one.start < other.end and other.start < one.end


def _names(known: Argument | None, read: Argument | None) -> bool:
    """Tell whether a known concept is what the phrase of a side is about, or no words were read for it."""
    if known is None or read is None or read.start < 0 or known.start < 0:
        return True
    return known.start == read.start if read.mention is None else known.mention == read.mention


def _distinct(found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the asserted candidates, of overlapping ones the strongest, then the longest."""
    ranked = sorted((one for one in found if one.asserted), key=lambda one: (-one.graded, one.cue.start - one.cue.end))
    kept: list[Candidate] = []
    for one in ranked:
        if not any(_overlap(one.cue, other.cue) for other in kept):
            kept.append(one)
    return iter(kept)


@Language.factory(
    NAME,
    assigns=["doc._.readings"],
    requires=["doc._.mentions", "token.dep", "token.tag"],
)
def create(nlp: Language, name: str) -> OpenReader:
    """Create the component."""
    return OpenReader(load_lexicon(), load_open_lexicon())
