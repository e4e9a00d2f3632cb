"""How long claimcheck takes and how much memory it needs. Prints figures, judges nothing.

Usage: python benchmarks/speed.py [--article FILE] [--runs N] [FOLDER]
The floor is what any tool on spaCy pays for an article: import spaCy, load the model, parse the text; once
with the whole model and once with the parts of it that claimcheck uses. Runs take turns; medians are shown.
With FOLDER, also words a second over all its drafts, whole process: with an empty cache, and again, from the cache.

Processor time counts all processes of a run; on a machine with other work it tells more than the time by the clock.
`benchmarks/peers.py` puts other linters beside it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from claimcheck.claimbase import load_claim_base
from claimcheck.pipeline.nlp import UNUSED, find_model
from claimcheck.readers import format_of

ROOT = Path(__file__).resolve().parents[1]
CHECK = (sys.executable, "-m", "claimcheck", "check", "--isolated", "--no-progress", "--format", "json")
COLD = (*CHECK, "--no-cache")
FLOOR = "import sys, spacy, {model}; {model}.load(exclude={exclude})(open(sys.argv[1], encoding='utf-8').read())"
FOLDER_RUNS = 5
PLAIN = "# Paint\n\nWet paint causes stains, and nobody likes to wait until it is dry.\n"


class Cost(NamedTuple):
    """What a process with its children took: seconds by the clock and of processors, the most megabytes of one."""

    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:7.3f} s  {self.processor:7.3f} s of processors  {self.megabytes:5.0f} MB"


def main() -> None:
    options = parse_arguments()
    with own_cache():
        claim_base(options.runs)
        article(options.article, options.runs)
        if options.folder is not None:
            folder(options.folder)


@contextmanager
def own_cache() -> Iterator[None]:
    """Give the programs that are measured a cache of their own, and let Python keep what it has compiled."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["CLAIMCHECK_CACHE_DIR"] = scratch
        yield


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="drafts to check for words a second")
    parser.add_argument("--article", type=Path, default=ROOT / "examples" / "draft.md")
    parser.add_argument("--runs", type=int, default=9)
    return parser.parse_args()


def claim_base(runs: int) -> None:
    """Print the time to load the claim base, from YAML and from its compiled form."""
    with tempfile.TemporaryDirectory() as scratch:
        cold = [timed_load(None) for _ in range(3)]
        warm = [timed_load(Path(scratch)) for _ in range(runs + 1)][1:]
    milliseconds = statistics.median(cold) * 1000, statistics.median(warm) * 1000
    print(f"claim base: from YAML {milliseconds[0]:.0f} ms, compiled {milliseconds[1]:.1f} ms")


def timed_load(cache: Path | None) -> float:
    start = time.perf_counter()
    load_claim_base(cache=cache)
    return time.perf_counter() - start


def article(path: Path, runs: int) -> None:
    """Print the time of one article, cold, against the floor."""
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.md"
        plain.write_text(PLAIN, encoding="utf-8")
        commands = {
            "floor, whole model": floor(path, exclude=[]),
            "floor, the parts used": floor(path, exclude=UNUSED),
            f"check {path.name}": (*COLD, str(path)),
            f"check {path.name}, unchanged": (*CHECK, str(path)),
            "check a file without a concept": (*COLD, str(plain)),
            "python, doing nothing": (sys.executable, "-c", ""),
        }
        costs = take_turns(commands, runs)
        imports = "yes" if imports_spacy(plain) else "no"
    for name, cost in costs.items():
        print(f"{name:32} {cost}")
    for kind in ("seconds", "processor"):
        whole, used, checked, *_ = (getattr(cost, kind) for cost in costs.values())
        print(f"article over the floor: {checked / whole:.2f} (whole model), {checked / used:.2f} (parts used), {kind}")
    print(f"spaCy imported for the file without a concept: {imports}")


def folder(path: Path) -> None:
    """Print the time of a folder of drafts, and words a second."""
    drafts = [file for file in path.rglob("*") if file.is_file() and format_of(file) is not None]
    words = sum(len(file.read_text(encoding="utf-8", errors="replace").split()) for file in drafts)
    print(f"{len(drafts)} files, {words} words")
    rounds: list[tuple[Cost, Cost]] = []
    for _ in range(FOLDER_RUNS):
        subprocess.run((sys.executable, "-m", "claimcheck", "cache", "clear"), stdout=subprocess.DEVNULL, check=True)
        # The claim base is compiled again; that is no part of checking drafts.
        measure((*COLD, str(ROOT / "examples" / "draft.md")))
        rounds.append((measure((*CHECK, str(path))), measure((*CHECK, str(path)))))
    for name, costs in zip(("with an empty cache", "from the cache"), zip(*rounds, strict=True), strict=True):
        cost = median(costs)
        print(f"{name:32} {cost}  {words / cost.seconds:,.0f} words/s")


def floor(path: Path, *, exclude: list[str]) -> tuple[str, ...]:
    return (sys.executable, "-c", FLOOR.format(model=find_model().name, exclude=exclude), str(path))


def take_turns(commands: dict[str, tuple[str, ...]], runs: int) -> dict[str, Cost]:
    """Return the median cost of each command; a first round that warms the disk is not counted."""
    rounds = [{name: measure(command) for name, command in commands.items()} for _ in range(runs + 1)][1:]
    return {name: median([costs[name] for costs in rounds]) for name in commands}


def median(costs: Iterable[Cost]) -> Cost:
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))


def measure(command: tuple[str, ...]) -> Cost:
    """Run `command`; its exit code 1 only says that there are findings."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"exit {process.returncode}: {' '.join(command)}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, kilobytes / 1024)


def imports_spacy(path: Path) -> bool:
    traced = (sys.executable, "-X", "importtime", *COLD[1:], str(path))
    return "spacy" in subprocess.run(traced, capture_output=True, text=True, check=False).stderr


if __name__ == "__main__":
    main()
