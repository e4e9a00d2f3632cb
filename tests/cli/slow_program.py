"""The program with an engine that takes a minute for every draft."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from fake_engine import RULES, FakeEngine  # noqa: E402

import claimcheck.cli.resources  # noqa: E402
from claimcheck.cli import main  # noqa: E402
from claimcheck.linter.resources import Resources  # noqa: E402


class SlowEngine(FakeEngine):
    def draft(self, document: Any, settings: Any) -> Any:
        Path("working").touch()
        time.sleep(60)
        return super().draft(document, settings)


def build(folders: tuple[Path, ...]) -> SlowEngine:
    return SlowEngine()


def slow_resources() -> Resources:
    return Resources(build, RULES)


if __name__ == "__main__":
    claimcheck.cli.resources.load_resources = slow_resources
    sys.exit(main())
