"""Runs programs the way a user does, away from the settings of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TIMEOUT = 600

_DROPPED = frozenset(
    {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONPATH", "PYTHONHOME", "PYTHONIOENCODING", "VIRTUAL_ENV"}
)


class Outcome(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def run(folder: Path, *command: str | Path, **environment: str) -> Outcome:
    """Run `command` in `folder`."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={**clean_environment(), **environment},
        timeout=TIMEOUT,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def must_run(folder: Path, *command: str | Path, **environment: str) -> str:
    """Run `command`, which has to succeed, and return what it printed."""
    outcome = run(folder, *command, **environment)
    assert outcome.code == 0, _told(command, outcome)
    return outcome.out


def clean_environment() -> dict[str, str]:
    """Return the environment without what points at this checkout, a git repository or a terminal."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in _DROPPED and not key.startswith(("GIT_", "PRE_COMMIT"))
    }
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def in_environment(folder: Path, name: str) -> Path:
    """Return the program `name` of the virtual environment in `folder`."""
    return folder / ("Scripts" if os.name == "nt" else "bin") / name


def _told(command: Sequence[str | Path], outcome: Outcome) -> str:
    return f"{' '.join(map(str, command))}: exit {outcome.code}\n{outcome.out}\n{outcome.err}"
