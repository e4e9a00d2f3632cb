"""The pages that `claimcheck explain` prints: of a rule, of an entry."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching.wording import grade_in_words, relation_in_words
from claimcheck.model.entry import Entry, Licence, Side
from claimcheck.reporters.visible import visible
from claimcheck.rule import Rule


def explain_rule(rule: Rule) -> str:
    """Return the manual page of a rule and its cases."""
    title = f"{rule.code} {rule.name} ({rule.severity.label})"
    page = f"{title}\n{'=' * len(title)}\n\n{rule.page.strip()}\n"
    cases = [case for case in rule.cases() if not case.missed]
    flagged = [f"{_indented(case.text)}\n    flagged: {case.flagged}" for case in cases if case.flagged is not None]
    passing = [_indented(case.text) for case in cases if case.flagged is None]
    parts = [*_list("Flagged", flagged), *_list("Not flagged", passing)]
    return page + "".join(f"{part}\n" for part in parts)


def _indented(text: str) -> str:
    return "\n  ".join(text.strip().splitlines()).replace("\n  \n", "\n\n")


def explain_entry(entry: Entry) -> str:
    """Return all that the claim base knows of an entry."""
    page = "\n".join(_entry_lines(entry))
    return "".join(f"{visible(line)}\n" for line in page.split("\n"))


def _entry_lines(entry: Entry) -> Iterator[str]:
    yield entry.id
    yield "=" * len(entry.id)
    yield f"\n{entry.statement.strip()}\n"
    yield f"Topic:     {entry.topic}"
    yield f"Claim:     {_side(entry.subject)} {relation_in_words(entry.relation)} {_side(entry.object)}"
    yield f"Relation:  {entry.relation.value}"
    yield f"Evidence:  {grade_in_words(entry.evidence)}"
    yield from _licence_lines(entry.licence)
    if entry.figure is not None:
        yield f"Figure:    {entry.figure.low:g} to {entry.figure.high:g} {entry.figure.unit}"
    yield f"Write:     {entry.suggestion.strip()}"
    if entry.medical_review:
        yield f"For medical review: {entry.medical_review.strip()}"
    if entry.changed:
        yield f"Changed by a pack: {entry.changed.strip()}"
    yield f"Reviewed:  {entry.reviewed.isoformat()}, again by {entry.review_by.isoformat()}"
    yield f"Kept in:   {entry.path}:{entry.line}"
    yield from _list("Sources", [_citation_text(entry, n) for n in range(len(entry.citations))])
    yield from _list("Tensions", [tension.strip() for tension in entry.tensions])
    yield from _list("Examples", [_example(entry, n) for n in range(len(entry.examples))])


def _licence_lines(licence: Licence) -> Iterator[str]:
    yield f"Strongest: {licence.strength.label}, {licence.certainty.label}, at most {licence.frequency.label}"
    for choices in licence.qualifiers:
        yield f"Only with: {' or '.join(sorted(choices))}"
    yield f"Denial:    {_DENIALS.get(licence.denial, licence.denial)}"
    yield f"As the only cause: {'allowed' if licence.sole else 'not allowed'}"


_DENIALS = {"no": "not allowed", "hedged": "allowed when hedged", "yes": "allowed"}


def _side(side: Side) -> str:
    return f"{side.concept} ({side.state.value})" if side.state else side.concept


def _citation_text(entry: Entry, number: int) -> str:
    citation = entry.citations[number]
    source = citation.source
    when = f", {source.date.isoformat()}" if source.date else ""
    line = f", line {citation.line}" if citation.line else ""
    return f"{source.title} ({source.publisher}{when}), {citation.section}{line}\n    {source.url}"


def _example(entry: Entry, number: int) -> str:
    example = entry.examples[number]
    verdict = example.verdict.label if example.verdict is not None else "no finding"
    return f"{verdict}{' (known miss)' if example.missed else ''}: {example.text.strip()}"


def _list(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"\n{title}"
        yield from (f"  {item}" for item in items)
