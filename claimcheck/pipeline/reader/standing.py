"""How a verb stands in its sentence: asserted, under a modal, infinitive, or only naming something."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from claimcheck.lexicon import Lexicon, load_lexicon
from claimcheck.pipeline.reader.syntax import FINITE, FINITE_OR_MODAL, SUBJECTS, is_verb

_STEPS = 12


class Standing(NamedTuple):
    """Whether a verb asserts something, and the words that decided.

    `finite` is the verb that carries the modals: the verb itself, or the one it depends on ("seems TO reduce").
    """

    asserted: bool
    reason: str
    hedges: tuple[Token, ...] = ()
    finite: Token | None = None
    passive: bool = False
    abilities: tuple[Token, ...] = ()


def chain_before(verb: Token) -> list[Token]:
    """Return the auxiliaries, modals, adverbs and "to" right before a verb, from left to right."""
    found: list[Token] = []
    position = verb.i - 1
    while position >= 0 and len(found) < 7 and _belongs(verb.doc[position]):
        found.insert(0, verb.doc[position])
        position -= 1
    return found


def _belongs(token: Token) -> bool:
    words = load_lexicon().words
    if token.tag_ in ("MD", "TO", "RB", "RBR", "RBS"):
        return True
    if any(token.lower_ in words[name] for name in ("auxiliaries", "verb_negations", "between_verbs")):
        return True
    return token.tag_ in ("VBG", "VBN") and token.dep_ in ("aux", "auxpass")


def standing(verb: Token, lexicon: Lexicon, steps: int = _STEPS) -> Standing:
    """Return how `verb` stands in its sentence."""
    found = _standing(verb, lexicon, steps)
    near = verb.doc[max(0, verb.i - 4) : verb.i]
    abilities = tuple(token for token in near if token.lower_ in lexicon.words["abilities"])
    return found._replace(abilities=(*found.abilities, *abilities))


def _standing(verb: Token, lexicon: Lexicon, steps: int) -> Standing:
    if verb.dep_ == "relcl" and any(token.tag_ == "WP$" for token in verb.doc[verb.left_edge.i : verb.i]):
        return Standing(False, "condition", finite=verb)  # "people WHOSE low B12 set off cramps"
    chain = chain_before(verb)
    words = [token.lower_ for token in chain]
    modals = [token for token in chain if token.tag_ == "MD"]
    hedges = tuple(token for token in chain if token.lower_ in lexicon.words["hedges"] or _is_likely(token))
    if any(token.lower_ in lexicon.words["advice"] for token in modals):
        return Standing(False, "advice", finite=verb)
    to = next((token for token in chain if token.tag_ == "TO" or token.lower_ == "to"), None)
    if to is not None:
        return _infinitive(verb, to, hedges, lexicon, steps)
    passive = _is_passive(verb, words)
    helped = bool(modals) or any(word in lexicon.words["auxiliaries"] for word in words)
    if helped:
        return Standing(True, "verb", hedges, verb, passive)
    if verb.dep_ == "conj" and is_verb(verb.head) and steps and verb.tag_ in (verb.head.tag_, "VB", "VBN"):
        first = standing(verb.head, lexicon, steps - 1)
        return first._replace(hedges=(*first.hedges, *hedges))
    if verb.tag_ in FINITE:
        return Standing(True, "verb", hedges, verb)
    if verb.tag_ == "VBG":
        return _participle(verb, hedges, lexicon, steps)
    if verb.tag_ == "VBN":
        said = any(child.dep_ in SUBJECTS for child in verb.children) and verb.dep_ in ("ROOT", "ccomp", "conj")
        said = said or (verb.dep_ != "amod" and _verbless(verb))
        return Standing(True, "verb", hedges, verb) if _fell_by(verb) else Standing(said, "participle", hedges, verb)
    return _bare(verb, hedges, lexicon, steps)


def _fell_by(verb: Token) -> bool:
    """Tell whether an amount follows: "the risk INCREASED by 14%" is no participle."""
    after = verb.doc[verb.i + 1 : verb.i + 4]
    return any(one.lower_ == "by" for one in after) and any(one.tag_ == "CD" for one in after)


def _is_likely(token: Token) -> bool:
    """Tell whether "likely" is an adverb of the verb after it ("will likely result"), no comparison."""
    if token.lower_ != "likely" or token.nbor().lower_ == "to":
        return False
    return not (token.i and token.nbor(-1).lower_ in ("more", "less", "most", "least", "as"))


def _verbless(verb: Token) -> bool:
    """Tell whether a sentence, a headline mostly, has no finite verb that the tagger saw."""
    return not any(token.tag_ in FINITE_OR_MODAL for token in verb.doc)


def _is_passive(verb: Token, words: list[str]) -> bool:
    """Tell whether a form of "be" or "get" stands among the auxiliaries `words` of a participle."""
    return verb.tag_ in ("VBN", "VBD") and any(word in load_lexicon().words["passive"] for word in words)


def _bare(verb: Token, hedges: tuple[Token, ...], lexicon: Lexicon, steps: int) -> Standing:
    """Read "helps REDUCE" by the verb before it; a bare verb that opens a sentence is advice."""
    if verb.i == 0 or verb.dep_ == "ROOT" and not any(c.dep_ in SUBJECTS for c in verb.children):
        return Standing(verb.i > 0, "imperative", hedges, verb)
    head = verb.head
    if steps and head is not verb and is_verb(head) and head.i < verb.i and verb.dep_ in ("xcomp", "ccomp", "conj"):
        first = standing(head, lexicon, steps - 1)
        return first._replace(hedges=(*first.hedges, *hedges), passive=False)
    said = any(c.dep_ in SUBJECTS for c in verb.children) or _verbless(verb)
    return Standing(said, "verb", hedges, verb)


def _participle(verb: Token, hedges: tuple[Token, ...], lexicon: Lexicon, steps: int) -> Standing:
    """Read ", REDUCING deaths" by the clause it is added to; after a preposition it names something."""
    before = verb.nbor(-1) if verb.i else None
    if before is not None and before.tag_ in ("RB",) and before.i:
        before = before.nbor(-1)
    if verb.i and _verbless(verb) and verb.nbor(-1).tag_ in ("NN", "NNS", "NNP", "RB"):
        return Standing(True, "headline", hedges, verb)
    if before is not None and before.i and before.lower_ == "of" and steps:
        supposed = before.nbor(-1)
        if supposed.lower_ in lexicon.words["raising_hedges"] and supposed.tag_[:2] != "NN":
            return _carried(supposed, lexicon, steps)._replace(hedges=(supposed, *hedges), passive=False)
    if before is not None and before.i and before.tag_ == "IN" and before.nbor(-1).lower_ in lexicon.words["means"]:
        return _by_means(before.nbor(-1), hedges, lexicon, steps)
    if before is None or before.tag_ in ("IN", "TO", "DT", "PRP$", "JJ"):
        return Standing(False, "gerund", hedges, verb)
    if verb.dep_ in ("advcl", "acl", "conj", "xcomp") and before.text == "," and steps and verb.head != verb:
        head = verb.head
        if is_verb(head):
            first = standing(head, lexicon, steps - 1)
            return Standing(first.asserted, first.reason, (*first.hedges, *hedges), first.finite)
        return Standing(True, "participle", hedges, verb)
    return Standing(False, "gerund", hedges, verb)


def _infinitive(verb: Token, to: Token, hedges: tuple[Token, ...], lexicon: Lexicon, steps: int) -> Standing:
    """Read "seems TO reduce" by the words before it; "in order to reduce" is a purpose."""
    passive = _is_passive(verb, [token.lower_ for token in verb.doc[to.i : verb.i]])
    governor = to.nbor(-1) if to.i else None
    while (
        governor is not None
        and governor.i
        and (governor.tag_[:2] == "RB" or governor.lower_ in lexicon.words["verb_negations"])
        and governor.lower_ not in lexicon.words["raising_hedges"]
    ):
        governor = governor.nbor(-1)
    if governor is None:
        return Standing(False, "purpose", hedges, verb)
    word = governor.lower_
    if word in lexicon.words["raising_hedges"]:
        above = _carried(governor, lexicon, steps)._replace(passive=passive)
        comparing = (
            word == "likely" and governor.i and governor.nbor(-1).lower_ in ("more", "less", "most", "least", "as")
        )
        if comparing:
            return Standing(False, "comparison", hedges, verb)
        return above._replace(hedges=(*above.hedges, governor, *hedges))
    if word in lexicon.words["raising"] and not (governor.tag_[:2] == "NN" and governor.dep_ == "pobj"):
        above = _carried(governor, lexicon, steps)
        return above._replace(hedges=(*above.hedges, *hedges), passive=passive)
    if word == "evidence":
        return _carried(governor, lexicon, steps)._replace(passive=passive)
    if word in lexicon.words["means"]:
        return _by_means(governor, hedges, lexicon, steps)
    if verb.dep_ in ("ccomp", "xcomp") and verb.head.lower_ in lexicon.words["evidence"] and steps:
        return standing(verb.head, lexicon, steps - 1)._replace(passive=passive)
    if verb.dep_ == "ROOT" and any(child.dep_ in SUBJECTS for child in verb.children):
        return Standing(True, "headline", hedges, verb, passive)
    return Standing(False, "purpose", hedges, verb)


def _by_means(noun: Token, hedges: tuple[Token, ...], lexicon: Lexicon, steps: int) -> Standing:
    """Read "is a way TO reduce" by what is said of the means; "strategies to reduce" alone only names it."""
    said = noun.dep_ in ("attr", "oprd") or (noun.dep_ == "dobj" and noun.head.lower_ in lexicon.words["representing"])
    said = said or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
    if not said or not steps:
        return Standing(False, "purpose", hedges, noun)
    above = _carried(noun, lexicon, steps)
    doubts = tuple(child for child in noun.lefts if child.lower_ in lexicon.words["hedge_adjectives"])
    return above._replace(hedges=(*above.hedges, *doubts, *hedges), passive=False)


def _carried(governor: Token, lexicon: Lexicon, steps: int) -> Standing:
    """Return the standing of the verb that `governor` is or belongs to."""
    if not steps:
        return Standing(True, "verb", finite=governor)
    if is_verb(governor) and governor.tag_ != "MD":
        return standing(governor, lexicon, steps - 1)
    token = governor
    while token.head != token and not is_verb(token):
        token = token.head
    if is_verb(token) and token.i < governor.i:
        return standing(token, lexicon, steps - 1)
    return Standing(True, "verb", finite=governor)
