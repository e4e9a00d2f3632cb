"""How many of the claim base's own examples are judged as their entries say.

Usage: python benchmarks/examples.py [ENTRY-ID or part of one or of a file name ...] [--quiet] [--elsewhere]
Prints each wrong example with its file, line, and what was found instead, then the totals.
`--quiet` prints totals only, `--elsewhere` adds supported examples and near misses that another entry flags.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from claimcheck.claimbase import load_claim_base  # noqa: E402
from claimcheck.curation.examples import KINDS, NEAR_MISS, Outcome, outcomes  # noqa: E402
from claimcheck.linter.engine import Engine  # noqa: E402


def main(arguments: list[str]) -> None:
    quiet, elsewhere = "--quiet" in arguments, "--elsewhere" in arguments
    wanted = [argument for argument in arguments if not argument.startswith("--")]
    entries = [
        entry
        for entry in load_claim_base().entries.values()
        if not wanted or any(part in entry.id or part in entry.path for part in wanted)
    ]
    engine = Engine()
    start = time.perf_counter()
    found = [outcome for entry in entries for outcome in outcomes(entry, engine)]
    seconds = time.perf_counter() - start
    for kind in KINDS:
        wrong = [outcome for outcome in found if outcome.kind == kind and not outcome.right]
        if wrong and not quiet:
            print(f"\n== {kind}: {len(wrong)} wrong")
            _list(wrong)
    noisy = [one for one in found if one.elsewhere and one.kind in ("supported", NEAR_MISS)]
    if elsewhere:
        print(f"\n== flagged by another entry though supported or a near miss: {len(noisy)}")
        for one in noisy:
            print(f"{one.entry.id}\n  {one.example.text!r}\n    " + "\n    ".join(one.elsewhere))
    _totals(found, len(entries), len(noisy), seconds)


def _list(wrong: list[Outcome]) -> None:
    for outcome in wrong:
        print(f"{outcome.entry.path}:{outcome.example.line} {outcome.entry.id}")
        print(f"    {outcome.example.text!r}\n    got {outcome.got}")


def _totals(found: list[Outcome], entries: int, noisy: int, seconds: float) -> None:
    right = Counter(outcome.kind for outcome in found if outcome.right)
    total = Counter(outcome.kind for outcome in found)
    print()
    for kind in KINDS:
        print(f"{kind:13}{right[kind]:5}/{total[kind]:<5}{right[kind] / max(total[kind], 1):7.3f}")
    graver = sum(outcome.graver for outcome in found)
    clean = sum(not group for group in _wrong_by_entry(found).values())
    print(f"{'all':13}{sum(right.values()):5}/{len(found):<5}{sum(right.values()) / max(len(found), 1):7.3f}")
    print(f"graver than expected (overstated found contradicted, supported found flagged): {graver}")
    print(f"supported or near miss, but flagged by another entry: {noisy}")
    print(f"entries without a wrong example: {clean}/{entries}; {seconds:.1f} s")


def _wrong_by_entry(found: list[Outcome]) -> Counter[str]:
    wrong: Counter[str] = Counter()
    for outcome in found:
        wrong[outcome.entry.id] += not outcome.right
    return wrong


if __name__ == "__main__":
    main(sys.argv[1:])
