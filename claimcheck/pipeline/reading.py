"""What the components pass on: arguments and readings of a sentence, before references are resolved."""

from __future__ import annotations

from msgspec import Struct, field

from claimcheck.model.claim import Bound, Certainty, Frequency, Polarity, Relation, Strength, Voice
from claimcheck.pipeline.mentions import Mention


class Argument(Struct, frozen=True):
    """One side of a relation at `text[start:end]`.

    `mention` is None for words the lexicon does not know; `refers` marks a pronoun or a noun like "the vitamin"
    that stands for something named before.
    """

    start: int
    end: int
    mention: Mention | None = None
    refers: bool = False


class Mark(Struct, frozen=True):
    """A cue that was used: its words at `text[start:end]` and what it decided."""

    start: int
    end: int
    category: str


class Reading(Struct, frozen=True):
    """A relation read in a sentence; `subject` None means that it is left unsaid.

    `start` and `end` delimit the clause, within which modifiers have scope; `weak` marks a cue that means a
    relation only between known concepts ("make", "get"), `setting` one that only says where the object was seen.
    `absorbs` names the category of modifiers that count for nothing inside the cue ("NEVER suffer from").
    `presupposed` tells that the sentence only names it to tell something else of it, which may be denied.
    """

    cue: Mark
    relation: Relation
    strength: Strength
    subject: Argument | None
    object: Argument
    start: int
    end: int
    weak: bool = False
    absorbs: str = ""
    setting: bool = False
    presupposed: bool = False
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.PLAIN
    frequency: Frequency | None = None
    voice: Voice = Voice.OWN
    qualifiers: frozenset[str] = frozenset()
    sole: bool = False
    figure: float | None = None
    bound: Bound | None = None
    marks: tuple[Mark, ...] = field(default=())
