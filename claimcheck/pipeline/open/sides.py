"""The noun phrases on either side of a relation."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimcheck.lexicon import CueRule
from claimcheck.pipeline.components.syntax import is_verb, predicate_of, subject_of, tokens_at
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.open.candidates import Candidate, Sentence, following
from claimcheck.pipeline.open.verbs import chain_before
from claimcheck.pipeline.reading import Argument

UNSAID = Argument(-1, -1)
_CLAUSES = frozenset(("relcl", "acl", "advcl", "punct", "cc", "parataxis"))
_OBJECTS = frozenset(("dobj", "attr", "ccomp", "xcomp", "oprd", "dative"))
_STOPS = frozenset((",", ";", ":", "(", ")", ".", "!", "?", "--"))
_NOMINAL = ("NN", "JJ", "DT", "PR", "CD", "VB", "HY")
_REACH = 12
_AFTER_NOUN = frozenset(("prep", "amod", "acl", "advmod"))
_LINKS = frozenset(("punct", "cc"))


def sides(found: Candidate, sentence: Sentence) -> tuple[Argument, Argument]:
    """Return the subject and the object of what `found` says; `UNSAID` where the sentence names none."""
    last = tokens_at(sentence.doc, found.cue.start, found.cue.end)[-1]
    subject, object_ = _subject(found), _object(found, last)
    if found.cue.attributes["kind"] == "nouns" and object_ is not None and object_.i < last.i:
        subject, object_ = object_, subject
    if found.cue.attributes["kind"] == "verbs" and not is_verb(found.head):
        return _beside(found.head, sentence)
    pair = _pair(last, found.head)
    agent = _agent(found.head)
    if pair is not None:
        subject, object_ = pair
    elif agent is not None:
        subject, object_ = agent, subject
    elif found.cue.attributes.get("takes") == "undergone" or "turned" in found.cue.attributes:
        subject, object_ = object_, subject
    joined = pair is None
    return (
        _argument(subject, found.cue, sentence, joined=joined),
        _argument(object_, found.cue, sentence, joined=joined),
    )


def _subject(found: Candidate) -> Token | None:
    start = found.head
    if not is_verb(start):
        if start.dep_ in _AFTER_NOUN and start.head.tag_[:2] == "NN" and start.head.i < start.i:
            return start.head
        start = predicate_of(found.verb or start)
    subject = subject_of(start)
    if subject is None or subject.i == found.head.i or _apart(subject, start):
        return _just_before(start)
    return subject


def _apart(subject: Token, verb: Token) -> bool:
    """Tell whether a "that" stands between both, so that the parser must have missed the subject of its clause."""
    between = verb.doc[subject.i + 1 : verb.i]
    return verb.dep_ not in _CLAUSES and any(one.lower_ == "that" and one.dep_ == "mark" for one in between)


def _just_before(verb: Token) -> Token | None:
    """Return the noun or gerund that stands right before a verb and its auxiliaries."""
    chain = chain_before(verb)
    first = chain[0].i if chain else verb.i
    before = verb.doc[first - 1] if first else None
    return before if before is not None and (before.tag_[:2] == "NN" or before.tag_ == "VBG") else None


def _beside(verb: Token, sentence: Sentence) -> tuple[Argument, Argument]:
    """Return the words on either side of a verb that the tagger took for a noun."""
    first, doc = verb.i, sentence.doc
    while first > 0 and doc[first - 1].tag_[:2] in _NOMINAL:
        first -= 1
    end = verb.i + 1
    while end < len(doc) and doc[end].tag_[:2] in _NOMINAL:
        end += 1
    return _words(first, verb.i, sentence), _words(verb.i + 1, end, sentence)


def _words(first: int, end: int, sentence: Sentence) -> Argument:
    if first == end:
        return UNSAID
    last = sentence.doc[end - 1]
    return _placed(last, sentence.doc[first].idx, last.idx + len(last), sentence)


def _pair(last: Token, noun: Token) -> tuple[Token, Token] | None:
    """Return both sides of "the link between A and B", "an association of A with B"."""
    between = [last, *(child for child in noun.rights if child.lower_ in ("between", "among"))]
    for one in between:
        if one.lower_ in ("between", "among"):
            first = next(iter(one.rights), None)
            second = next((c for c in first.rights if c.dep_ == "conj"), None) if first is not None else None
            return (first, second) if first is not None and second is not None else None
    phrases = {child.lower_: next(iter(child.rights), None) for child in noun.rights if child.dep_ == "prep"}
    first, second = phrases.get("of"), phrases.get("with") or phrases.get("on") or phrases.get("to")
    return (first, second) if first is not None and second is not None else None


def _agent(verb: Token) -> Token | None:
    """Return what a passive is done by."""
    by = next((c for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ == "by"), None)
    if by is None or verb.tag_ not in ("VBN", "VBD"):
        return None
    return next(iter(by.rights), None)


def _object(found: Candidate, last: Token) -> Token | None:
    """Return the head of what follows the cue: the object of its last preposition or of its verb."""
    if last.tag_ in ("IN", "TO") or last.lower_ in ("to", "with"):
        return next(iter(last.rights), None) or _next_noun(last)
    for child in found.head.children:
        if child.dep_ in _OBJECTS and child.i > found.head.i:
            return child
    for child in found.head.children:
        if child.dep_ == "prep" and child.i >= found.head.i:
            return next(iter(child.rights), None)
    return _next_noun(last)


def _next_noun(token: Token) -> Token | None:
    """Return the head of the first noun phrase after `token`, for what the parser did not see."""
    noun: Token | None = None
    for one in following(token.doc, token.i + 1, _REACH):
        if one.tag_[:2] == "NN":
            noun = one
        elif noun is not None or one.text in _STOPS:
            break
    return noun


def _argument(head: Token | None, cue: CueRule, sentence: Sentence, *, joined: bool) -> Argument:
    """Return the phrase of `head`, without the cue where that is a part of it ("pain DUE TO cold")."""
    if head is None:
        return UNSAID
    words = sorted(
        (one for one in _phrase(head, joined=joined) if one == head or _same_side(one, head, cue)),
        key=lambda one: one.i,
    )
    return _placed(head, words[0].idx, words[-1].idx + len(words[-1]), sentence)


def _same_side(token: Token, head: Token, cue: CueRule) -> bool:
    return token.idx < cue.start if head.idx < cue.start else token.idx >= cue.end


def _placed(head: Token, start: int, end: int, sentence: Sentence) -> Argument:
    refers = sentence.lexicon.pronouns.fullmatch(sentence.text[start:end].lower()) is not None
    return Argument(start, end, _named(head, start, end, sentence.doc._.mentions), refers=refers)


def _phrase(head: Token, *, joined: bool) -> Iterator[Token]:
    """Yield the words of the phrase of `head` that stand together, without the clauses that only describe it.

    With `joined` the nouns that are coordinated with it belong to it ("colds and the flu").
    """
    yield head
    edge = head.i
    nouns = (child.i for child in head.rights if child.dep_ == "conj" and child.tag_[:2] == "NN")
    last = max(nouns, default=0) if joined else 0
    for child in head.rights:
        link = child.dep_ in _LINKS and child.i < last
        conjunct = child.dep_ == "conj" and not joined
        if (child.dep_ in _CLAUSES and not link) or conjunct or child.left_edge.i != edge + 1:
            break
        yield from child.subtree
        edge = child.right_edge.i
    edge = head.i
    for child in reversed(list(head.lefts)):
        if child.right_edge.i != edge - 1 or child.dep_ in ("punct", "cc", "mark", "aux"):
            break
        yield from child.subtree
        edge = child.left_edge.i


def _named(head: Token, start: int, end: int, mentions: tuple[Mention, ...]) -> Mention | None:
    """Return the concept that the head of a phrase names, else the only one that its words name."""
    inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
    heads = [mention for mention in inside if mention.start <= head.idx < mention.end]
    if heads:
        return heads[0]
    return inside[0] if len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end) else None
