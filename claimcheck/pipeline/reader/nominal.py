"""Nouns as cues: "has an EFFECT on", "a RISK FACTOR for", "the ASSOCIATION between"."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Span, Token

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.cues import Cue
from claimcheck.model.claim import Relation, Strength
from claimcheck.pipeline.reader.candidates import Candidate, governor
from claimcheck.pipeline.reader.framing import framing
from claimcheck.pipeline.reader.standing import standing
from claimcheck.pipeline.reader.syntax import SUBJECTS, is_verb

_SAID = ("attr", "oprd", "acomp")
_OBJECTS = ("dobj", "pobj", "attr", "nsubjpass")


def nominal(cue: Cue, span: Span, lexicon: Lexicon) -> Candidate:
    """Return what the noun of `span` says."""
    noun = _head(span)
    strength = cue.entry.strength
    if noun.tag_[:2] != "NN" or noun.dep_ == "compound" or noun.tag_ in ("NNP", "NNPS"):
        return Candidate(cue, noun, strength, "name")
    frame = framing(noun, lexicon)
    if frame:
        return Candidate(cue, noun, strength, frame)
    if cue.group == "constructions" and cue.entry.relation is Relation.INDICATES and _handled(noun, lexicon):
        return Candidate(cue, noun, strength, "handled")
    verb = governor(noun)
    nested = _nested(noun, lexicon)
    if nested:
        return Candidate(cue, noun, strength, "inside another phrase")
    how = standing(verb, lexicon) if verb is not None else None
    shown = verb is not None and how is not None and how.reason == "purpose" and _shows(verb, lexicon)
    if how is not None and not how.asserted and not shown and how.reason != "participle":
        return Candidate(cue, noun, strength, how.reason)
    doubts = [child for child in noun.lefts if child.lower_ in lexicon.words["hedge_adjectives"]]
    doubts += [token for token in span if token.lower_ in lexicon.words["hedge_adjectives"]]
    weakeners = (*doubts, *(how.hedges if how is not None else ()))
    return Candidate(
        cue,
        noun,
        strength,
        doubt=_unsaid(cue, noun, verb, lexicon),
        weakeners=weakeners,
        abilities=how.abilities if how else (),
        verb=verb,
        nested=nested,
    )


def _shows(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether an infinitive reports what was found: "the first TO SHOW a link"."""
    return verb.lower_ in lexicon.words["evidence"] and verb.lower_ not in lexicon.words["research"]


def _head(span: Span) -> Token:
    """Return the last noun before the first preposition of the cue, the first where a clause begins in it.

    In "the REASON people get" it is the reason that something is.
    """
    words = list(takewhile(lambda token: token.tag_ not in ("IN", "TO"), span))
    clause = any(is_verb(token) or (token.dep_ in SUBJECTS and token.head.dep_ == "relcl") for token in words)
    ordered = words if clause else words[::-1]
    return next((token for token in ordered if token.tag_[:2] == "NN"), span.root)


def _unsaid(cue: Cue, noun: Token, verb: Token | None, lexicon: Lexicon) -> str:
    if cue.entry.predicate:
        followed = noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in ("for", "of", "in", "to", "behind")
        made = verb is not None and noun.dep_ == "dobj" and verb.lower_ in lexicon.words["representing"]
        there = verb is not None and any(child.dep_ == "expl" for child in verb.children)
        said = (noun.dep_ in _SAID and not there) or made or _as(noun)
        felt = noun.i + 2 < len(noun.doc) and noun.nbor(2).lower_ in lexicon.words["feelings"]
        if felt or (not said and not followed):
            return "only named"
    if noun.lower_ in ("cause", "causes") and _burden(noun, lexicon):
        return "prevalence"
    if cue.entry.light:
        first = noun.head if noun.dep_ == "conj" else noun
        light = verb is not None and verb.lower_ in lexicon.words["light"] and first.dep_ in _OBJECTS
        if first.dep_ == "pobj" and cue.entry.strength is not Strength.CORRELATIONAL:
            light = light and verb is not None and verb.tag_ != "VBN" and first.head.lower_ in ("in", "to", "from")
        if not light:
            return "no verb that carries it"
    return ""


def _burden(cause: Token, lexicon: Lexicon) -> bool:
    """Tell whether a cause is only ranked by how many it harms: "the main CAUSE of blindness"."""
    ranked = any(child.lower_ in lexicon.words["ranked"] for child in cause.lefts)
    after = cause.doc[cause.i + 1 : cause.i + 4]
    return ranked and any(token.lower_ in lexicon.words["burdens"] for token in after)


def _handled(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether something is done about a sign, so that the doer is none: "they check FOR SIGNS of dehydration"."""
    if noun.dep_ == "dobj":
        return is_verb(noun.head) and noun.head.lower_ not in lexicon.words["representing"]
    return noun.dep_ == "pobj" and noun.head.lower_ in lexicon.words["bearing_on"] and is_verb(noun.head.head)


def _as(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "as"


def _nested(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether the noun stands inside a phrase that another noun or adjective heads."""
    current = noun
    for _ in range(8):
        if current.head == current or is_verb(current.head):
            return current.dep_ in ("relcl", "acl")
        above = current.head.head
        inside = current.dep_ == "pobj" and not is_verb(above)
        if inside and above.lower_ not in lexicon.words["containers"]:
            return above.tag_[:2] == "NN"
        current = current.head
    return False
