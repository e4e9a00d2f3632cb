"""Comparisons as cues: "higher in smokers", "lived longer than", "had fewer falls"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.cues import Cue, CueEntry
from claimcheck.model.claim import Relation, Strength
from claimcheck.pipeline.reader.candidates import Candidate, against_expectation, following, governor
from claimcheck.pipeline.reader.framing import framing
from claimcheck.pipeline.reader.standing import standing
from claimcheck.pipeline.reader.syntax import is_verb

_ENTRY = CueEntry(relation=Relation.AFFECTS, strength=Strength.CORRELATIONAL)
GROUP = "comparisons"
_REACH = 24


def comparisons(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the comparisons of a sentence."""
    for token in doc:
        superlative = token.tag_ == "JJS" and token.dep_ in ("acomp", "attr")
        if (token.tag_ in ("JJR", "RBR") or superlative) and token.lower_ not in lexicon.words["not_compared"]:
            end = token.idx + len(token)
            cue = Cue(_ENTRY, GROUP, token.idx, end)
            reason = _why_not(token, lexicon)
            yield Candidate(cue, token, Strength.CORRELATIONAL, reason, verb=governor(token))


def _why_not(token: Token, lexicon: Lexicon) -> str:
    frame = framing(token, lexicon)
    if frame:
        return frame
    if _paired(token):
        return ""
    noun = token.head if token.dep_ in ("amod", "advmod") else token
    if noun.tag_[:2] == "NN" and noun.lower_ in lexicon.words["wanted"]:
        return "no outcome"
    if against_expectation(token, lexicon):
        return "against expectation"
    if token.i and token.nbor(-1).lower_ in lexicon.words["marking"]:
        return ""
    verb = governor(token)
    if verb is not None and not standing(verb, lexicon).asserted:
        return standing(verb, lexicon).reason
    if _than(token, lexicon):
        return ""
    if token.dep_ in ("acomp", "attr") or (token.head.dep_ in ("acomp", "attr") and token.dep_ == "advmod"):
        after = following(token.doc, token.i + 1, 5)
        return "" if any(one.lower_ in lexicon.words["compared_in"] for one in after) else "compared with nothing"
    if noun.tag_[:2] == "NN" and noun.dep_ in ("dobj", "attr", "conj", "pobj") and verb is not None:
        return "" if verb.lower_ in lexicon.words["having"] else "no verb that carries it"
    if token.dep_ == "advmod" and is_verb(token.head):
        return "" if token.head.lower_ in lexicon.words["having"] else "compared with nothing"
    return "compared with nothing"


def _paired(token: Token) -> bool:
    """Tell whether a second comparative answers this one: "THE OLDER they are, THE WEAKER"."""
    if not token.i or token.nbor(-1).lower_ != "the" or (token.i > 1 and token.nbor(-2).text not in ",;.:"):
        return False
    return any(one.tag_ in ("JJR", "RBR") and one.nbor(-1).lower_ == "the" for one in token.doc[token.i + 2 :])


def _than(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a "than" or "compared with" follows that compares with something, not with a number."""
    for one in following(token.doc, token.i + 1, _REACH):
        if one.lower_ in ("than", "compared", "versus", "vs", "vs."):
            return not _is_number(following(token.doc, one.i + 1, 3), lexicon)
    return False


def _is_number(words: list[Token], lexicon: Lexicon) -> bool:
    if not words:
        return True
    if words[0].lower_ in ("one", "a", "an", "half"):
        return len(words) < 2 or words[1].lower_ in lexicon.words["amounts"]
    return words[0].tag_ == "CD"
