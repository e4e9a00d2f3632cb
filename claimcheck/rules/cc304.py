"""A symptom put down to one cause, as if there were no other.

What it flags
    A text that puts a symptom down to one cause, for instance muscle cramps to vitamin B12, and never says that there
    are others. The topics of the claim base say for which symptoms and causes.

Why it matters
    Most symptoms have many causes, often commoner ones. A reader who hears of one treats the wrong one.

Write instead
    A sentence on the others: "Cramps have many causes; dehydration and hard exercise are commoner."

Not flagged
    Texts that name another cause or say that there are some.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.model.claim import Claim, Polarity, Relation, Term
from claimcheck.model.entry import Topic
from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.documents import anchored, own_claims

CODE, NAME, SEVERITY = "CC304", "single-cause-framing", Severity.WARNING
RELATIONS = (Relation.CAUSES, Relation.WORSENS, Relation.INDICATES)


def check(draft: Draft) -> Iterator[Finding]:
    """Yield one finding a topic, at the first claim that blames its cause when no other cause is named."""
    for topic in draft.base.topics.values():
        causal = [claim for claim in own_claims(draft) if _explains_symptom(claim, topic, draft)]
        blaming = [claim for claim in causal if _cause(claim, topic, draft)]
        others = [claim for claim in causal if _is_other(claim, topic, draft) and not _is_step(claim, blaming, draft)]
        if blaming and not others and not draft.signals.other_causes(topic):
            yield _finding(blaming[0], topic, draft)


def _finding(claim: Claim, topic: Topic, draft: Draft) -> Finding:
    concepts = draft.base.concepts
    symptom, cause = concepts[_symptom(claim, topic, draft)], concepts[_cause(claim, topic, draft)]
    message = f"puts {symptom.label} down to {cause.label} and names no other cause"
    suggestion = Suggestion(f'Name other causes, for instance "{topic.other_causes}"')
    return anchored(claim, CODE, NAME, SEVERITY, message, suggestion, claim.sentence.end)


def _explains_symptom(claim: Claim, topic: Topic, draft: Draft) -> bool:
    """Tell whether a claim relates a symptom to something; a link or a sign can name either side first."""
    if claim.relation not in RELATIONS or claim.polarity is not Polarity.AFFIRMED:
        return False
    return None not in (claim.subject.concept, claim.object.concept) and bool(_symptom(claim, topic, draft))


def _symptom(claim: Claim, topic: Topic, draft: Draft) -> str:
    """Return the symptom of the topic that a claim is about, the narrowest concept; "" when it is about none."""
    return _side_within(claim, topic.symptoms, draft)


def _cause(claim: Claim, topic: Topic, draft: Draft) -> str:
    return _side_within(claim, topic.causes, draft)


def _side_within(claim: Claim, wider: Sequence[str], draft: Draft) -> str:
    sides = (side.concept or "" for side in (claim.subject, claim.object))
    return next((side for side in sides if set(wider).intersection(draft.base.broader(side))), "")


def _is_other(claim: Claim, topic: Topic, draft: Draft) -> bool:
    return not _cause(claim, topic, draft) and claim.relation is not Relation.INDICATES


def _is_step(claim: Claim, blaming: Sequence[Claim], draft: Draft) -> bool:
    """Tell whether a cause is itself put down to something in a sentence that blames the topic's: a step on the way."""
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
