"""Which concepts of the claim base a phrase of the parse is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reader.sentence import Sentence
from claimcheck.pipeline.reader.syntax import is_verb

_DEPTH = 5
_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "csubjpass", "pcomp", "advcl"))


def concepts(head: Token, sentence: Sentence, depth: int = _DEPTH, *, listed: bool = True) -> list[Mention]:
    """Return what the phrase of `head` names: its head, what a measure is of, examples, what is `listed` with it.

    A concept elsewhere in the phrase only describes what the phrase is about, and is not named by it.
    """
    if not depth:
        return []
    found = _own(head, sentence, depth)
    for child in head.rights:
        if listed and child.dep_ == "conj" and not _contrasted(head, child, sentence):
            found += concepts(child, sentence, depth - 1)
    return list(dict.fromkeys(found))


def _own(head: Token, sentence: Sentence, depth: int) -> list[Mention]:
    named = sentence.named_at(head)
    words = sentence.lexicon.words
    who = any(child.dep_ == "relcl" and child.left_edge.lower_ == "who" for child in head.rights)
    group = who or head.lower_ in words["groups"] | words["anybody"] or (named is not None and named.kind == "group")
    if group:
        people = _described(head, sentence, depth)
        return people or ([named] if named else [])
    if named is None or named.kind == "body":
        afflicted = _afflicted(head, sentence)
        if afflicted is not None:
            return [afflicted]
    if named is None and head.tag_[:2] == "NN" and not is_verb(head):
        misread = [child for child in head.rights if child.dep_ == "dobj" and child.i == head.i + 1]
        if misread:
            return _own(misread[0], sentence, depth - 1)  # "stops EXERCISE cramps", taken for what one does to cramps
    if named is None and head.dep_ == "appos" and depth:
        return _own(head.head, sentence, depth - 1)  # "B12, the SPRAY that ..."
    if named is not None:
        return [] if is_another(head, named, sentence) else [named]
    return _measured(head, sentence, depth) or _examples(head, sentence, depth) or _clause(head, sentence, depth)


def _contrasted(first: Token, second: Token, sentence: Sentence) -> bool:
    """Tell whether only the first is meant: "dehydration RATHER THAN low B12"."""
    between = sentence.doc[first.i + 1 : second.left_edge.i + 1]
    return any(token.lower_ in sentence.lexicon.words["contrasting"] for token in between)


def is_another(head: Token, named: Mention, sentence: Sentence) -> bool:
    """Tell whether the words before a concept make it another thing: "THIS medicine", "INSUFFICIENT blood cells"."""
    words = sentence.lexicon.words
    before = [child.lower_ for child in head.lefts if child.idx < named.start or named.start <= child.idx < named.end]
    if named.kind == "drug":
        return any(word in words["pointing"] for word in before)
    whole = named.kind in ("body", "process", "substance", "food")
    return whole and any(word in words["impaired"] for word in before)


def _afflicted(head: Token, sentence: Sentence) -> Mention | None:
    """Return the complaint that a part of the body is said to have: "NUMB fingers", "TWITCHING muscles"."""
    named = (sentence.named_at(child) for child in head.lefts if child.dep_ == "amod")
    return next((mention for mention in named if mention and mention.kind in ("symptom", "condition")), None)


def _described(people: Token, sentence: Sentence, depth: int) -> list[Mention]:
    """Return what people have, take or lack: "people WITH LOW B12", "anyone WHO TAKES B12"."""
    for child in people.rights:
        if child.dep_ == "prep" and child.lower_ in sentence.lexicon.words["having_prepositions"]:
            found = _all(child.rights, sentence, depth)
        elif child.dep_ in ("relcl", "acl"):
            found = _clause(child, sentence, depth)
        else:
            continue
        if found:
            return found
    return []


def _measured(head: Token, sentence: Sentence, depth: int) -> list[Mention]:
    """Return what a measure, a form or a spell of something is of: "LEVELS of B12", "a BOUT of cramps"."""
    words = sentence.lexicon.words
    if head.tag_ != "CD" and head.lower_ not in words["measured"] | words["aspects"]:
        return []
    before = [named for child in head.lefts if child.dep_ in _MODIFIERS and (named := sentence.named_at(child))]
    if before:
        return before[-1:]
    preps = [child for child in head.rights if child.dep_ == "prep"]
    preps += [deeper for child in preps for deeper in child.rights if deeper.dep_ == "prep"]  # "out OF"
    of = (child for child in preps if child.lower_ in ("of", "in", "from"))
    return [mention for child in of for mention in _all(child.rights, sentence, depth)]


def _examples(head: Token, sentence: Sentence, depth: int) -> list[Mention]:
    """Return the examples of something general: "symptoms SUCH AS cramps", "problems LIKE numbness"."""
    given = sentence.lexicon.words["examples"]
    return [
        mention
        for child in head.rights
        if child.dep_ == "prep" and (child.lower_ in given or child.head.lower_ in given)
        for mention in _all(child.rights, sentence, depth)
    ]


def _clause(head: Token, sentence: Sentence, depth: int) -> list[Mention]:
    """Return what a clause or a gerund is about: what is said of its subject, else what is taken or had."""
    if not is_verb(head):
        return []
    said = [child for child in head.children if child.dep_ in ("acomp", "attr", "oprd")]
    found = _all(said, sentence, depth)
    if not found and (head.lower_ in sentence.lexicon.words["taking"] or head.dep_ in ("relcl", "acl")):
        found = _all((child for child in head.children if child.dep_ in ("dobj", "pobj")), sentence, depth)
    if not found and head.dep_ in ("ccomp", "xcomp"):
        inner = (child for child in head.children if child.dep_ in ("ccomp", "xcomp", "nsubj", "dobj"))
        found = _all(inner, sentence, depth)
    return [mention for mention in found if not denies(head, mention)]


def denies(verb: Token, mention: Mention) -> bool:
    """Tell whether a verb says that `mention` is not had: "who does NOT take B12"; "get too little B12" is a lack."""
    return any(child.dep_ == "neg" and not mention.start <= child.idx < mention.end for child in verb.children)


def _all(heads: Iterable[Token], sentence: Sentence, depth: int) -> list[Mention]:
    return [mention for head in heads for mention in concepts(head, sentence, depth - 1)]


def without_groups(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Leave out groups of people and parts of the body beside other concepts."""
    listed = list(mentions)
    other = [mention for mention in listed if mention.kind not in ("group", "body")]
    return iter(other or listed)
