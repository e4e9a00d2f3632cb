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
from claimcheck.matching.wording import reason
from claimcheck.model.claim import Frequency, Polarity
from claimcheck.model.entry import Entry, Evidence
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.claims import claim_findings, cue_words, limits, nearly

CODE, NAME, SEVERITY = "CC102", "overstated-certainty", Severity.ERROR


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each claim that is too certain."""
    return claim_findings(draft, CODE, NAME, SEVERITY, Fault.CERTAINTY, _message)


def _message(judged: Judgement, entry: Entry, words: str) -> str:
    claim = judged.claim
    if claim.polarity is Polarity.DENIED:
        return f"{words} rules out more than is known."
    faulty = cue_words(claim, "certainty", "prediction")
    if claim.frequency is Frequency.ALWAYS and entry.evidence >= Evidence.PROBABLE:
        always = cue_words(claim, "frequency") or faulty or "it"
        if nearly(always):
            return f"{words} is too certain: {always} says more than is known."
        return f"{words} is too certain: {always} leaves no room for exceptions, and there are some."
    if faulty and entry.evidence is Evidence.ESTABLISHED and not judged.missing:
        return f"{words} is too certain: {faulty} promises more than the evidence does."
    return f"{words} is too certain: {reason(judged.claim, entry, limits(judged, entry))}."


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
