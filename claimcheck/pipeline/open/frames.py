"""What frames a relation so that nothing is asserted: aims, methods, advice, needs, open questions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimcheck.lexicon.openwords import OpenLexicon
from claimcheck.pipeline.components.syntax import SUBJECTS, is_verb
from claimcheck.pipeline.open.verbs import chain_before

_APART = ("advcl", "parataxis")
_REASONS = frozenset("because since as although though while whereas but given even".split())
_CLIMB = 20


def framing(token: Token, lexicon: OpenLexicon) -> str | None:
    """Return the kind of frame that `token` stands in, None where what it says is asserted."""
    below: Token | None = None
    for verb, child in _predicates_above(token):
        found = _operator(verb, child, lexicon) or (_condition(verb, lexicon) if child is not None or True else None)
        if found is not None:
            return found
        below = verb
    del below
    return None


def _predicates_above(token: Token) -> Iterator[tuple[Token, Token | None]]:
    """Yield the verbs `token` depends on, each with the child that leads to it, as far as one statement reaches."""
    child: Token | None = None
    current = token
    for _ in range(_CLIMB):
        if is_verb(current) or current.dep_ == "ROOT":
            yield current, child
        if current.head == current:
            return
        if current.dep_ in _APART and not _is_open(current):
            return
        if current.dep_ == "conj" and is_verb(current) and _has_subject(current):
            return
        if current.dep_ == "conj" and is_verb(current) and is_verb(current.head):
            # What a coordinated verb says of itself is not said of this one.
            child, current = None, current.head
            current = current.head if current.head != current else current
            if current.head == current:
                return
            continue
        child, current = current, current.head


def _is_open(verb: Token) -> bool:
    """Tell whether an adverbial clause is a condition, or says why or although something holds."""
    return not any(c.dep_ in ("mark", "advmod") and c.lower_ in _REASONS for c in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _operator(verb: Token, child: Token | None, lexicon: OpenLexicon) -> str | None:
    words = lexicon.words
    chain = chain_before(verb)
    if any(token.lower_ in words["advice"] for token in chain if token.tag_ == "MD"):
        return "advice"
    if child is None:
        return None
    if any(c.lower_ in words["need_adjectives"] for c in verb.children if c.dep_ in ("acomp", "oprd", "attr")):
        return "need" if child.dep_ in (*SUBJECTS, "xcomp", "ccomp", "advcl", "prep") else None
    lower = verb.lower_
    if lower in words["needs"] and child.dep_ in (*SUBJECTS, "dobj", "xcomp", "ccomp", "prep"):
        return "need"
    if lower in words["research"] and child.dep_ in ("dobj", "nsubjpass", "xcomp", "ccomp", "prep", "pobj", "advcl"):
        known = lower in words["evidence"] and child.dep_ in ("ccomp", "dobj", "nsubjpass")
        return None if known else "research"
    return None


def _condition(verb: Token, lexicon: OpenLexicon) -> str | None:
    marks = (c for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i)
    return "condition" if any(c.lower_ in lexicon.words["conditions"] for c in marks) else None
