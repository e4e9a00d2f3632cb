"""What the cue readers pass on: a cue with the word it hangs on, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claimcheck.lexicon import CueRule
from claimcheck.lexicon.openwords import OpenLexicon
from claimcheck.model.claim import Strength
from claimcheck.pipeline.components.syntax import is_verb

ASSERTED = ""


@dataclass(frozen=True)
class Candidate:
    """A cue of a sentence; `why_not` is empty where it asserts something, else it names what keeps it from that.

    `head` is the word that carries the relation, `verb` the one that carries its modals. `weakeners` are the words
    that make causation conditional.
    """

    cue: CueRule
    head: Token
    strength: Strength
    why_not: str = ASSERTED
    weakeners: tuple[Token, ...] = ()
    abilities: tuple[Token, ...] = ()
    verb: Token | None = None
    nested: bool = False

    @property
    def asserted(self) -> bool:
        """Tell whether something is claimed."""
        return self.why_not == ASSERTED

    @property
    def graded(self) -> Strength:
        """The strength with the weakeners and the words of ability taken into account."""
        if self.strength is not Strength.DIRECT_CAUSAL:
            return self.strength
        if self.weakeners:
            return Strength.CONDITIONAL_CAUSAL
        return Strength.CAN_CAUSE if self.abilities else Strength.DIRECT_CAUSAL


def base_strength(cue: CueRule) -> Strength:
    """Return the strength that the lexicon gives a cue."""
    return Strength[cue.attributes["strength"].upper()]


def governor(token: Token) -> Token | None:
    """Return the nearest verb above `token`, None where there is none."""
    current = token
    for _ in range(12):
        if current.head == current:
            return None
        current = current.head
        if is_verb(current) and current.dep_ != "amod":
            return current
    return None


def following(doc: Doc, position: int, count: int) -> list[Token]:
    """Return up to `count` tokens from `position`, as far as the clause goes by its punctuation."""
    found = []
    for token in doc[position : position + count]:
        if token.text in ".;:?!":
            break
        found.append(token)
    return found


def is_study(token: Token | None, lexicon: OpenLexicon) -> bool:
    """Tell whether a noun names research or its results rather than something in the world."""
    return token is not None and token.lower_ in lexicon.words["study"]
