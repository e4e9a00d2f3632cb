"""Reads the claims of a parsed sentence, whatever they are about."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from claimcheck.lexicon import CueRule
from claimcheck.lexicon.normal import normalise
from claimcheck.lexicon.openwords import OpenLexicon
from claimcheck.model.claim import Strength
from claimcheck.pipeline.components.syntax import is_verb, tokens_at
from claimcheck.pipeline.open.frames import framing
from claimcheck.pipeline.open.verbs import standing


class Found(NamedTuple):
    cue: CueRule
    strength: Strength | None
    reason: str


def read(doc: Doc, lexicon: OpenLexicon):
    text = normalise(doc.text)
    for cue in lexicon.cues.find(text):
        token = tokens_at(doc, cue.start, cue.end)
        kind = cue.attributes["kind"]
        base = Strength[cue.attributes["strength"].upper()]
        if kind == "verbs":
            yield from verb(cue, token[0], base, lexicon)
        elif kind == "nouns":
            yield from noun(cue, token, base, lexicon)
        else:
            yield from phrase(cue, token, base, lexicon)


def objected(t: Token) -> bool:
    i = t.i + 1
    while i < len(t.doc) and t.doc[i].tag_[:2] == "RB":
        i += 1
    if i >= len(t.doc):
        return False
    n = t.doc[i]
    return n.tag_[:2] in ("NN", "DT", "JJ", "CD", "VB", "PR", "PD", "WP") or n.tag_ in ("VBG", "VBN", "PRP$", "PRP") or n.lower_ in ("both", "that", '"') or any(c.dep_ == "dobj" for c in t.children)


def verb(cue, t, base, lexicon):
    if not is_verb(t):
        headline = t.tag_ in ("NNS", "NNPS","NN","NNP") and t.lower_.endswith("s") and not any(x.tag_ in ("VBZ", "VBP", "VBD", "MD") for x in t.doc) and t.i and t.i+1 < len(t.doc)
        if not headline:
            yield Found(cue, None, "noun " + t.tag_)
            return
        yield Found(cue, base, "headline")
        return
    if t.dep_ in ("amod", "compound"):
        yield Found(cue, None, "attributive")
        return
    if cue.attributes.get("takes") != "nothing" and "then" not in cue.attributes and not objected(t):
        s = standing(t, lexicon)
        yield Found(cue, None, "no object" + (" passive" if s.passive else ""))
        return
    s = standing(t, lexicon)
    if not s.asserted:
        yield Found(cue, None, s.reason)
        return
    if s.passive and "then" not in cue.attributes:
        yield Found(cue, None, "passive")
        return
    frame = framing(t, lexicon)
    if frame:
        yield Found(cue, None, frame)
        return
    yield Found(cue, hedge(base, s.hedges), "verb" + (" " + " ".join(h.lower_ for h in s.hedges)))


def hedge(base, hedges):
    if base is Strength.DIRECT_CAUSAL and hedges:
        return Strength.CONDITIONAL_CAUSAL
    return base


def noun(cue, span, base, lexicon):
    t = span.root
    frame = framing(t, lexicon)
    if frame:
        yield Found(cue, None, frame)
        return
    hedges = [c for c in t.lefts if c.lower_ in lexicon.words["hedge_adjectives"]]
    v = t
    while v.head != v and not is_verb(v):
        v = v.head
    s = standing(v, lexicon) if is_verb(v) else None
    if cue.attributes.get("light"):
        if not (is_verb(v) and v.lower_ in lexicon.words["light"]):
            yield Found(cue, None, "no light verb")
            return
    if s and not s.asserted:
        yield Found(cue, None, "in " + s.reason)
        return
    yield Found(cue, hedge(base, [*hedges, *(s.hedges if s else ())]), "noun")


def phrase(cue, span, base, lexicon):
    t = span.root
    frame = framing(t, lexicon)
    if frame:
        yield Found(cue, None, frame)
        return
    if t.dep_ == "amod" and cue.attributes["pos"] == "predicate" and base is Strength.DIRECT_CAUSAL and "by" not in cue.attributes and t.head.dep_ not in ("attr",):
        yield Found(cue, None, "attributive")
        return
    v = t
    while v.head != v and not is_verb(v):
        v = v.head
    if is_verb(t) and t.tag_ != "VBN":
        v = t
    s = standing(v, lexicon) if is_verb(v) else None
    if s and not s.asserted and s.reason not in ("participle", "gerund"):
        yield Found(cue, None, "in " + s.reason)
        return
    yield Found(cue, hedge(base, s.hedges if s else ()), "phrase")
