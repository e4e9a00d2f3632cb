"""One cause among several made the only or the main one.

What it flags
    "the cause", "the main reason", "nothing else", "is down to", where other causes are as common or commoner.

Why it matters
    A reader who takes one cause for the cause stops looking for theirs.

Write instead
    "a cause", "one possible reason", "can be due to".

Not flagged
    "a cause", "one of the causes", denials ("is not the only cause"), and mechanisms that do have one root.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching import Fault, Judgement
from claimcheck.matching.wording import NAMED_ALONE
from claimcheck.model.claim import Claim
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.claims import claim_findings

CODE, NAME, SEVERITY = "CC104", "sole-cause", Severity.WARNING


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each claim that names a sole or main cause."""

    def message(judged: Judgement, entry: Entry, words: str) -> str:
        subject = judged.claim.subject.concept
        if subject is not None and draft.base.concepts[subject].kind == "group":
            return f"{words} speaks as if nobody else were concerned, and others are."
        return _message(judged, words)

    return claim_findings(draft, CODE, NAME, SEVERITY, Fault.SOLE, message)


def _message(judged: Judgement, words: str) -> str:
    noun = _own_noun(judged.claim) or NAMED_ALONE.get(judged.claim.relation, "cause")
    return f'{words} names the only or the main {noun}, and there are others. Say "one {noun}" or "one of several".'


def _own_noun(claim: Claim) -> str:
    """Return the noun by which the text itself calls it the only one: "the only WAY"."""
    named = {*NAMED_ALONE.values(), "cause", "reason", "explanation", "answer", "culprit", "trigger", "cure", "food"}
    last = (cue.text.split()[-1].lower() for cue in claim.cues if cue.category == "sole" and cue.text.split())
    return next((word for word in last if word in named), "")


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
