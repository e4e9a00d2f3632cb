"""A case, what came of it, and the list of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from conformance.linter import Linter


class Status(Enum):
    """What came of a case."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "n/a"


@dataclass(frozen=True)
class Verdict:
    """Whether the linter did what is expected, and what it did instead."""

    status: Status
    observed: str = ""


@dataclass(frozen=True)
class Case:
    """One thing a pipeline relies on: what is expected, and why its user cares."""

    group: str
    name: str
    expected: str
    why: str
    judge: Callable[[Linter], Verdict]


PASSED = Verdict(Status.PASS)


def failed(observed: str) -> Verdict:
    """Return the verdict of a linter that did something else."""
    return Verdict(Status.FAIL, observed)


def not_applicable(reason: str) -> Verdict:
    """Return the verdict of a case that asks for what the linter does not claim to do."""
    return Verdict(Status.NOT_APPLICABLE, reason)


def passed_unless(*problems: str | None) -> Verdict:
    """Return a verdict that names every problem there is."""
    named = [problem for problem in problems if problem]
    return failed("; ".join(named)) if named else PASSED
