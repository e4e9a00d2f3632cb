"""Component: reads relations out of the parse, each cue with its subject and its objects.

A cue's `direction` (see relations.yaml) says on which side its arguments stand. The parse gives the subject;
where it finds none, or what it finds names no concept, the nearest concept on that side of the cue in the same
clause is taken, since the small model misparses headlines and fragments.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.lexicon import CueRule, Lexicon, load_lexicon
from claimcheck.model.claim import Certainty, Relation
from claimcheck.pipeline.components.assembly import fits, reading_of, with_remedy
from claimcheck.pipeline.components.directions import DIRECTIONS
from claimcheck.pipeline.components.frames import conditions
from claimcheck.pipeline.components.predicates import figures, freed, own_effects, undergone
from claimcheck.pipeline.components.scene import Scene
from claimcheck.pipeline.components.syntax import clause_breaks, clause_spans, tokens_at
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument, Reading

NAME = "claimcheck_relations"


class RelationExtractor:
    """Sets `doc._.readings`."""

    def __init__(self, lexicon: Lexicon):
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> tuple[Reading, ...]:
        """Return the relations read in `doc`, in the order of their cues."""
        text = doc._.normal
        if self._lexicon.grammar["list_title"].fullmatch(text):
            return ()  # a title asserts nothing
        mentions = tuple(m for m in doc._.mentions if not self._specifies(doc, text, m))
        clauses = tuple(clause_spans(doc))
        breaks = tuple(sorted({*clause_breaks(clauses)}))
        scene = Scene(doc, text, mentions, doc._.relation_cues, clauses, breaks, self._lexicon)
        readings = [reading for cue in scene.cues if not _is_noun(scene, cue) for reading in _readings(scene, cue)]
        readings += [reading_of(scene, cue, subject, object_) for cue, subject, object_ in conditions(scene)]
        readings = list(_without_thanks([*_without_settings([*readings, *undergone(scene, readings)])]))
        return (*readings, *own_effects(scene, readings), *figures(scene), *freed(scene, doc._.mentions))

    def _specifies(self, doc: Doc, text: str, mention: Mention) -> bool:
        """Tell whether a mention only says which sort of a thing is meant: "stress-related", "B12 METABOLISM"."""
        if self._lexicon.grammar["specifies"].match(text, mention.end):
            return True
        if mention.kind != "nutrient" or mention.state or self._lexicon.grammar["amounts"].match(text, mention.end):
            return False
        name = tokens_at(doc, mention.start, mention.end).root
        head = name.head
        unknown = not any(m.start <= head.idx < m.end for m in doc._.mentions)
        noun = head.tag_[:2] == "NN" and head.text[:1].islower()
        return name.dep_ == "compound" and head.idx >= mention.end and noun and unknown

    def set_annotations(self, doc: Doc, readings: tuple[Reading, ...]) -> None:
        """Write the readings."""
        doc._.readings = readings


def _is_noun(scene: Scene, cue: CueRule) -> bool:
    """Tell whether a verb of the lexicon is used as a noun or adjective: "multiple causes:", "underlying"."""
    token = tokens_at(scene.doc, cue.start, cue.end)[0]
    several = " " in scene.text[cue.start : cue.end]
    if several or "verbs" in cue.attributes or cue.attributes["direction"] != "forward":
        return False
    described = bool(scene.lexicon.grammar["noun_before"].search(scene.text, 0, cue.start))
    labels = scene.text.startswith(":", cue.end)
    nominal = token.tag_ in ("NN", "NNS", "JJ")
    # No adjective ends in -s: "worsens" is a verb whatever the tagger says.
    attributive = token.tag_ in ("VBG", "VBN", "JJ") and not token.text.endswith("s")
    attributive = attributive and token.dep_ in ("amod", "compound")
    return attributive or (nominal and (described or labels)) or (described and labels)


def _without_settings(readings: list[Reading]) -> Iterator[Reading]:
    """Leave out "cramps in people on B12" where the sentence itself says what the cramps come from."""
    explained = {r.object.mention for r in readings if not r.setting and r.relation is Relation.CAUSES}
    for reading in readings:
        if not (reading.setting and reading.object.mention in explained):
            yield reading


def _readings(scene: Scene, cue: CueRule) -> Iterator[Reading]:
    for subject, object_ in DIRECTIONS[cue.attributes["direction"]](scene, cue):
        if subject is not None and subject.mention and subject.mention == object_.mention:
            continue
        reading = reading_of(scene, cue, subject, object_)
        # A cure that is promised, or told to be had ("REVERSE nerve damage with B12").
        if "remedy" in cue.attributes or reading.certainty is Certainty.BOOSTED or not scene.text[: cue.start].strip():
            reading = with_remedy(scene, reading)
        if "remedy" in cue.attributes and (reading.subject is None or not _is_complaint(object_)):
            continue
        if fits(reading, scene.mentions):
            yield reading


def _is_complaint(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.kind in ("symptom", "condition")


def _without_thanks(readings: list[Reading]) -> Iterator[Reading]:
    """Leave out causes of what the same thing is said to relieve: "never cramp again THANKS TO B12"."""
    eased = (reading for reading in readings if reading.relation is Relation.RELIEVES)
    relieved = {(reading.subject.mention, reading.object.mention) for reading in eased if reading.subject}
    for reading in readings:
        sides = (reading.subject.mention, reading.object.mention) if reading.subject else None
        if reading.relation is not Relation.CAUSES or sides not in relieved:
            yield reading


@Language.factory(
    NAME,
    assigns=["doc._.readings"],
    requires=["doc._.normal", "doc._.mentions", "doc._.relation_cues", "token.dep", "token.tag"],
)
def create(nlp: Language, name: str) -> RelationExtractor:
    """Create the component."""
    return RelationExtractor(load_lexicon())
