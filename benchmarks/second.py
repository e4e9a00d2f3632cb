"""What the second reader makes of texts that it was not trained on, for each limit, and beside the rules.

    python benchmarks/second.py [NAME...]

NAME is a file of training/texts, without its ending, that was left out of training; all four without one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from corpus import TEXTS  # noqa: E402

from claimcheck.matching.doubts import limits  # noqa: E402
from claimcheck.second.reader import SecondReader  # noqa: E402
from claimcheck.second.words import Passage  # noqa: E402

LEFT_OUT = ("w9", "w12", "w16", "w17")
STEPS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


def is_wrong(record: dict[str, Any]) -> bool:
    """Tell whether the author claims what is overstated or contradicted."""
    return any(c["verdict"] != "supported" and c["voice"] in ("own", "endorsed") for c in record["claims"])


def main() -> None:
    """Print precision and recall for each limit on `wrong`."""
    reader = SecondReader()
    for name in sys.argv[1:] or LEFT_OUT:
        records = [json.loads(line) for line in (TEXTS / f"{name}.jsonl").read_text("utf-8").splitlines()]
        asked = [Passage(r["text"], **r["context"]) for r in records]
        opinions = reader.opinions(asked)
        total = sum(map(is_wrong, records))
        print(f"{name}: {len(records)} texts, {total} wrong")
        for limit in STEPS:
            doubted = [
                r for r, one in zip(records, opinions, strict=True) if one.wrong >= limit and one.own >= limits()["own"]
            ]
            right = sum(map(is_wrong, doubted))
            if doubted:
                found = f"precision {right / len(doubted):.2f} ({right}/{len(doubted)})"
                print(f"  {limit:.2f}  {found}  recall {right / total:.2f}")


if __name__ == "__main__":
    main()
