"""How many claims of the training corpus are judged as its labels say: texts that nobody wrote for the rules.

    python benchmarks/corpus.py [NAME...] [--list]

NAME is a file of training/texts without its ending; without one, all that are about the claim base.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from claimcheck.config import Settings  # noqa: E402
from claimcheck.linter.engine import Engine  # noqa: E402
from claimcheck.readers import read_text  # noqa: E402
from claimcheck.rules import RULES  # noqa: E402

TEXTS = ROOT / "training" / "texts"
ABOUT_THE_BASE = ("w1", "w2", "w3", "w4", "w7", "w8", "w9", "w10", "w11", "w12", "w17")


def page(record: dict[str, Any]) -> tuple[str, int]:
    """Return a Markdown page on which the text stands in its context, and where on it the text begins."""
    context = record["context"]
    before = f"## {context['heading'].strip()}\n\n" if context.get("heading") else ""
    if record.get("unit") == "row":
        columns = record["text"].count(" | ") + 1
        headers = context["lead_in"] if context["lead_in"].count(" | ") + 1 == columns else " | " * (columns - 1)
        before += f"| {headers} |\n{'|---' * columns}|\n| "
        return f"{before}{record['text']} |\n", len(before)
    if context.get("lead_in"):
        before += f"{context['lead_in'].strip()}\n\n- "
    elif context.get("before"):
        before += f"{context['before'].strip()} "
    return f"{before}{record['text']}\n", len(before)


def outcome(record: dict[str, Any], engine: Engine) -> str:
    """Tell whether a text was flagged, and whether it should have been."""
    source, start = page(record)
    draft = engine.draft(read_text(source, "page.md", "markdown"), Settings())
    rules = [rule for code, rule in RULES.items() if code.startswith(("CC1", "CC2"))]
    found = [one for rule in rules for one in rule.check(draft) if one.span.end > start]
    own = [c["verdict"] for c in record["claims"] if c["voice"] in ("own", "endorsed")]
    faulty = "overstated" in own or "contradicted" in own
    return ("found" if found else "missed") if faulty else ("false" if found else "left alone")


def main(arguments: list[str]) -> None:
    """Print the figures of each file, with `--list` every text that was missed or wrongly flagged."""
    engine = Engine()
    total: Counter[str] = Counter()
    for name in [a for a in arguments if not a.startswith("-")] or ABOUT_THE_BASE:
        counts: Counter[str] = Counter()
        for line in (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            kind = outcome(record, engine)
            counts[kind] += 1
            if "--list" in arguments and kind in ("missed", "false"):
                print(f"{kind}  {record['id']}  {record['text']}")
        print(_figures(name, counts))
        total += counts
    print(_figures("all", total))


def _figures(name: str, counts: Counter[str]) -> str:
    found, missed, false = (counts[kind] for kind in ("found", "missed", "false"))
    precision = f"{found / (found + false):.3f}" if found + false else "-"
    recall = f"{found / (found + missed):.3f}" if found + missed else "-"
    return f"{name:<6} precision {precision} ({found}/{found + false})  recall {recall} ({found}/{found + missed})"


if __name__ == "__main__":
    main(sys.argv[1:])
