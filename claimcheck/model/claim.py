"""A health claim as the pipeline finds it."""

from __future__ import annotations

from enum import Enum, IntEnum

from msgspec import Struct

from claimcheck.model.document import Span


class Strength(IntEnum):
    """How strongly a claim relates its subject to its object, after Sumner et al. 2014, Yu et al. 2019."""

    CORRELATIONAL = 1
    CONDITIONAL_CAUSAL = 2
    CAN_CAUSE = 3
    DIRECT_CAUSAL = 4

    @property
    def label(self) -> str:
        """The word used in reports and in YAML."""
        return self.name.lower()


class Polarity(str, Enum):
    """Whether the relation is asserted or denied."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Certainty(IntEnum):
    """How sure the wording sounds."""

    HEDGED = 1
    PLAIN = 2
    BOOSTED = 3

    @property
    def label(self) -> str:
        """The word used in reports and in YAML."""
        return self.name.lower()


class Frequency(IntEnum):
    """How often, as the text says it."""

    RARE = 1
    SOMETIMES = 2
    COMMON = 3
    ALWAYS = 4

    @property
    def label(self) -> str:
        """The word used in reports and in YAML."""
        return self.name.lower()


class Relation(str, Enum):
    """How a subject bears on an object. `affects` says no more than that it does, in whatever direction."""

    CAUSES = "causes"
    WORSENS = "worsens"
    PREVENTS = "prevents"
    RELIEVES = "relieves"
    INDICATES = "indicates"
    SUPPORTS = "supports"
    CONTAINS = "contains"
    DIAGNOSES = "diagnoses"
    SAME_AS = "same_as"
    OCCURS = "occurs"
    REQUIRES = "requires"
    AFFECTS = "affects"


HARMS = frozenset((Relation.CAUSES, Relation.WORSENS))
HELPS = frozenset((Relation.PREVENTS, Relation.RELIEVES))


class State(str, Enum):
    """What there is of a nutrient, or how it is given."""

    DEFICIENCY = "deficiency"
    EXCESS = "excess"
    SUPPLEMENT = "supplement"
    INJECTION = "injection"
    ORAL = "oral"
    TREATMENT = "treatment"
    TREATMENT_START = "treatment_start"


BROADER_STATE = {
    State.INJECTION: State.SUPPLEMENT,
    State.ORAL: State.SUPPLEMENT,
    State.TREATMENT: State.SUPPLEMENT,
    State.TREATMENT_START: State.TREATMENT,
}


class Breadth(str, Enum):
    """How a side of a claim compares with that of the entry: "ataxia" is narrower than "neurological symptoms"."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"


class Bound(str, Enum):
    """Of what a figure is the limit: "over half" or "under half"."""

    OVER = "over"
    UNDER = "under"


class Voice(str, Enum):
    """Who asserts the claim; only `own` and `endorsed` claims are the author's."""

    OWN = "own"
    ENDORSED = "endorsed"
    REPORTED = "reported"
    REJECTED = "rejected"
    QUESTION = "question"
    HYPOTHETICAL = "hypothetical"


class Term(Struct, frozen=True):
    """One side of a claim: its words, their place in the source, and what the lexicon knows of them.

    `span` is None when the words stand in the context (a heading, a lead-in, the sentence before).
    """

    text: str
    span: Span | None
    concept: str | None = None
    state: State | None = None


class Cue(Struct, frozen=True):
    """Words that gave a claim its relation, strength, polarity, certainty, frequency or voice."""

    text: str
    category: str
    span: Span


class Claim(Struct, frozen=True):
    """An assertion that relates a subject to an object.

    `span` is the claim's own words in the source, `sentence` the range of the sentence they stand in.
    `block` is an index into `Document.blocks`. `qualifiers` are ids of the lexicon ("rare", "injection") given in
    the sentence, `nearby` those given around it: the sentences before and after, the lead-in, the headings.
    `sole` is true when the wording makes the subject the only or main cause. `figure` is a percentage given, a
    limit where there is a `bound`.
    """

    span: Span
    sentence: Span
    block: int
    subject: Term
    relation: Relation
    object: Term
    strength: Strength
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.PLAIN
    frequency: Frequency | None = None
    voice: Voice = Voice.OWN
    qualifiers: frozenset[str] = frozenset()
    nearby: frozenset[str] = frozenset()
    sole: bool = False
    figure: float | None = None
    bound: Bound | None = None
    cues: tuple[Cue, ...] = ()
