"""Adjectives, participles and set phrases as cues: "EFFECTIVE in", "LINKED TO", "AT RISK of"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimcheck.lexicon import CueRule
from claimcheck.lexicon.openwords import OpenLexicon
from claimcheck.model.claim import Strength
from claimcheck.pipeline.components.syntax import is_verb
from claimcheck.pipeline.open.candidates import (
    Candidate,
    against_expectation,
    base_strength,
    governor,
    is_study,
    object_head,
)
from claimcheck.pipeline.open.frames import framing
from claimcheck.pipeline.open.verbs import chain_before, standing

_SAID = ("acomp", "attr", "oprd", "conj", "ROOT", "advmod", "advcl", "ccomp", "xcomp", "acl", "relcl", "prep")


def predicative(cue: CueRule, span: Span, lexicon: OpenLexicon) -> Candidate:
    """Return what an adjective, participle or phrase says."""
    head = span.root
    strength = base_strength(cue)
    frame = framing(head, lexicon)
    if frame:
        return Candidate(cue, head, strength, frame)
    if cue.attributes["pos"] == "predicate" and not _predicate(head, lexicon):
        return Candidate(cue, head, strength, "attribute")
    if (
        not cue.attributes.get("weakened")
        and span[-1].lower_ == "to"
        and span[-1].i + 1 < len(span.doc)
        and span[-1].nbor().tag_ == "VB"
    ):
        return Candidate(cue, head, strength, "advice")
    if span[0].lower_ == "at" and head.dep_ == "prep" and head.head.tag_[:2] == "NN" and head.head.dep_ != "ROOT":
        return Candidate(cue, head, strength, "attribute")
    if span[0].lower_ == "due" and is_study(object_head(span[-1], lexicon), lexicon):
        return Candidate(cue, head, strength, "about research")
    if strength is Strength.CORRELATIONAL and against_expectation(span[-1].nbor(-1) if span[-1].i else head, lexicon):
        return Candidate(cue, head, strength, "against expectation")
    if span[0].lower_ == "related" and head.dep_ in ("acl", "relcl") and not chain_before(head):
        return Candidate(cue, head, strength, "attribute")
    verb = head if is_verb(head) and chain_before(head) else governor(head)
    how = standing(verb, lexicon) if verb is not None else None
    if how is not None and not how.asserted and how.reason not in ("participle", "gerund", "comparison"):
        return Candidate(cue, head, strength, how.reason)
    weakeners = how.hedges if how is not None else ()
    weakeners = (*weakeners, *(t for t in head.lefts if t.lower_ in lexicon.words["hedges"]))
    if cue.attributes.get("weakened") and (not weakeners or head.dep_ == "amod"):
        return Candidate(cue, head, strength, "praise")
    nested = strength is not Strength.CORRELATIONAL and _inside(head)
    return Candidate(
        cue, head, strength, weakeners=weakeners, abilities=how.abilities if how else (), verb=verb, nested=nested
    )


def _predicate(head: Token, lexicon: OpenLexicon) -> bool:
    """Tell whether the word is said of something, or describes what is said ("is an EFFECTIVE treatment")."""
    if head.dep_ in ("amod", "compound"):
        described = head.head.dep_ in ("attr", "oprd") and head.head.lower_ not in lexicon.words["markers"]
        return described or (head.i + 1 < len(head.doc) and head.nbor().tag_ in ("IN", "TO"))
    return head.dep_ in _SAID


def _inside(head: Token) -> bool:
    """Tell whether the word only describes a noun inside another statement ("injuries CAUSED BY falls")."""
    if head.dep_ in ("acl", "relcl"):
        left = head.left_edge
        return not (left.i and left.nbor(-1).text in (",", "-", "--", "("))
    return (
        head.dep_ in ("prep", "amod", "advmod")
        and head.head.tag_[:2] == "NN"
        and head.head.dep_ not in ("attr", "ROOT")
    )
