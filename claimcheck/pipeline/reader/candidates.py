"""What the cue readers pass on: a cue with the word it hangs on, and what became of it."""

from __future__ import annotations

from msgspec import Struct
from spacy.tokens import Doc, Token

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.cues import Cue
from claimcheck.model.claim import Strength
from claimcheck.pipeline.reader.syntax import is_verb

ASSERTED = ""


class Candidate(Struct, frozen=True):
    """A cue of a sentence; `why_not` is empty where it asserts something, else it names what keeps it from that.

    `doubt` names what makes it doubtful that the cue relates things at all; concepts on both sides settle it. `head` is
    the word that carries the relation, `verb` the one that carries its modals. `weakeners` are the words that make
    causation conditional.
    """

    cue: Cue
    head: Token
    strength: Strength
    why_not: str = ASSERTED
    doubt: str = ""
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


def object_head(token: Token, lexicon: Lexicon) -> Token | None:
    """Return the last noun of the first noun phrase that follows `token`."""
    noun: Token | None = None
    for one in following(token.doc, token.i + 1, 10):
        if one.tag_[:2] == "NN":
            noun = one
        elif one.lower_ == "of" and noun is not None and noun.lower_ in lexicon.words["measures"]:
            continue
        elif noun is not None or one.tag_ in ("IN", "TO", "VBZ", "VBP", "VBD") and one.i > token.i + 1:
            break
    return noun


def against_expectation(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether something is only compared with what was thought or reported before."""
    after = following(token.doc, token.i + 1, 9)
    start = next((n for n, one in enumerate(after[:4]) if one.lower_ in ("than", "to", "as", "with")), None)
    return start is not None and any(one.lower_ in lexicon.words["expected"] for one in after[start : start + 6])


def is_study(token: Token | None, lexicon: Lexicon) -> bool:
    """Tell whether a noun names research or its results rather than something in the world."""
    return token is not None and token.lower_ in lexicon.words["study"]
