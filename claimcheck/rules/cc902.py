"""A claim written with hidden characters, or with letters that only look Latin.

What it flags
    A health claim inside whose words stand characters without a width (zero-width spaces and joiners, marks of
    direction), or letters of another script that look like Latin ones, as in "саuse" with a Cyrillic "с".

Why it matters
    Readers see an ordinary word, while searches, screen readers and checks of other tools see another one. It is an
    accident of copying, or an attempt to get a sentence past a check.

Write instead
    The same words, typed anew.

Not flagged
    Soft hyphens, which many content systems put in, accents, ligatures, and words of other languages. The claim itself
    is checked as a reader sees it, by all other rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from claimcheck.model.document import Span
from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.readers.characters import hides
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases

CODE, NAME, SEVERITY = "CC902", "hidden-characters", Severity.WARNING
ADVICE = "Type the sentence anew, without copying it."
MESSAGE = "the sentence holds characters that a reader does not see, or takes for others"


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each sentence with a claim that hides characters in its words."""
    told: set[Span] = set()
    for judged in draft.judgements:
        sentence = judged.claim.sentence
        if sentence in told:
            continue
        told.add(sentence)
        written = draft.document.source[sentence.start : sentence.end]
        if hides(unescape(written)):
            yield Finding(CODE, NAME, SEVERITY, judged.claim.span, sentence, MESSAGE, suggestion=Suggestion(ADVICE))


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
