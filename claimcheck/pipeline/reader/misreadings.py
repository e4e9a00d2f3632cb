"""Where the tagger takes a verb for a noun or a participle for a verb, and the words beside it tell better."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.cues import Cue
from claimcheck.pipeline.reader.candidates import following
from claimcheck.pipeline.reader.syntax import FINITE_OR_MODAL


def is_misread_verb(token: Token, cue: Cue, lexicon: Lexicon) -> bool:
    """Tell whether a noun of the tagger must be a verb: "surgery HALVES risk", and in headlines "drugs LIFT mood"."""
    doc = token.doc
    if not token.i or token.i + 1 >= len(doc) or token.tag_ not in ("NNS", "NNPS", "NNP", "NN", "JJ", "VBN"):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if before.tag_ in ("DT", "JJ", "PRP$", "IN", "POS", "CD", "JJR", "CC", "TO") or before.tag_ in ("JJS", ",", "HYPH"):
        return False
    if cue.entry.then:
        finite_later = any(t.tag_ in FINITE_OR_MODAL for t in doc[token.i + 1 :])
        after_plural = token.tag_ == "NN" and before.tag_ == "NNS" and doc[-1].text not in ".!?"
        return (token.lower_.endswith("s") or after_plural) and not finite_later
    if token.tag_ == "NN" and after.lower_ in lexicon.words["chances"] and before.tag_ in ("NN", "NNS", "NNP"):
        return True
    if token.tag_ == "NNS" and cue.entry.undergone is not None and _verbless(token) and after.tag_ == "IN":
        return after.lower_ != "of"
    if token.tag_ == "NN" and after.tag_ in ("DT", "PRP$") and after.lower_ not in ("no", "that"):
        return True
    if token.lower_.endswith("s"):
        return after.tag_[:2] in ("NN", "JJ", "DT", "CD") or after.tag_ in ("PRP$", "VBG")
    headline = doc[-1].text not in ".!?" and not any(t.tag_ in ("MD", "VBZ") and t.i > token.i for t in doc)
    spoken = any(t.tag_ in FINITE_OR_MODAL and t.i < token.i and t.lower_ not in lexicon.words["telling"] for t in doc)
    return headline and not spoken and after.tag_[:2] in ("NN", "JJ") and before.tag_[:2] in ("NN", "VB")


def is_misread_noun(token: Token) -> bool:
    """Tell whether a finite verb follows at once: in "avoiding FALLS takes care" the falls are things."""
    return token.tag_ == "VBZ" and token.i + 1 < len(token.doc) and token.nbor().tag_ in ("VBZ", "VBD", "MD")


def is_attributive(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a participle describes the noun after it: "a REDUCED rate", "have ELEVATED risk"."""
    if token.tag_ not in ("VBG", "VBN", "VBD") or token.i + 1 >= len(token.doc):
        return False
    helped = token.i and token.nbor(-1).lower_ in lexicon.words["having"]
    if (
        token.lower_.endswith("ed")
        and token.i
        and token.nbor(-1).tag_ in ("IN", "DT", "PRP$")
        and token.nbor().tag_[:2] == "NN"
    ):
        return True
    described = takewhile(lambda one: one.tag_[:2] in ("NN", "JJ", "VB"), following(token.doc, token.i + 1, 4))
    risky = any(
        one.lower_ in lexicon.words["risks"] and one.lower_ not in lexicon.words["counted"] for one in described
    )
    before_tag = token.nbor(-1).tag_ if token.i else ""
    measured = before_tag in ("CD", "JJ", "DT", "IN", "PRP$") or (
        token.i and token.nbor(-1).lower_ in lexicon.words["percent"]
    )
    if token.tag_ != "VBG" and risky and (helped or measured) and token.lower_.endswith("ed"):
        return True
    if token.dep_ not in ("amod", "compound"):
        return False
    before = token.nbor(-1) if token.i else token
    if before.tag_ == "RB" and before.i:
        before = before.nbor(-1)
    between_nouns = before.tag_ in ("NN", "NNS", "NNP") and token.nbor().tag_[:2] in ("NN", "JJ", "DT")
    return not (between_nouns and token.lower_.endswith("ed"))


def _verbless(token: Token) -> bool:
    return not any(one.tag_ in FINITE_OR_MODAL for one in token.doc)
