"""Certainty that the evidence does not give.

What it flags
    Words that take away all doubt or all exceptions: "proven", "definitely", "always", "every user", "will",
    "zero evidence", where the entry allows none of them.

Why it matters
    Hardly anything in medicine holds for everyone. A promise of certainty hides the readers for whom it fails.

Write instead
    The plain claim with its usual frequency: "often", "in some people"; for a denial "has not been shown to".

Not flagged
    Plain statements of established facts, and certainty that is denied ("has not been proven").
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching import Fault, Judgement
from claimcheck.model.claim import Certainty, Frequency, Polarity
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.claims import claim_findings, cue_words, evidence_words

CODE, NAME, SEVERITY = "CC102", "overstated-certainty", Severity.ERROR


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each claim that is too certain."""
    return claim_findings(draft, CODE, NAME, SEVERITY, Fault.CERTAINTY, _message)


def _message(judged: Judgement) -> str:
    claim = judged.claim
    if claim.polarity is Polarity.DENIED:
        return f'"{cue_words(claim, "negation")}" rules out more than is known: {evidence_words(judged)}'
    if claim.frequency is Frequency.ALWAYS and claim.certainty is not Certainty.BOOSTED:
        return f'"{cue_words(claim, "frequency")}" leaves no exception, and there are some'
    return f'"{cue_words(claim, "certainty")}" sounds more certain than the evidence is'


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
