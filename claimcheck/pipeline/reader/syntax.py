"""What the relation extractor asks of a dependency parse: clauses, subjects and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
# Tags of verbs that carry a tense, without modals and with them.
FINITE = frozenset(("VBZ", "VBP", "VBD"))
FINITE_OR_MODAL = FINITE | {"MD"}
_INSIDE_PREDICATE = frozenset(("attr", "acomp", "dobj", "pobj", "prep", "oprd", "agent", "amod", "nmod", "compound"))
_OWN_CLAUSE = frozenset(("conj", "parataxis", "advcl", "relcl", "csubj"))
_MEANS = frozenset(("with", "through", "via", "from"))
_RELATIVE = frozenset(("WDT", "WP", "WP$"))


def tokens_at(doc: Doc, start: int, end: int) -> Span:
    """Return the tokens that `text[start:end]` touches, the first of all where it touches none."""
    return doc.char_span(start, end, alignment_mode="expand") or doc[0:1]


def predicate_of(token: Token) -> Token:
    """Climb from a word of a predicate ("a cause", "linked") to the verb that carries it."""
    while token.dep_ in _INSIDE_PREDICATE and token.head is not token and not is_verb(token):
        token = token.head
    return token


def is_verb(token: Token) -> bool:
    """Tell whether the tagger took the token for a verb or a modal."""
    return token.tag_[:2] == "VB" or token.tag_ == "MD"


def takes_object(words: Span) -> bool:
    """Tell whether the first of `words` governs an object among them, as only a verb does ("WRECK your nerves")."""
    return words.root is words[0] and any(child.dep_ == "dobj" and child in words for child in words[0].children)


def subject_of(verb: Token) -> Token | None:
    """Return the head of the subject of `verb`, inherited from governing clauses where it has none."""
    for _ in range(6):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return _antecedent(child, verb)
        if (object_ := _controlling(verb)) is not None:
            return object_
        if verb.dep_ in ("acl", "relcl"):
            return _described(verb.head)
        if verb.head is verb:
            return None
        verb = predicate_of(verb.head)
    return None


def _controlling(verb: Token) -> Token | None:
    """Return the object of the verb above an infinitive, nearest to it and so its subject: "proved IT to be wrong".

    The minimal distance principle (Rosenbaum 1967).
    """
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or not any(child.tag_ == "TO" for child in verb.lefts):
        return None
    objects = (child for child in verb.head.rights if child.dep_ == "dobj" and child.i < verb.i)
    return next(objects, None)


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for."""
    if subject.tag_ in _RELATIVE and verb.dep_ == "relcl" and not is_verb(verb.head):
        return _described(verb.head)
    if subject.lower_ == "what" and verb.dep_ in ("ccomp", "attr", "acl") and is_verb(verb.head):
        # "Low B12 is WHAT makes muscles twitch"
        return next((child for child in verb.head.children if child.dep_ in SUBJECTS), subject)
    return subject


def _described(noun: Token) -> Token:
    """Return what a predicate noun is said of: in "milk is the only food that ..." the milk.

    A cleft sentence says it of the noun itself: "it was STRESS that ...", but not "it is a disease that ...".
    """
    subject = next((child for child in noun.head.children if child.dep_ in SUBJECTS), noun)
    cleft = subject.lower_ == "it" and not any(child.lower_ in ("a", "an", "one") for child in noun.children)
    return subject if noun.dep_ == "attr" and not cleft else noun


def _completes(verb: Token) -> bool:
    """Tell whether a relative clause only completes a predicate: "is not a side effect THAT ..."."""
    return verb.dep_ == "relcl" and verb.head.dep_ == "attr"


def _spliced(token: Token) -> bool:
    """Tell whether only a comma joins a clause to the next: "B12 NEVER STAYS, you pee it out"."""
    last = token.right_edge.i + 1
    return token.dep_ == "ccomp" and last <= token.head.i and token.doc[last].text == ","


def clause_spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield where each clause with its own subject begins and ends inside the sentence; a mark ends where it begins.

    Complement clauses ("it is proven that ...") begin none: what the main clause says holds for them.
    """
    for token in doc:
        if token.text in ";—–" or (token.text == ":" and token.i + 1 < len(doc)):
            yield token.idx, token.idx
        elif (token.dep_ in _OWN_CLAUSE and not _completes(token) or _spliced(token)) and any(
            child.dep_ in SUBJECTS for child in token.children
        ):
            last = token.right_edge
            yield token.left_edge.idx, last.idx + len(last)


def clause_breaks(clauses: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield the positions where one of `clauses` begins or ends."""
    for start, end in clauses:
        yield start
        if end > start:
            yield end


def said_by(verb: Token, saying: frozenset[str]) -> Token | None:
    """Return who says, believes or hopes what `verb` asserts, None when it is not told as somebody's words."""
    for _ in range(4):
        head = verb.head
        if verb.dep_ == "ccomp" and head.lower_ in saying:
            return next((child for child in head.children if child.dep_ in SUBJECTS), None)
        if head is verb or verb.dep_ not in ("ccomp", "xcomp", "conj", "advcl", "acl"):
            return None
        verb = head
    return None


def means_of(verb: Token) -> Token | None:
    """Return the preposition of the means in a passive: "is treated WITH tablets", "was found THROUGH tests"."""
    if not any(child.dep_ == "auxpass" for child in verb.children):
        return None
    return next((child for child in verb.children if child.dep_ == "prep" and child.lower_ in _MEANS), None)
