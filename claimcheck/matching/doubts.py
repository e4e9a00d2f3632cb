"""Passages that the second reader doubts where the rules read nothing: what it thinks, and of which entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from claimcheck.claimbase import ClaimBase
from claimcheck.matching.judging import Judgement
from claimcheck.model.claim import Voice
from claimcheck.model.document import Span
from claimcheck.model.entry import Entry, Side, Verdict
from claimcheck.pipeline.passages import Doubtable
from claimcheck.second.reader import Opinion, SecondReader
from claimcheck.second.words import entry_words
from claimcheck.yamlfile import parse_yaml


class Doubt(Struct, frozen=True):
    """A passage that is likely wrong by an entry; `example` is the curated text that it reads like, if any."""

    sentence: Span
    entry: Entry
    verdict: Verdict
    example: str


def doubts(
    passages: Sequence[Doubtable], judgements: Sequence[Judgement], base: ClaimBase, reader: SecondReader
) -> Iterator[Doubt]:
    """Yield the doubts of the second reader on passages of which the rules say nothing.

    What they judge by an entry, or take for somebody else's word, is theirs.
    """
    taken = [j.claim.sentence for j in judgements if j.entry is not None or j.claim.voice is not Voice.OWN]
    open_ = [one for one in passages if not any(_overlap(one.sentence, sentence) for sentence in taken)]
    open_ = [one for one in open_ if reader.hint(one.passage.text) >= limits()["hint"]]
    opinions = reader.opinions([one.passage for one in open_])
    for passage, opinion in zip(open_, opinions, strict=True):
        if opinion.wrong >= limits()["wrong"] and opinion.own >= limits()["own"]:
            yield from _doubt(passage, opinion, base, reader)


def _doubt(passage: Doubtable, opinion: Opinion, base: ClaimBase, reader: SecondReader) -> Iterator[Doubt]:
    """Yield the doubt by the nearest entry that a passage names, if it is near enough and does not support it."""
    entries = [base.entries[name] for name in passage.entries]
    scored = [(reader.nearness(opinion, words_for(entry, base)), entry) for entry in entries]
    near, entry = max(scored, key=lambda pair: (pair[0], pair[1].id))
    supported, overstated, contradicted = reader.verdict(opinion, words_for(entry, base))
    if near < limits()["near"] or supported > limits()["supported"]:
        return
    verdict = Verdict.CONTRADICTED if contradicted > overstated else Verdict.OVERSTATED
    yield Doubt(passage.sentence, entry, verdict, _alike(entry, verdict, opinion, reader))


def _alike(entry: Entry, verdict: Verdict, opinion: Opinion, reader: SecondReader) -> str:
    """Return the example of an entry with a verdict that a passage is nearest to, nothing where there is none."""
    examples = [example.text for example in entry.examples if example.verdict is verdict]
    return max(examples, key=lambda text: (reader.likeness(opinion, text), text), default="")


def _overlap(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


def words_for(entry: Entry, base: ClaimBase) -> str:
    """Return the words by which the second reader knows an entry."""
    licence = entry.licence
    may_say: dict[str, Any] = {
        "strength": licence.strength.name.lower(),
        "certainty": licence.certainty.name.lower(),
        "frequency": licence.frequency.name.lower(),
        "qualifiers": [sorted(group) for group in licence.qualifiers],
        "denial": licence.denial,
        "sole": licence.sole,
    }
    return entry_words(
        {
            "subject": _named(entry.subject, base),
            "relation": entry.relation.value,
            "object": _named(entry.object, base),
            "evidence": entry.evidence.label,
            "statement": entry.statement,
            "may_say": may_say,
        }
    )


def _named(side: Side, base: ClaimBase) -> str:
    label = base.concepts[side.concept].label
    return label if side.state is None else f"{label} ({side.state.value.replace('_', ' ')})"


@cache
def limits() -> dict[str, float]:
    """Return how sure the second reader must be; one table for all (`claimcheck/second/limits.yaml`)."""
    text = files("claimcheck.second").joinpath("limits.yaml").read_text("utf-8")
    loaded: dict[str, float] = parse_yaml(text, "limits.yaml").plain()["limits"]
    return loaded
