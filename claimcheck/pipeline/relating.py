"""Tells cheaply whether a sentence could relate one thing to another, whatever they are.

Parsing costs a hundred times what looking up words does, so whatever the words beside a cue rule out is ruled out here.
"""

from __future__ import annotations

import re

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.cues import Cue
from claimcheck.model.claim import Relation

_WORD = re.compile(r"[\w'-]+")


def may_relate(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a cue that could assert something, or a comparison, stands in normalised `text`."""
    if lexicon.surface["open_question"].search(text):
        return False
    if lexicon.surface["comparison"].search(text):
        return True
    present = frozenset(_WORD.findall(text))
    cues = lexicon.cues.find(text)
    return any(_may(cue, text, present, lexicon) for cue in cues if not cue.entry.weak)


def _may(cue: Cue, text: str, present: frozenset[str], lexicon: Lexicon) -> bool:
    if cue.group == "verbs":
        return _verb_may(cue, text, present, lexicon)
    if cue.group == "nouns":
        return not cue.entry.light or bool(present & lexicon.words["light"])
    return cue.group == "constructions" or _phrase_may(cue, text, present, lexicon)


def _verb_may(cue: Cue, text: str, present: frozenset[str], lexicon: Lexicon) -> bool:
    entry, surface = cue.entry, lexicon.surface
    before = text[max(0, cue.start - 40) : cue.start]
    verb = text[cue.start : cue.end].split()[0]
    if surface["before_noun"].search(before) or surface["advised"].search(before):
        return False
    if entry.gains and not present & lexicon.words["gains"]:
        return False
    if entry.weakened and not _hedged(present, lexicon):
        return False
    purpose = surface["purpose"].search(before)
    if purpose and entry.relation is not Relation.INDICATES:
        governors = frozenset(purpose["governors"].split())
        return any(governors & lexicon.words[name] for name in ("raising", "raising_hedges", "means"))
    helped = surface["helped"].search(before) is not None
    if verb.endswith("ing"):
        return helped or bool(surface["joined"].search(before)) or not surface["sentence_end"].search(text)
    if not before.strip() or entry.takes == "nothing" or entry.undergone is not None:
        return bool(before.strip())
    if helped:
        return surface["by"].match(text, cue.end) is not None
    return surface["no_object"].match(text, cue.end) is None


def _phrase_may(cue: Cue, text: str, present: frozenset[str], lexicon: Lexicon) -> bool:
    if cue.entry.pos == "phrase":
        return True
    if cue.entry.weakened and not _hedged(present, lexicon):
        return False
    if lexicon.surface["attribute"].match(text, cue.end) is None or lexicon.surface["preposition"].search(
        text[: cue.end]
    ):
        return True
    return lexicon.surface["said"].search(text[max(0, cue.start - 30) : cue.start]) is not None


def _hedged(present: frozenset[str], lexicon: Lexicon) -> bool:
    return bool(present & (lexicon.words["hedges"] | lexicon.words["raising_hedges"]))
