"""Cause and remedy exchanged.

What it flags
    "prevents", "relieves" or "cures" where the evidence says that the subject causes the outcome, and "causes"
    where it says that the subject prevents or relieves it.

Why it matters
    Readers do the opposite of what would help them.

Write instead
    The direction the entry states.

Not flagged
    Hedged wording ("may sometimes worsen"), denials, and effects that go both ways in the claim base.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching import Fault, Judgement
from claimcheck.matching.wording import relation_in_words
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.claims import claim_findings

CODE, NAME, SEVERITY = "CC202", "reversed-direction", Severity.ERROR


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each claim that turns the relation round."""
    return claim_findings(draft, CODE, NAME, SEVERITY, Fault.REVERSED, _message)


def _message(judged: Judgement, entry: Entry, words: str) -> str:
    return f"{words} has it the wrong way round: the evidence is that it {relation_in_words(entry.relation)} this."


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
