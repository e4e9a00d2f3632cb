"""What a reporter can be asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportOptions:
    """`color` with terminal escapes, `verdicts` with every judged claim, `quiet` without a summary."""

    color: bool = False
    verdicts: bool = False
    quiet: bool = False
