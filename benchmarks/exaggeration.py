"""How well both conclusions of press-release and abstract pairs are graded, and whether the release says more.

Usage: python benchmarks/exaggeration.py FILE.jsonl [--wrong]
Each line of FILE holds `press_release_conclusion`, `press_release_strength`, `abstract_conclusion`,
`abstract_strength` (0 none, 1 correlational, 2 conditional causal, 3 causal) and `exaggeration_label` (same,
exaggerates, downplays). A conclusion's grade is that of the strongest claim in it.
`--wrong` lists the misjudged pairs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from claimcheck.linter.engine import Engine  # noqa: E402
from claimcheck.readers import read_text  # noqa: E402

GRADES = {"correlational": 1, "conditional_causal": 2, "can_cause": 3, "direct_causal": 3}
LABELS = ("same", "exaggerates", "downplays")


class Pair(NamedTuple):
    """A pair as people and as claimcheck graded it: strength of the release, of the abstract, and the label."""

    words: tuple[str, str]
    gold: tuple[int, int, str]
    found: tuple[int, int, str]


def main(arguments: list[str]) -> int:
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if len(paths) != 1:
        sys.exit(__doc__)
    pairs = list(_pairs(Path(paths[0])))
    strengths = [(pair.gold[side], pair.found[side]) for pair in pairs for side in (0, 1)]
    labels = [(pair.gold[2], pair.found[2]) for pair in pairs]
    print(f"{len(pairs)} pairs")
    for name, side in (("press releases", 0), ("abstracts", 1)):
        print(f"strength, {name}: accuracy {_accuracy([(p.gold[side], p.found[side]) for p in pairs]):.3f}")
    print(f"strength, both: accuracy {_accuracy(strengths):.3f}")
    print(f"labels: accuracy {_accuracy(labels):.3f}, macro-F1 {_macro_f1(labels):.3f}")
    if "--wrong" in arguments:
        _list(pairs)
    return 0


def _pairs(path: Path) -> Iterator[Pair]:
    engine = Engine()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        words = (record["press_release_conclusion"], record["abstract_conclusion"])
        release, abstract = (_grade(engine, text) for text in words)
        gold = (record["press_release_strength"], record["abstract_strength"], record["exaggeration_label"])
        yield Pair(words, gold, (release, abstract, _label(release, abstract)))


def _grade(engine: Engine, text: str) -> int:
    claims = engine.claims(read_text(text, "conclusion.txt", "text"))
    return max((GRADES[claim.strength.label] for claim in claims), default=0)


def _label(release: int, abstract: int) -> str:
    if release == abstract:
        return "same"
    return "exaggerates" if release > abstract else "downplays"


def _accuracy(judged: Sequence[tuple[object, object]]) -> float:
    return sum(gold == found for gold, found in judged) / len(judged)


def _macro_f1(judged: Sequence[tuple[str, str]]) -> float:
    return sum(_f1(judged, label) for label in LABELS) / len(LABELS)


def _f1(judged: Sequence[tuple[str, str]], label: str) -> float:
    hits = sum(gold == found == label for gold, found in judged)
    named = sum(gold == label for gold, _ in judged) + sum(found == label for _, found in judged)
    return 2 * hits / named if named else 0.0


def _list(pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        if pair.gold != pair.found:
            print(f"\n{pair.gold} found {pair.found}\n  release: {pair.words[0]}\n  abstract: {pair.words[1]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
