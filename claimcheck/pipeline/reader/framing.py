"""What frames a relation so that nothing is asserted: aims, methods, advice, needs, open questions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimcheck.lexicon import Lexicon
from claimcheck.pipeline.reader.standing import chain_before
from claimcheck.pipeline.reader.syntax import SUBJECTS, is_verb

_APART = ("advcl", "parataxis")
_CLIMB = 20


def framing(token: Token, lexicon: Lexicon) -> str:
    """Return the kind of frame that `token` stands in, "" where what it says is asserted."""
    if any(one.lower_ in lexicon.words["settings"] for one in _phrases_above(token)):
        return "setting"
    if token.doc[0].lower_ == "whether":
        return "condition"
    if any(_is_worry(one, lexicon) for one in _clauses_above(token)):
        return "hearsay"
    for verb, child in _predicates_above(token, lexicon):
        found = _operator(verb, child, lexicon) or _condition(verb, child, lexicon)
        if found:
            return found
    return ""


def _phrases_above(token: Token) -> Iterator[Token]:
    """Yield the words between `token` and the verb it belongs to."""
    current = token
    for _ in range(_CLIMB):
        if current.head == current or (is_verb(current) and current.dep_ not in ("prep", "amod")):
            return
        current = current.head
        yield current


def _clauses_above(token: Token) -> Iterator[Token]:
    """Yield `token` and all that it depends on."""
    current = token
    for _ in range(_CLIMB):
        yield current
        if current.head == current:
            return
        current = current.head


def _is_worry(clause: Token, lexicon: Lexicon) -> bool:
    """Tell whether a clause only says what people fear or dispute: "concern that it may harm"."""
    if clause.dep_ not in ("acl", "relcl", "ccomp") or clause.head == clause:
        return False
    said = [c for c in clause.head.children if c.dep_ in ("attr", "nsubj") and c.i < clause.i]
    return any(one.lower_ in lexicon.words["worries"] for one in (clause.head, *(said if is_verb(clause.head) else ())))


def _predicates_above(token: Token, lexicon: Lexicon) -> Iterator[tuple[Token, Token | None]]:
    """Yield the verbs `token` depends on, each with the child that leads to it, as far as one statement reaches."""
    child: Token | None = None
    current = token
    for _ in range(_CLIMB):
        if is_verb(current) or current.dep_ == "ROOT":
            yield current, child
        if current.head == current:
            return
        if current.dep_ in _APART and not _is_open(current, lexicon):
            return
        if current.dep_ == "conj" and is_verb(current) and _has_subject(current):
            return
        child, current = current, current.head


def _is_open(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether an adverbial clause is a condition or a purpose; any other states something itself."""
    opening = [c for c in verb.children if c.i < verb.i and c.dep_ in ("mark", "advmod", "aux")]
    return any(c.lower_ in lexicon.words["conditions"] or c.tag_ == "TO" for c in opening)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _operator(verb: Token, child: Token | None, lexicon: Lexicon) -> str:
    words = lexicon.words
    if any(token.lower_ in words["advice"] for token in chain_before(verb) if token.tag_ == "MD"):
        return "advice"
    if child is None:
        return "hearsay" if _hearsay(verb, lexicon) else ""
    if child.dep_ in ("ccomp", "xcomp", "dobj") and _hearsay(verb, lexicon):
        return "hearsay"
    needed = any(c.lower_ in words["need_adjectives"] for c in verb.children if c.dep_ in ("acomp", "oprd", "attr"))
    if needed:
        return "need" if child.dep_ in (*SUBJECTS, "xcomp", "ccomp", "advcl", "prep") else ""
    lower = verb.lower_
    if lower in words["needs"] and child.dep_ in (*SUBJECTS, "dobj", "xcomp", "ccomp", "prep", "advcl"):
        return "need"
    if child.dep_ == "xcomp" and lower in words["raising"] and lower not in words["supposing"]:
        return ""
    if verb.tag_ == "VB" and verb.i and not chain_before(verb) and not _has_subject(verb):
        # "Tay study: ..." where the tagger took the noun for a verb.
        return ""
    if lower in words["knowing"] and child.dep_ in ("prep", "advcl"):
        return ""
    if lower in words["research"] and child.dep_ in ("dobj", "nsubjpass", "xcomp", "ccomp", "prep", "pobj", "advcl"):
        return "" if _reports(verb, child, lexicon) else "research"
    return ""


def _hearsay(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether the statement is one of others, mentioned as background: "earlier studies found that"."""
    subjects = [one for one in verb.children if one.dep_ in SUBJECTS and one.lower_ in lexicon.words["study"]]
    return any(left.lower_ in lexicon.words["earlier"] for one in subjects for left in one.lefts)


def _reports(verb: Token, child: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb of research gives a result: "determined that", "estimate that"."""
    if child.dep_ == "ccomp" and verb.lower_ not in lexicon.words["supposing"]:
        return not _is_question(child, lexicon)
    return verb.lower_ in lexicon.words["evidence"] and child.dep_ in ("dobj", "nsubjpass")


def _is_question(clause: Token, lexicon: Lexicon) -> bool:
    """Tell whether a clause begins with "whether" or a question word."""
    first = clause.left_edge
    opening = (first, *(c for c in clause.children if c.dep_ == "mark" and c.i < clause.i))
    return any(one.lower_ in lexicon.words["conditions"] or one.tag_ in ("WRB", "WP", "WDT") for one in opening)


def _condition(verb: Token, child: Token | None, lexicon: Lexicon) -> str:
    """Tell whether the clause of `verb`, which the relation stands in, is itself only a condition or a question."""
    if child is not None and child.dep_ in SUBJECTS:
        return ""
    marks = (c for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i)
    return "condition" if any(c.lower_ in lexicon.words["conditions"] for c in marks) else ""
