"""What a reporter can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from claimcheck.rule import Rule


def as_shown(path: str) -> str:
    """Return a path as the report has it, which is relative to the working folder."""
    return path


class ReportOptions(Struct, frozen=True):
    """`color` with terminal escapes, `verdicts` with every judged claim, `quiet` without a summary.

    `rules` are those whose pages a report may carry, by code; `in_repository` turns a path of the report into one
    that is relative to the root of the repository, for the services that know files by these.
    """

    color: bool = False
    verdicts: bool = False
    quiet: bool = False
    rules: Mapping[str, Rule] = field(default_factory=dict)
    in_repository: Callable[[str], str] = as_shown
