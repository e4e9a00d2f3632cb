"""Judges the wording of a claim by the licence of the entry that speaks about it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.claimbase import ClaimBase
from claimcheck.matching.entries import HELD, Match, matches, opposite
from claimcheck.model.claim import (
    Bound,
    Breadth,
    Certainty,
    Claim,
    Frequency,
    Polarity,
    Relation,
    State,
    Strength,
    Voice,
)
from claimcheck.model.entry import Entry, Evidence, Licence, Verdict


class Fault(str, Enum):
    """What is wrong with a claim's wording."""

    STRENGTH = "strength"
    CERTAINTY = "certainty"
    QUALIFIER = "qualifier"
    SOLE = "sole"
    CONTRADICTED = "contradicted"
    REVERSED = "reversed"
    FIGURE = "figure"


# The gravest first: a claim with several faults is reported for the first of them.
GRAVITY = (
    Fault.CONTRADICTED,
    Fault.REVERSED,
    Fault.FIGURE,
    Fault.CERTAINTY,
    Fault.STRENGTH,
    Fault.SOLE,
    Fault.QUALIFIER,
)


class Judgement(Struct, frozen=True):
    """A claim with the entry it was compared to; `missing` are the required qualifiers it does not give.

    `subject` and `object` tell how the sides of the claim compare with those of the entry.
    """

    claim: Claim
    verdict: Verdict
    entry: Entry | None = None
    subject: Breadth = Breadth.SAME
    object: Breadth = Breadth.SAME
    faults: frozenset[Fault] = frozenset()
    missing: tuple[frozenset[str], ...] = ()

    @property
    def gravest(self) -> Fault | None:
        """The fault that is reported."""
        return next((fault for fault in GRAVITY if fault in self.faults), None)


# What a state says without further words.
IMPLIED = {
    State.INJECTION: frozenset(("injection",)),
    State.ORAL: frozenset(("oral",)),
    State.TREATMENT: frozenset(("if-deficient",)),
    State.TREATMENT_START: frozenset(("if-deficient", "early")),
}
# The qualifier of "nearly always" too: it is not too sure where no more than this is asked.
_MOST = "most"
_REVERSED = frozenset((Fault.REVERSED,))
_UNCERTAIN = (Evidence.NOT_ESTABLISHED, Evidence.CASE_REPORTS, Evidence.POSSIBLE)


def judge(claim: Claim, base: ClaimBase) -> Judgement:
    """Return the verdict of the claim base on `claim`.

    What is affirmed of a broad thing ("causes neurological symptoms") holds when it holds of a narrow one. When it
    does not hold of those the claim base knows, it may still hold of others.
    """
    found = matches(claim, base)
    if not found:
        return Judgement(claim, Verdict.UNVERIFIED)
    nearest = found[0]
    if nearest.swapped and (claim.relation, nearest.entry.relation) == (Relation.CAUSES, Relation.INDICATES):
        # What is a sign of an illness is often caused by it; how strongly that may be said is not on record.
        supported = claim.polarity is Polarity.AFFIRMED and claim.voice is not Voice.REJECTED
        verdict = Verdict.SUPPORTED if supported else Verdict.UNVERIFIED
        return Judgement(claim, verdict, nearest.entry if supported else None, nearest.subject, nearest.object)
    if nearest.object is Breadth.BROADER and claim.polarity is Polarity.AFFIRMED:
        kindest = min((_judge(claim, match, base) for match in found), key=lambda judged: judged.verdict)
        return kindest if kindest.verdict is Verdict.SUPPORTED else Judgement(claim, Verdict.UNVERIFIED)
    return _judge(claim, nearest, base)


def _judge(claim: Claim, match: Match, base: ClaimBase) -> Judgement:
    entry = match.entry
    if claim.voice is Voice.REJECTED:
        return _judge_rejection(claim, match, base)
    if opposite(claim.relation, entry.relation):
        return _judge_opposite(claim, match, base)
    missing = tuple(wanted for wanted in entry.licence.qualifiers if not wanted & _given(claim))
    if _about_another(entry, missing, base):
        return Judgement(claim, Verdict.UNVERIFIED)
    if claim.polarity is Polarity.DENIED and missing and _denied_in_general(claim, entry):
        return Judgement(claim, Verdict.UNVERIFIED)
    if claim.polarity is Polarity.DENIED:
        faults = _denial_faults(claim, entry)
    else:
        # Advice given too freely ("see a doctor") harms nobody.
        advises = base.concepts[entry.object.concept].kind == "advice"
        faults = _faults(claim, entry, bool(missing) and not advises)
    told = missing if faults & {Fault.QUALIFIER, Fault.STRENGTH, Fault.CERTAINTY} else ()
    return Judgement(claim, _verdict(faults), entry, match.subject, match.object, faults, told)


def _about_another(entry: Entry, missing: Sequence[frozenset[str]], base: ClaimBase) -> bool:
    """Tell whether an entry speaks of a complaint under a condition that the text does not name.

    What is known of the twitches of a deficiency says nothing of other twitches.
    """
    complaint = base.concepts[entry.subject.concept].kind in ("symptom", "condition", "process")
    return complaint and any("if-deficient" in group for group in missing)


def _judge_opposite(claim: Claim, match: Match, base: ClaimBase) -> Judgement:
    """Judge "relieves" where the entry says "causes": wrong where it is said outright, else not spoken of.

    Of a class of things ("a medicine") both may be true, of one each.
    """
    outright = claim.polarity is Polarity.AFFIRMED and claim.strength > Strength.CONDITIONAL_CAUSAL
    outright = outright and claim.certainty is not Certainty.HEDGED and claim.frequency is not Frequency.RARE
    same = match.subject is not Breadth.BROADER and match.object is not Breadth.BROADER and not match.swapped
    if outright and same and not _is_class(claim, base):
        return Judgement(claim, Verdict.CONTRADICTED, match.entry, match.subject, match.object, _REVERSED)
    return Judgement(claim, Verdict.UNVERIFIED)


def _is_class(claim: Claim, base: ClaimBase) -> bool:
    """Tell whether the subject is a class of things, some of which may do one and some the other."""
    return claim.subject.state is None and base.is_class(claim.subject.concept)


def _judge_rejection(claim: Claim, match: Match, base: ClaimBase) -> Judgement:
    """Judge "it is a myth that ...": who calls a plain statement of what is established a myth, denies it."""
    plain = not (claim.sole or claim.certainty is Certainty.BOOSTED or claim.frequency is not None)
    if match.entry.evidence is Evidence.ESTABLISHED and plain and claim.polarity is Polarity.AFFIRMED:
        denied = judge(replace(claim, voice=Voice.OWN, polarity=Polarity.DENIED), base)
        if denied.verdict is Verdict.CONTRADICTED:
            return denied
    return Judgement(claim, Verdict.SUPPORTED, match.entry, match.subject, match.object)


def _given(claim: Claim) -> frozenset[str]:
    """Return the qualifiers the text gives, in words or by the states it names."""
    states = [term.state for term in (claim.subject, claim.object) if term.state is not None]
    seldom = frozenset(("rare",)) if claim.frequency is Frequency.RARE else frozenset()
    return claim.qualifiers.union(claim.nearby, seldom, *(IMPLIED.get(state, frozenset()) for state in states))


def _denied_in_general(claim: Claim, entry: Entry) -> bool:
    """Tell whether a text denies what holds under a condition that it leaves open: neither right nor wrong.

    Denied of all ("never", "nobody", "at any dose"), it is denied of those who meet the condition too.
    """
    sweeping = claim.certainty is Certainty.BOOSTED or claim.frequency is Frequency.ALWAYS
    outright = sweeping and claim.strength is Strength.DIRECT_CAUSAL
    hedged = claim.certainty is Certainty.HEDGED
    return entry.evidence > Evidence.CASE_REPORTS and not (outright or hedged or _partial(claim))


def _denial_faults(claim: Claim, entry: Entry) -> frozenset[Fault]:
    """Judge "X does not ..."; what is denied in part ("is not the only cause") is not denied."""
    if entry.evidence is Evidence.REFUTED or _partial(claim):
        return frozenset()
    if entry.licence.denial == "yes":
        too_sure = claim.certainty is Certainty.BOOSTED and entry.evidence in _UNCERTAIN
        return frozenset((Fault.CERTAINTY,)) if too_sure else frozenset()
    if claim.certainty is Certainty.HEDGED:
        return frozenset()
    weak = entry.licence.denial == "hedged" and entry.evidence < Evidence.POSSIBLE
    return frozenset((Fault.CERTAINTY if weak else Fault.CONTRADICTED,))


def _partial(claim: Claim) -> bool:
    """Tell whether no more is denied than that it is so alone, in most cases or for sure ("does not MEAN")."""
    never = claim.frequency is Frequency.ALWAYS or claim.certainty is Certainty.BOOSTED
    proof = claim.relation is Relation.INDICATES and claim.strength is Strength.DIRECT_CAUSAL and not never
    return claim.sole or proof or claim.frequency is Frequency.COMMON


def _faults(claim: Claim, entry: Entry, missing: bool) -> frozenset[Fault]:
    if entry.evidence is Evidence.REFUTED:
        # What is said to be rare is all but denied.
        return frozenset(() if claim.frequency is Frequency.RARE else (Fault.CONTRADICTED,))
    checks = {
        Fault.STRENGTH: _group(_effective(claim)) > _group(_licensed(claim, entry)),
        Fault.CERTAINTY: _too_certain(claim, entry),
        Fault.SOLE: _too_exclusive(claim, entry.licence),
        Fault.QUALIFIER: (missing and not _only_possible(claim, entry)) or _too_frequent(claim, entry.licence),
        Fault.FIGURE: _wrong_figure(claim, entry),
    }
    found = frozenset(fault for fault, wrong in checks.items() if wrong)
    if Fault.SOLE in found and entry.evidence >= Evidence.POSSIBLE and entry.licence.strength >= Strength.CAN_CAUSE:
        found -= {Fault.STRENGTH}  # "a cause" would be right, "the cause" is not
    # Wording that is too strong is rewritten anyway, and the suggestion brings the qualifier with it.
    return found - {Fault.QUALIFIER} if found & {Fault.STRENGTH, Fault.CERTAINTY} else found


def _only_possible(claim: Claim, entry: Entry) -> bool:
    """Tell whether no more is said than that something can be so which, under a condition, is so.

    "Magnesium CAN ease cramps" holds if it eases those of people who lack it.
    """
    plain = claim.frequency is None and claim.certainty is not Certainty.BOOSTED
    return plain and claim.strength <= Strength.CAN_CAUSE and entry.evidence >= HELD


def _effective(claim: Claim) -> Strength:
    """ "Sometimes causes" and "probably causes" say no more than "can cause", "affects" no more than a link."""
    if claim.relation is Relation.AFFECTS:
        return Strength.CORRELATIONAL
    if claim.frequency is Frequency.RARE:
        return min(claim.strength, Strength.CONDITIONAL_CAUSAL)
    if claim.frequency is Frequency.SOMETIMES or claim.certainty is Certainty.HEDGED:
        return min(claim.strength, Strength.CAN_CAUSE)
    return claim.strength


def _licensed(claim: Claim, entry: Entry) -> Strength:
    """What may come of something is a possible sign of it, and proves it no more than its other causes."""
    proves = claim.relation is Relation.INDICATES and entry.relation is Relation.CAUSES
    return min(entry.licence.strength, Strength.CAN_CAUSE) if proves else entry.licence.strength


def _group(strength: Strength) -> int:
    """Readers tell apart three groups of wording (Adams et al. 2017)."""
    return max(strength, Strength.CONDITIONAL_CAUSAL)


def _too_certain(claim: Claim, entry: Entry) -> bool:
    licence = entry.licence
    always = claim.frequency is Frequency.ALWAYS and licence.frequency is not Frequency.ALWAYS
    always = always and not (_MOST in claim.qualifiers and any(_MOST in group for group in licence.qualifiers))
    boosted = claim.certainty > licence.certainty and claim.certainty is Certainty.BOOSTED
    return always or (boosted and not (entry.evidence >= HELD and _only_foretold(claim)))


def _only_foretold(claim: Claim) -> bool:
    """Tell whether only "will" makes the wording sure: of what holds anyway it says no more than that."""
    categories = {cue.category for cue in claim.cues}
    return "prediction" in categories and "certainty" not in categories


def _too_exclusive(claim: Claim, licence: Licence) -> bool:
    return claim.sole and not licence.sole and claim.frequency is not Frequency.RARE


def _too_frequent(claim: Claim, licence: Licence) -> bool:
    return claim.frequency is Frequency.COMMON and licence.frequency < Frequency.COMMON


def _wrong_figure(claim: Claim, entry: Entry) -> bool:
    if claim.figure is None or entry.figure is None:
        return False
    if claim.bound is not None:
        over = claim.bound is Bound.OVER
        return claim.figure >= entry.figure.high if over else claim.figure <= entry.figure.low
    return not entry.figure.low <= claim.figure <= entry.figure.high


def _verdict(faults: frozenset[Fault]) -> Verdict:
    if faults & {Fault.CONTRADICTED, Fault.REVERSED, Fault.FIGURE}:
        return Verdict.CONTRADICTED
    return Verdict.OVERSTATED if faults else Verdict.SUPPORTED


def answerable(claim: Claim, *, reported: bool) -> bool:
    """Tell whether the author answers for the claim; with `reported`, for claims of others too."""
    return claim.voice in (Voice.OWN, Voice.ENDORSED) or (reported and claim.voice is Voice.REPORTED)
