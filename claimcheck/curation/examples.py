"""Judges the examples and near misses that entries of the claim base carry."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from claimcheck.config import Settings
from claimcheck.linter.resources import DraftEngine
from claimcheck.matching import Judgement, answerable
from claimcheck.model.claim import Claim, Term
from claimcheck.model.entry import Entry, Example, Verdict
from claimcheck.readers import read_text

NEAR_MISS = "near miss"
KINDS = ("supported", "overstated", "contradicted", NEAR_MISS)
SETTINGS = Settings()


class Outcome(Struct, frozen=True):
    """An example and what the engine makes of it.

    `got` says it in words, `graver` is true for a verdict worse than expected, `elsewhere` lists what other
    entries flag.
    """

    entry: Entry
    example: Example
    kind: str
    right: bool
    got: str
    graver: bool
    elsewhere: tuple[str, ...]

    @property
    def told(self) -> str:
        """What is to be said of it, for a message."""
        text = repr(self.example.text)
        if self.right:
            return f"{text} is judged as it says by now; take off its mark `missed`"
        return f"{text} was to be judged {self.kind}; got {self.got}"


def outcomes(entry: Entry, engine: DraftEngine) -> list[Outcome]:
    """Return what becomes of each example of `entry`."""
    return [_outcome(entry, example, engine) for example in entry.examples]


def _outcome(entry: Entry, example: Example, engine: DraftEngine) -> Outcome:
    draft = engine.draft(read_text(example.text, "example.txt", "text"), SETTINGS)
    here = [judged for judged in draft.judgements if judged.entry is not None and judged.entry.id == entry.id]
    owned = [judged for judged in here if answerable(judged.claim, reported=False)]
    worst = max((judged.verdict for judged in owned), default=Verdict.UNVERIFIED)
    if example.verdict is None:
        right = worst <= Verdict.SUPPORTED
    elif example.verdict is Verdict.SUPPORTED:
        right = bool(here) and worst <= Verdict.SUPPORTED
    else:
        right = worst is example.verdict
    return Outcome(
        entry,
        example,
        NEAR_MISS if example.verdict is None else example.verdict.label,
        right,
        _told(here, draft.judgements),
        worst > Verdict.SUPPORTED and example.verdict is not None and worst > example.verdict,
        tuple(_flagged_elsewhere(entry, draft.judgements)),
    )


def _told(here: list[Judgement], everything: tuple[Judgement, ...]) -> str:
    """Say what was found for the entry, and where nothing was what else was found."""
    if here:
        return "; ".join(_judged(judged) for judged in here)
    if not everything:
        return "no claim"
    return "nothing for this entry, but " + "; ".join(
        f"{judged.entry.id if judged.entry else 'no entry'}: {_judged(judged)}" for judged in everything
    )


def _judged(judged: Judgement) -> str:
    faults = "+".join(sorted(fault.value for fault in judged.faults))
    return f"{judged.verdict.label}{f' ({faults})' if faults else ''} [{_claim(judged.claim)}]"


def _claim(claim: Claim) -> str:
    def side(term: Term) -> str:
        return f"{term.concept or term.text!r}{f'/{term.state.value}' if term.state else ''}"

    extras = [
        claim.strength.label,
        claim.polarity.value if claim.polarity.value != "affirmed" else "",
        claim.certainty.label if claim.certainty.label != "plain" else "",
        claim.frequency.label if claim.frequency else "",
        claim.voice.value if claim.voice.value != "own" else "",
        "sole" if claim.sole else "",
        *sorted(claim.qualifiers),
    ]
    words = " ".join(extra for extra in extras if extra)
    return f"{side(claim.subject)} {claim.relation.value} {side(claim.object)}: {words}"


def _flagged_elsewhere(entry: Entry, judgements: tuple[Judgement, ...]) -> Iterator[str]:
    for judged in judgements:
        if judged.entry is None or judged.entry.id == entry.id:
            continue
        if judged.verdict > Verdict.SUPPORTED and answerable(judged.claim, reported=False):
            yield f"{judged.entry.id}: {_judged(judged)}"
