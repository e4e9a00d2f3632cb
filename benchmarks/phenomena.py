"""How many of the cases under `tests/phenomena/` are read as they say, by phenomenon.

Usage: python benchmarks/phenomena.py [PHENOMENON or part of a case's name ...] [--list] [--unmark]
`--list` prints each case that is misread, with what is wrong and what was found instead.
`--unmark` takes the mark `missed` off the cases that are read rightly by now.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "phenomena")]

from judging import FOLDER, FORMATS, SETTINGS, Case, faults, load_cases, told  # noqa: E402

from claimcheck.linter.engine import Engine  # noqa: E402
from claimcheck.readers import read_text  # noqa: E402


def main(arguments: list[str]) -> None:
    wanted = [argument for argument in arguments if not argument.startswith("--")]
    cases = [case for case in load_cases() if not wanted or any(part in case.name for part in wanted)]
    engine = Engine()
    right: Counter[str] = Counter()
    for case in cases:
        wrong = faults(case, engine)
        right[case.phenomenon] += not wrong
        if "--list" in arguments and wrong:
            _show(case, wrong, engine)
        if "--unmark" in arguments and case.missed and not wrong:
            _unmark(case)
    _totals(right, Counter(case.phenomenon for case in cases))


def _show(case: Case, wrong: list[str], engine: Engine) -> None:
    print(f"\n{case.name}{' (missed)' if case.missed else ''}\n    {case.text.strip()!r}")
    for fault in wrong:
        print(f"    {fault}")
    document = read_text(case.text, FORMATS[case.format], case.format)
    for judged in engine.draft(document, SETTINGS).judgements:
        print(f"      read: {told(judged)}")


def _unmark(case: Case) -> None:
    path = FOLDER / f"{case.phenomenon}.yaml"
    before, head, rest = path.read_text(encoding="utf-8").partition(f"  - id: {case.id}\n")
    path.write_text(before + head + rest.replace("    missed: true\n", "", 1), encoding="utf-8")
    print(f"{case.name} is read rightly by now")


def _totals(right: Counter[str], total: Counter[str]) -> None:
    print()
    for name in [*sorted(total), "all"]:
        count, of = (sum(right.values()), sum(total.values())) if name == "all" else (right[name], total[name])
        print(f"{name:14}{count:4}/{of:<4}{count / max(of, 1):7.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
