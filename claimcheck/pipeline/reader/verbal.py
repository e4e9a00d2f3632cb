"""Verbs as cues: which of them relate their subject to their object."""

from __future__ import annotations

from msgspec.structs import replace
from spacy.tokens import Token

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.cues import Cue, Sides
from claimcheck.model.claim import HELPS, Relation
from claimcheck.pipeline.reader.candidates import Candidate, following, is_study, object_head
from claimcheck.pipeline.reader.framing import framing
from claimcheck.pipeline.reader.misreadings import is_attributive, is_misread_noun, is_misread_verb
from claimcheck.pipeline.reader.standing import standing
from claimcheck.pipeline.reader.syntax import is_verb, means_of, subject_of

# What is relieved or found out with a means, not only by somebody.
_DONE_WITH = HELPS | {Relation.DIAGNOSES}
_NO_OBJECT = ("IN", "TO", "CC", "VBZ", "VBP", "VBD", "MD", "RP", "POS")


def verbal(cue: Cue, token: Token, lexicon: Lexicon) -> Candidate:
    """Return what the verb `token` says."""
    entry, strength = cue.entry, cue.entry.strength
    if (not is_verb(token) and not is_misread_verb(token, cue, lexicon)) or is_misread_noun(token):
        return Candidate(cue, token, strength, "noun")
    if is_attributive(token, lexicon):
        return Candidate(cue, token, strength, "attribute")
    how = standing(token, lexicon)
    if not is_verb(token) and token.tag_[:2] == "NN":
        how = how._replace(asserted=True)
    agent = _has_agent(token, lexicon)
    if agent and how.reason == "participle":
        how = how._replace(asserted=True)
    if how.reason == "purpose" and entry.relation is Relation.INDICATES:
        how = how._replace(asserted=True)
    if not how.asserted and token.dep_ == "amod" and token.tag_ in ("VBN", "VBD"):
        how = how._replace(asserted=True)
    if not how.asserted:
        return Candidate(cue, token, strength, how.reason)
    frame = framing(token, lexicon)
    if frame:
        return Candidate(cue, token, strength, frame)
    if _is_asked(token):
        return Candidate(cue, token, strength, "question")
    denied = any(child.dep_ == "neg" for child in token.children)
    if denied and entry.relation in HELPS and entry.sides is Sides.BACKWARD:
        return Candidate(cue, token, strength, "course of a complaint")
    free = entry.takes == "nothing" or agent
    means = entry.relation in _DONE_WITH and means_of(token) is not None
    if not (free or means) and (how.passive or not _has_object(token)):
        if entry.undergone is None or how.reason == "participle":
            return Candidate(cue, token, strength, "no object")
        if denied and entry.relation in HELPS:
            return Candidate(cue, token, strength, "course of a complaint")
        strength = entry.undergone
        cue = cue._replace(entry=replace(entry, takes="undergone"))
    doubt = "explanation" if entry.weakened and not how.hedges else _doubt(cue, token, lexicon)
    doubt = "means" if means else doubt
    nested = (
        token.dep_ in ("relcl", "acl")
        and not _after_comma(token)
        and token.head.lower_ not in lexicon.words["containers"]
    )
    return Candidate(
        cue,
        token,
        strength,
        doubt=doubt,
        weakeners=how.hedges,
        abilities=how.abilities,
        verb=how.finite,
        nested=nested,
    )


def _is_asked(token: Token) -> bool:
    """Tell whether the subject is what is sought: "find out what CAUSES it"."""
    subjects = (child for child in token.children if child.dep_ in ("nsubj", "nsubjpass"))
    inside = token.dep_ in ("ccomp", "pcomp", "csubj", "dobj", "pobj")
    return inside and any(child.tag_ == "WP" or child.lower_ in ("what", "which") for child in subjects)


def _has_agent(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether "by" and what does it follow a participle, not "by 5%" or "by up to half"."""
    if token.tag_ not in ("VBN", "VBD"):
        return False
    after = following(token.doc, token.i + 1, 6)
    by = next((one for one in after if one.lower_ == "by"), None)
    if by is None or any(
        one.tag_[:2] not in ("RB", "IN", "JJ", "NN") or one.tag_ == "NNP" for one in after[: after.index(by)]
    ):
        return False
    if by.i - token.i > 4 or by.i + 1 >= len(token.doc):
        return False
    amount = by.nbor()
    if amount.lower_ in ("more", "a", "an") and by.i + 2 < len(token.doc):
        return amount.nbor().lower_ not in lexicon.words["after_more"]
    return amount.tag_ != "CD" and amount.lower_ not in lexicon.words["about"]


def _has_object(token: Token) -> bool:
    if any(child.dep_ in ("dobj", "dative", "ccomp", "xcomp") and child.i > token.i for child in token.children):
        return True
    after = following(token.doc, token.i + 1, 4)
    while after and after[0].tag_ in ("RB", "RBR") and (after[0].lower_.endswith("ly") or len(after) > 1):
        after.pop(0)
    if not after or after[0].is_punct and after[0].text not in '("':
        return False
    return after[0].lower_ in ("that", "whether") or after[0].tag_ not in _NO_OBJECT


def _doubt(cue: Cue, token: Token, lexicon: Lexicon) -> str:
    """Return why the object makes no relation of it: findings, groups of people, a test that helps to predict."""
    words = lexicon.words
    after = following(token.doc, token.i + 1, 8)
    lower = [one.lower_ for one in after]
    head = object_head(token, lexicon)
    subject = subject_of(token)
    entry = cue.entry
    if entry.subject and not (subject and subject.lower_ in words[entry.subject]):
        return "no test"
    gain = not is_study(subject, lexicon) and any(word in words["gains"] for word in lower[:5])
    if entry.gains and not gain:
        return "no gain"
    if is_study(subject, lexicon) and any(word in words["study"] for word in lower[:5]):
        return "about research"
    if head is not None and head.lower_ in words["explained" if entry.weakened else "discourse"]:
        return "about research"
    if is_study(subject, lexicon) and _has_agent(token, lexicon):
        return "about research"
    stem = token.lower_[:6]
    if stem in ("affect", "impact", "kill", "kills", "killed", "harm") and _counts(after, lexicon):
        return "prevalence"
    if token.lower_.startswith(("help", "aid", "allow", "enabl", "assist", "permit")):
        later = next((one for one in after if is_verb(one) and one.tag_ in ("VB", "VBG")), None)
        if later is not None and (later.lower_ in words["indicating"] or later.tag_ == "VB"):
            return "carried by the verb after it" if later.lower_ in words["indicating"] else ""
    return ""


def _counts(after: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether the object only says how many or which people there are."""
    if any(one.tag_ == "CD" or one.text == "%" for one in after[:4]):
        return True
    group = next((one for one in after[:3] if one.lower_ in lexicon.words["groups"]), None)
    return group is not None and (group.i + 1 >= len(group.doc) or group.nbor().tag_ not in ("NN", "NNS", "POS"))


def _after_comma(token: Token) -> bool:
    left = token.left_edge
    return left.i > 0 and left.nbor(-1).text in (",", "-", "--")
