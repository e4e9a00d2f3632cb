"""Adjectives, participles and set phrases as cues: "EFFECTIVE in", "LINKED TO", "AT RISK of"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.cues import Cue
from claimcheck.model.claim import Strength
from claimcheck.pipeline.reader.candidates import (
    Candidate,
    against_expectation,
    governor,
    is_study,
    object_head,
)
from claimcheck.pipeline.reader.framing import framing
from claimcheck.pipeline.reader.standing import chain_before, standing
from claimcheck.pipeline.reader.syntax import is_verb

_SAID = ("acomp", "attr", "oprd", "conj", "ROOT", "advmod", "advcl", "ccomp", "xcomp", "acl", "relcl", "prep")


def predicative(cue: Cue, span: Span, lexicon: Lexicon) -> Candidate:
    """Return what an adjective, participle or phrase says."""
    head = span.root
    entry, strength = cue.entry, cue.entry.strength
    frame = framing(head, lexicon)
    if frame:
        return Candidate(cue, head, strength, frame)
    if entry.pos == "predicate" and not _predicate(head, lexicon):
        return Candidate(cue, head, strength, "attribute")
    if (
        not entry.weakened
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
    doubt = "praise" if entry.weakened and (not weakeners or head.dep_ == "amod") else ""
    nested = strength is not Strength.CORRELATIONAL and _inside(head)
    return Candidate(
        cue,
        head,
        strength,
        doubt=doubt,
        weakeners=weakeners,
        abilities=how.abilities if how else (),
        verb=verb,
        nested=nested,
    )


def _predicate(head: Token, lexicon: Lexicon) -> bool:
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
