"""The results as Markdown: a table of groups and linters, and what was seen in each case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from conformance.cases import Case, Status, Verdict

Results = Mapping[str, Mapping[Case, Verdict]]


def summary(results: Results) -> str:
    """Return one row a group of cases, one column a linter: passed of those that apply."""
    cases = [case for of_one in results.values() for case in of_one]
    groups = list(dict.fromkeys(case.group for case in cases))
    rows = [(group, *(_cell(verdicts, group) for verdicts in results.values())) for group in groups]
    return _table(("", *results), rows)


def details(results: Results) -> str:
    """Return one row a case and linter that did not pass, with what was seen."""
    rows = [
        (name, case.group, case.name, case.expected, case.why, verdict.status.value, verdict.observed)
        for name, verdicts in results.items()
        for case, verdict in verdicts.items()
        if verdict.status is not Status.PASS
    ]
    return _table(("linter", "group", "case", "expected", "why", "result", "observed"), rows)


def _cell(verdicts: Mapping[Case, Verdict], group: str) -> str:
    statuses = [verdict.status for case, verdict in verdicts.items() if case.group == group]
    applying = [status for status in statuses if status is not Status.NOT_APPLICABLE]
    return f"{applying.count(Status.PASS)}/{len(applying)}" if applying else "-"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(_lines(head, rows)) + "\n"


def _lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(_escaped(cell) for cell in row)} |"


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ")
