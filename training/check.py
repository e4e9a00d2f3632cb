"""Checks the corpus: form, labels, agreement of the two labellers, and that nothing in it is copied.

    python training/check.py [--against FOLDER]...

Each FOLDER holds texts from which the corpus must share no run of eight words (drafts, pages, sources).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RUN = 8
READ = frozenset((".csv", ".html", ".json", ".jsonl", ".md", ".mdx", ".rst", ".txt", ".yaml", ".yml", ".adoc"))
CHOICES = {
    "verdict": ("supported", "overstated", "contradicted"),
    "voice": ("own", "endorsed", "reported", "rejected", "hypothetical", "question"),
    "polarity": ("affirmed", "denied"),
    "strength": ("correlational", "conditional_causal", "can_cause", "direct_causal"),
    "certainty": ("hedged", "plain", "boosted"),
    "frequency": (None, "rare", "sometimes", "common", "always"),
}
SIGNALS = frozenset(("disclaimer", "professional_advice", "dosing", "dose_caution", "other_causes"))
_WORD = re.compile(r"[a-z0-9']+")


def records(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the records of the JSON lines in `folder`, each with its place."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{path.name}:{number}", json.loads(line)


def wrong(place: str, record: dict[str, Any], entries: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong with a record."""
    for claim in record["claims"]:
        if claim["entry"] not in entries:
            yield f"{place}: there is no entry '{claim['entry']}'"
        if claim["words"] not in record["text"]:
            yield f"{place}: the words of a claim are not in its text"
        for key, allowed in CHOICES.items():
            if claim[key] not in allowed:
                yield f"{place}: {key} '{claim[key]}' is not one of {allowed}"
    for signal in set(record["signals"]) - SIGNALS:
        yield f"{place}: there is no signal '{signal}'"


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of eight words of `text`."""
    words = _WORD.findall(text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def copied(texts: Sequence[tuple[str, str]], folders: Sequence[Path]) -> Iterator[str]:
    """Yield the places of the texts that share a run of words with a file in `folders`."""
    own: dict[tuple[str, ...], str] = {}
    for place, text in texts:
        own.update(dict.fromkeys(runs(text), place))
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in READ):
            for run in runs(path.read_text(encoding="utf-8", errors="replace")) & own.keys():
                yield f'{own[run]}: shares "{" ".join(run)}" with {path.name}'


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of two labellers (Cohen 1960), 1 where both always agree."""
    total = len(pairs)
    if not total:
        return 1.0
    agreed = sum(first == second for first, second in pairs) / total
    firsts, seconds = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(firsts[label] * seconds[label] for label in firsts) / total**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def flagged(record: dict[str, Any]) -> str:
    """Return the gravest verdict on what the author claims, "none" where there is nothing to flag."""
    own = [c["verdict"] for c in record["claims"] if c["voice"] in ("own", "endorsed")]
    return next((verdict for verdict in ("contradicted", "overstated", "supported") if verdict in own), "none")


def main() -> None:
    """Print what is wrong; exit with 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--against", type=Path, action="append", default=[], metavar="FOLDER")
    options = parser.parse_args()
    listed = list(records(HERE / "texts"))
    entries = frozenset(json.loads(line)["id"] for line in (HERE / "entries.jsonl").read_text("utf-8").splitlines())
    found = [problem for place, record in listed for problem in wrong(place, record, entries)]
    found += [
        f"'{name}' is the id of several records" for name, n in Counter(r["id"] for _, r in listed).items() if n > 1
    ]
    found += copied([(place, record["text"]) for place, record in listed], options.against)
    second = {record["id"]: record for _, record in records(HERE / "second")}
    pairs = [(flagged(record), flagged(second[record["id"]])) for _, record in listed if record["id"] in second]
    print(f"{len(listed)} records; {len(pairs)} labelled twice, kappa of the verdict {kappa(pairs):.2f}")
    print("\n".join(found))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
