"""The same draft gives the same report: run after run, in any order, with any number of processes, in any place."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from conformance.adapter import Found
from conformance.cases import PASSED, Case, Verdict, failed, not_applicable, passed_unless
from conformance.exits import GOOD
from conformance.linter import Linter, Run, resolved

# Enough for a linter that spreads its work over processes to do so.
FILES = 12


def repeated(linter: Linter) -> Verdict:
    folder, first = linter.once(_reference)
    second = linter.run(folder, *_names(), environment={"PYTHONHASHSEED": "7"})
    return passed_unless(first.trouble, _differs(first, second))


def order_of_files(linter: Linter) -> Verdict:
    folder, _ = linter.once(_reference)
    first = linter.once(_together)
    second = linter.run(folder, *reversed(_names()), machine=True)
    found = [_by_file(linter.findings(run)) for run in (first, second)]
    return passed_unless(first.trouble, None if found[0] == found[1] else "other findings")


def order_on_the_disk(linter: Linter) -> Verdict:
    if not linter.adapter.folders:
        return not_applicable("takes no folders")
    folder = linter.folder()
    for name in reversed(_names()):
        (folder / name).write_text(_texts(linter)[name])
    found = [
        _names_and_places(linter.findings(run))
        for run in (linter.once(_together), linter.run(folder, ".", machine=True))
    ]
    return passed_unless(None if found[0] else "nothing is reported", None if found[0] == found[1] else "another order")


def number_of_jobs(linter: Linter) -> Verdict:
    if linter.adapter.jobs is None:
        return not_applicable("has no choice of jobs")
    folder, _ = linter.once(_reference)
    one, several = (linter.run(folder, *jobs, *_names()) for jobs in linter.adapter.jobs)
    return passed_unless(one.trouble, several.trouble, _differs(one, several))


def alone_or_with_others(linter: Linter) -> Verdict:
    folder, _ = linter.once(_reference)
    name = _names()[1]
    together = _by_file(linter.findings(linter.once(_together)))
    alone = _by_file(linter.findings(linter.run(folder, name, machine=True)))
    here = {path: found for path, found in together.items() if path.endswith(name)}
    return passed_unless(None if alone and alone == here else "other findings")


def piped_without_colour(linter: Linter) -> Verdict:
    _, run = linter.once(_reference)
    return passed_unless(run.trouble, "terminal escapes" if b"\x1b" in run.out + run.err else None)


def no_color(linter: Linter) -> Verdict:
    if sys.platform == "win32":
        return not_applicable("there are no terminals to try it with")
    folder, _ = linter.once(_reference)
    shown = _on_a_terminal(linter, folder, {"NO_COLOR": "1"})
    if b"\x1b[" not in shown:
        return PASSED
    return failed("terminal escapes")


def _on_a_terminal(linter: Linter, folder: Path, environment: dict[str, str]) -> bytes:
    """Return what the linter shows on a terminal."""
    import pty
    import subprocess

    above, below = pty.openpty()
    process = subprocess.Popen(
        resolved((*linter.adapter.command, _names()[1])),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=below,
        stderr=below,
        env=linter.environment(environment),
    )
    os.close(below)
    shown = b"".join(iter(lambda: _read(above), b""))
    process.wait()
    os.close(above)
    return shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def _reference(linter: Linter) -> tuple[Path, Run]:
    """Return a folder of drafts, every second with a finding, and a first run on all of them."""
    folder = linter.folder(_texts(linter))
    return folder, linter.run(folder, *_names(), environment={"PYTHONHASHSEED": "1"})


def _together(linter: Linter) -> Run:
    """Return a run on all of them that a machine can read."""
    return linter.run(linter.once(_reference)[0], *_names(), machine=True)


def _names() -> Sequence[str]:
    return [f"draft{number:02}.md" for number in range(FILES)]


def _texts(linter: Linter) -> dict[str, str]:
    return {name: GOOD + f"\n{linter.adapter.trigger}\n" * (number % 2) for number, name in enumerate(_names())}


def _names_and_places(findings: Sequence[Found]) -> list[tuple[object, ...]]:
    return [(found.path.rpartition("/")[2], *found[1:]) for found in findings]


def _by_file(findings: Sequence[Found]) -> dict[str, list[Found]]:
    return {path: [one for one in findings if one.path == path] for path in sorted({one.path for one in findings})}


def _differs(first: Run, second: Run) -> str | None:
    return None if first == second else "another output"


_SAME = "a report that changes by itself cannot be compared or cached"
_STEADY = [
    ("run after run", "the same bytes, whatever PYTHONHASHSEED", _SAME, repeated),
    ("order of files", "the same findings", _SAME, order_of_files),
    (
        "order on the disk",
        "in the order of their names",
        "every checkout lays files out in another order",
        order_on_the_disk,
    ),
    ("number of jobs", "the same bytes", "build machines differ", number_of_jobs),
    ("alone or with others", "the same findings", "hooks pass files in batches", alone_or_with_others),
]
_COLOUR = [
    ("piped", "no colour", "build logs and scripts read the report", piped_without_colour),
    ("NO_COLOR", "no colour on a terminal", "no-color.org; people who cannot use colours", no_color),
]

CASES = (
    *(Case("determinism", *values) for values in _STEADY),
    *(Case("colour", *values) for values in _COLOUR),
)
