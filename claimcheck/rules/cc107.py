"""A sentence that reads like a claim which is known to be wrong.

What it flags
    A sentence that names both sides of an entry, of which the rules read nothing, and which a trained reader takes for
    an overstated or contradicted claim. The example it reads like is curated; nobody has judged this sentence.

Why it matters
    The same thing can be said in a thousand ways, and rules know some hundred of them. The second reader was trained on
    sentences in many voices; it cannot say why, so it suggests no more than a second look.

Write instead
    What the evidence says, if the sentence means what the example says; else leave it.

Not flagged
    What the rules judge themselves, questions, what the text rejects or reports, and whatever the second reader is not
    sure of. `ignore: [CC107]` leaves it out, and no sentence is given to it then.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from claimcheck.model.entry import Verdict
from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases

CODE, NAME, SEVERITY = "CC107", "reads-like-wrong", Severity.SUGGESTION
_LONGEST = 100
_FAULTS = {Verdict.OVERSTATED: "says more than is known", Verdict.CONTRADICTED: "contradicts what is known"}


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each doubt of the second reader."""
    for doubt in draft.doubts:
        fault = _FAULTS[doubt.verdict]
        alike = (
            f'it reads like "{shorten(doubt.example, _LONGEST, placeholder=" ...")}"' if doubt.example else "look again"
        )
        yield Finding(
            CODE,
            NAME,
            SEVERITY,
            doubt.sentence,
            doubt.sentence,
            f"perhaps this {fault}: {alike}",
            None,
            doubt.entry.id,
            Suggestion(doubt.entry.suggestion),
        )


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
