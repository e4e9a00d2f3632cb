"""Other linters beside claimcheck, on the same drafts, in one run. Prints figures, judges nothing.

Usage: python benchmarks/peers.py [--scratch FOLDER] [--runs N] FOLDER
Every program checks one article and then all Markdown files of FOLDER, taking turns; medians of the article, one run
of the folder. proselint and codespell come from the Python package index, alex, write-good, textlint (with its rule
write-good) and harper (as harper.js) from npm; they are installed into `--scratch`, which may be kept for another run.
What cannot be installed is said and left out. They look for other things: the figures say how long a gate takes, not
what it is worth. Installing needs the network; four of the six need node and npm.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from speed import CHECK, COLD, ROOT, Cost, median, own_cache

ARTICLE = ROOT / "examples" / "draft.md"
# Files on one command line: npm's programs take no folder, or read what they should not in one.
BATCH = 300
HARPER = """
import { readFileSync } from "node:fs";
import { LocalLinter, Dialect } from "harper.js";
import { binaryInlined } from "harper.js/binaryInlined";
const linter = new LocalLinter({ binary: binaryInlined, dialect: Dialect.American });
for (const path of process.argv.slice(2)) {
    const lints = await linter.lint(readFileSync(path, "utf8"), { language: "markdown" });
    for (const lint of lints) console.log(`${path}:${lint.span().start}: ${lint.message()}`);
}
"""


class Peer(NamedTuple):
    """A linter: the index and the packages it comes from, and its command below the scratch folder."""

    name: str
    index: str
    packages: tuple[str, ...]
    command: tuple[str, ...]


PEERS = (
    Peer("proselint", "pip", ("proselint",), ("pip/bin/proselint", "check")),
    Peer("codespell", "pip", ("codespell",), ("pip/bin/codespell",)),
    Peer("alex", "npm", ("alex",), ("npm/node_modules/.bin/alex", "--quiet")),
    Peer("write-good", "npm", ("write-good",), ("npm/node_modules/.bin/write-good",)),
    Peer(
        "textlint",
        "npm",
        ("textlint", "textlint-rule-write-good"),
        ("npm/node_modules/.bin/textlint", "--rule", "write-good"),
    ),
    Peer("harper", "npm", ("harper.js",), ("node", "npm/harper.mjs")),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="Markdown files to check")
    parser.add_argument("--scratch", type=Path, help="where the other linters are installed")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    files = sorted(options.folder.resolve().rglob("*.md"))
    words = sum(len(file.read_text(encoding="utf-8", errors="replace").split()) for file in files)
    with own_cache(), tempfile.TemporaryDirectory() as temporary:
        scratch = (options.scratch or Path(temporary)).resolve()
        commands = {**ours(), **{peer.name: peer.command for peer in PEERS if installed(peer, scratch)}}
        print("one article")
        show(commands, lambda command: cost_of(command, [ARTICLE], scratch), options.runs)
        print(f"{len(files)} files, {words} words")
        show(commands, lambda command: cost_of(command, files, scratch), 1, words)


def ours() -> dict[str, tuple[str, ...]]:
    """Return claimcheck without a cache, and twice with one: the second time it is filled."""
    return {"claimcheck": COLD, "claimcheck, filling its cache": CHECK, "claimcheck, from its cache": CHECK}


def installed(peer: Peer, scratch: Path) -> bool:
    """Tell whether a linter is there and runs, after trying to install it."""
    (scratch / "npm").mkdir(parents=True, exist_ok=True)
    (scratch / "npm/harper.mjs").write_text(HARPER, encoding="utf-8")
    place = scratch / {"pip": "pip/bin", "npm": "npm/node_modules"}[peer.index] / peer.packages[0]
    steps = [] if place.exists() else installing(peer, scratch)
    for step in (*steps, [*placed(peer.command, scratch), str(ARTICLE)]):
        try:
            done = subprocess.run(step, capture_output=True, text=True, timeout=600, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(f"{peer.name}: left out, {error}")
            return False
        # The exit codes of the linters themselves mean this and that: write-good's is a count.
        if (done.returncode and step in steps) or "Error" in done.stderr:
            print(f"{peer.name}: left out, it does not run: {done.stderr.strip()[-200:]}")
            return False
    return True


def placed(command: tuple[str, ...], scratch: Path) -> list[str]:
    """Return a peer's command with the paths of its programs."""
    return [str(scratch / part) if "/" in part else part for part in command]


def installing(peer: Peer, scratch: Path) -> list[list[str]]:
    """Return the commands that install a linter."""
    if peer.index == "npm":
        return [["npm", "install", "--no-audit", "--no-fund", "--prefix", str(scratch / "npm"), *peer.packages]]
    python = str(scratch / "pip/bin/python")
    return [
        [sys.executable, "-m", "venv", str(scratch / "pip")],
        [python, "-m", "pip", "install", "--quiet", *peer.packages],
    ]


def show(
    commands: dict[str, tuple[str, ...]], cost: Callable[[tuple[str, ...]], Cost], runs: int, words: int | None = None
) -> None:
    """Print the median cost of each command, one line each; the programs take turns."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(cost(command))
    for name, found in costs.items():
        middle = median(found)
        speed = f"  {words / middle.seconds:12,.0f} words/s" if words else ""
        print(f"  {name:30} {middle}{speed}")


def cost_of(command: tuple[str, ...], files: list[Path], scratch: Path) -> Cost:
    """Return what a command takes for all the files, however many calls it needs; claimcheck needs one."""
    own = command in (CHECK, COLD)
    batch, program = (len(files), list(command)) if own else (BATCH, placed(command, scratch))
    total = Cost(0, 0, 0)
    for start in range(0, len(files), batch):
        one = run([*program, *map(str, files[start : start + batch])])
        total = Cost(total.seconds + one.seconds, total.processor + one.processor, max(total.megabytes, one.megabytes))
    return total


def run(command: list[str]) -> Cost:
    """Run a linter; what its exit code means differs from one to the next."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, kilobytes / 1024)


if __name__ == "__main__":
    main()
