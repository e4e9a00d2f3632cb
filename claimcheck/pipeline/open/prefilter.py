"""Chooses the sentences that are worth parsing: those in which some word could relate one thing to another.

Parsing costs a hundred times what looking up words does, so whatever the words beside a cue rule out is ruled out here.
"""

from __future__ import annotations

import re

from claimcheck.lexicon import CueRule
from claimcheck.lexicon.openwords import OpenLexicon, load_open_lexicon, open_cues
from claimcheck.pipeline.discourse import Analysis

_WORD = re.compile(r"[\w'-]+")


def may_relate(analysis: Analysis) -> bool:
    """Tell whether a cue that could assert something, or a comparison, stands in a unit."""
    words, text = load_open_lexicon(), analysis.unit.normal
    if words.surface["open_question"].search(text):
        return False
    if words.surface["comparison"].search(text):
        return True
    present = frozenset(_WORD.findall(text))
    verbs, nouns, phrases = open_cues(text)
    if any(_verb_may(cue, text, present, words) for cue in verbs):
        return True
    if any(_phrase_may(cue, text, present, words) for cue in phrases):
        return True
    return any(_noun_may(cue, present, words) for cue in nouns)


def _verb_may(cue: CueRule, text: str, present: frozenset[str], words: OpenLexicon) -> bool:
    attributes, surface = cue.attributes, words.surface
    before = text[max(0, cue.start - 40) : cue.start]
    verb = text[cue.start : cue.end].split()[0]
    if surface["before_noun"].search(before) or surface["advised"].search(before):
        return False
    if "gains" in attributes and not present & words.words["gains"]:
        return False
    if "weakened" in attributes and not _hedged(present, words):
        return False
    purpose = surface["purpose"].search(before)
    if purpose and attributes["relation"] != "indicates":
        governors = frozenset(purpose["governors"].split())
        return any(governors & words.words[name] for name in ("raising", "raising_hedges", "means"))
    helped = surface["helped"].search(before) is not None
    if verb.endswith("ing"):
        return helped or bool(surface["joined"].search(before)) or not surface["sentence_end"].search(text)
    if not before.strip() or attributes.get("takes") == "nothing" or "undergone" in attributes:
        return bool(before.strip())
    if helped:
        return surface["by"].match(text, cue.end) is not None
    return surface["no_object"].match(text, cue.end) is None


def _noun_may(cue: CueRule, present: frozenset[str], words: OpenLexicon) -> bool:
    return "light" not in cue.attributes or bool(present & words.words["light"])


def _phrase_may(cue: CueRule, text: str, present: frozenset[str], words: OpenLexicon) -> bool:
    if cue.attributes["pos"] == "phrase":
        return True
    if "weakened" in cue.attributes and not _hedged(present, words):
        return False
    if words.surface["attribute"].match(text, cue.end) is None or words.surface["preposition"].search(text[: cue.end]):
        return True
    return words.surface["said"].search(text[max(0, cue.start - 30) : cue.start]) is not None


def _hedged(present: frozenset[str], words: OpenLexicon) -> bool:
    return bool(present & (words.words["hedges"] | words.words["raising_hedges"]))
