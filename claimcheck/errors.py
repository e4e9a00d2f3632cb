"""Errors that the user can fix: each names the place, the problem and the way out."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Problem(Struct, frozen=True):
    """One thing wrong in a file; `line` and `column` are 1-based, None where they mean nothing."""

    path: str
    line: int | None
    column: int | None
    message: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.message}" if place else self.message


class ClaimcheckError(Exception):
    """Bad input or usage, with every problem found; the command line turns it into exit code 2."""

    def __init__(self, problems: Problem | Iterable[Problem] | str):
        if isinstance(problems, str):
            problems = Problem("", None, None, problems)
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(sorted(problems, key=_place))
        )
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ClaimcheckError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line or 0, problem.column or 0, problem.message


class UnreadableFile(ClaimcheckError):  # noqa: N818 - named for what happened to the file
    """One input file that cannot be read; the other files are still checked."""
