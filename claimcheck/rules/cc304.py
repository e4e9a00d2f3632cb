"""A symptom put down to one cause, as if there were no other.

What it flags
    A text that puts a muscle symptom down to vitamin B12, too little or too much, and never says that there are
    other causes.

Why it matters
    Cramps and twitches have many causes, most of them commoner. A reader who hears of one treats the wrong one.

Write instead
    A sentence on the others: "Cramps have many causes; dehydration and hard exercise are commoner."

Not flagged
    Texts that name another cause or say that there are some.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.model.claim import Claim, Polarity, Relation, Term
from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.documents import anchored, own_claims

CODE, NAME, SEVERITY = "CC304", "single-cause-framing", Severity.WARNING
ADVICE = 'Name other causes, for instance "Dehydration and hard exercise are commoner causes of cramps."'
RELATIONS = (Relation.CAUSES, Relation.WORSENS, Relation.INDICATES)
SYMPTOMS, CAUSE = "muscle-symptoms", "vitamin-b12"


def check(draft: Draft) -> Iterator[Finding]:
    """Yield one finding at the first claim that blames vitamin B12 when no other cause is named."""
    causal = [claim for claim in own_claims(draft) if _explains_symptom(claim, draft)]
    blaming = [claim for claim in causal if _blames(claim)]
    others = [claim for claim in causal if _is_other(claim) and not _is_step(claim, blaming, draft)]
    if blaming and not others and not draft.signals.other_causes:
        message = "puts a muscle symptom down to vitamin B12 and names no other cause"
        after = blaming[0].sentence.end
        yield anchored(blaming[0], CODE, NAME, SEVERITY, message, Suggestion(ADVICE), after)


def _explains_symptom(claim: Claim, draft: Draft) -> bool:
    """Tell whether a claim relates a muscle symptom to something; a link or a sign can name either side first."""
    if claim.relation not in RELATIONS or claim.polarity is not Polarity.AFFIRMED:
        return False
    concepts = (claim.subject.concept, claim.object.concept)
    return None not in concepts and any(SYMPTOMS in draft.base.broader(concept or "") for concept in concepts)


def _blames(claim: Claim) -> bool:
    return CAUSE in (claim.subject.concept, claim.object.concept)


def _is_other(claim: Claim) -> bool:
    return not _blames(claim) and claim.relation is not Relation.INDICATES


def _is_step(claim: Claim, blaming: Sequence[Claim], draft: Draft) -> bool:
    """Tell whether a cause is itself put down to something in a sentence that blames the vitamin: a step on the way."""
    if not any(claim.sentence == other.sentence for other in blaming):
        return False
    said = (judged.claim for judged in draft.judgements)
    return any(
        one.sentence == claim.sentence and one.relation is Relation.CAUSES and _same(one.object, claim.subject)
        for one in said
    )


def _same(first: Term, second: Term) -> bool:
    return (first.concept, first.state) == (second.concept, second.state)


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
