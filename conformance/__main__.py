"""`python -m conformance LINTER...` prints how linters fare; exit 1 when one of them fails a case."""

from __future__ import annotations

import argparse
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from conformance import documents, exits, hostile, steadiness
from conformance.adapter import Adapter
from conformance.adapters import ADAPTERS
from conformance.cases import Case, Status, Verdict
from conformance.linter import Linter, resolved
from conformance.table import details, summary

CASES: tuple[Case, ...] = (*exits.CASES, *documents.CASES, *steadiness.CASES, *hostile.CASES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m conformance", description=__doc__)
    parser.add_argument("linters", nargs="*", metavar="LINTER", help=f"of {', '.join(ADAPTERS)}")
    parser.add_argument("--adapter", action="append", default=[], help="a Python file that sets ADAPTER")
    parser.add_argument("--details", action="store_true", help="list every case that is not passed")
    options = parser.parse_args(arguments)
    own = {one.name: one for one in (runpy.run_path(path)["ADAPTER"] for path in options.adapter)}
    chosen = {**{name: ADAPTERS.get(name) for name in options.linters}, **own}
    wrong = [name for name, adapter in chosen.items() if adapter is None or not _installed(adapter)]
    if wrong or not chosen:
        parser.error(f"unknown or not installed: {', '.join(wrong)}" if wrong else "name at least one linter")
    results = {name: verdicts(adapter) for name, adapter in chosen.items() if adapter is not None}
    print(summary(results))
    if options.details:
        print(details(results))
    return int(any(one.status is Status.FAIL for of_one in results.values() for one in of_one.values()))


def verdicts(adapter: Adapter) -> Mapping[Case, Verdict]:
    """Run every case on one linter, as many at once as there are processors."""
    with Linter(adapter) as linter, ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(CASES, pool.map(lambda case: case.judge(linter), CASES), strict=True))


def _installed(adapter: Adapter) -> bool:
    try:
        resolved(adapter.command)
    except FileNotFoundError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
