"""Runs the real entry point the way a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

TIMEOUT = 120


class Outcome(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def run(folder: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> Outcome:
    """Run `python -m claimcheck` in `folder`; the configuration above it is not looked at by accident."""
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        env={**clean_environment(), **environment},
        timeout=TIMEOUT,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def clean_environment() -> dict[str, str]:
    """Return the environment without what changes output, with this checkout importable."""
    dropped = ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "COLUMNS")
    environment = {key: value for key, value in os.environ.items() if key not in dropped}
    root = str(Path(__file__).parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return environment
