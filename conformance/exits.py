"""Exit codes and streams: what a shell step, a hook or a pipeline goes by."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from conformance.cases import Case, Verdict, failed, not_applicable, passed_unless
from conformance.linter import TIMEOUT, Linter, Run, end, resolved

GOOD = "A walk in the park.\n"
MANY = 256
# More than a pipe holds, so that all of it is only taken by a program that reads.
MORE_THAN_A_PIPE_HOLDS = 300_000


def clean(linter: Linter) -> Verdict:
    run = linter.run(linter.folder({"a.md": GOOD}), "a.md")
    return passed_unless(run.trouble, _unless(run.code == 0, f"exit {run.code}"))


def finding(linter: Linter) -> Verdict:
    run, _ = linter.once(_with_a_finding)
    return passed_unless(run.trouble, _unless(run.code not in (0, None), f"exit {run.code}"))


def finding_before_a_clean_file(linter: Linter) -> Verdict:
    folder = linter.folder({"a.md": linter.adapter.trigger + "\n", "b.md": GOOD})
    run = linter.run(folder, "a.md", "b.md")
    return passed_unless(run.trouble, _unless(run.code not in (0, None), f"exit {run.code}"))


def many_findings(linter: Linter) -> Verdict:
    text = "\n\n".join([linter.adapter.trigger] * MANY) + "\n"
    run = linter.run(linter.folder({"a.md": text}), "a.md")
    return passed_unless(run.trouble, _unless(run.code not in (0, None), f"exit {run.code}"))


def one_code_for_findings(linter: Linter) -> Verdict:
    one = linter.once(_with_a_finding)[0].code
    two = linter.run(linter.folder({"a.md": f"{linter.adapter.trigger}\n\n" * 2}), "a.md").code
    return passed_unless(_unless(one == two, f"exit {one} for one, {two} for two"))


def missing(linter: Linter) -> Verdict:
    return _refused(linter.run(linter.folder(), "none.md"), "none.md")


def missing_is_no_finding(linter: Linter) -> Verdict:
    found, missed = linter.once(_with_a_finding)[0].code, linter.run(linter.folder(), "none.md").code
    return passed_unless(_unless(found != missed, f"exit {missed} for both"))


def missing_beside_another(linter: Linter) -> Verdict:
    run = linter.run(linter.folder({"a.md": linter.adapter.trigger + "\n"}), "none.md", "a.md", machine=True)
    checked = any(found.path.endswith("a.md") for found in linter.findings(run))
    return passed_unless(
        run.trouble,
        _unless(run.code not in (0, None), f"exit {run.code}"),
        _unless(checked, "the other file is not checked"),
    )


def link_to_itself(linter: Linter) -> Verdict:
    folder = linter.folder()
    (folder / "a.md").symlink_to("a.md")
    return _refused(linter.run(folder, "a.md"), "a.md")


def no_permission(linter: Linter) -> Verdict:
    folder = linter.folder({"a.md": GOOD})
    (folder / "a.md").chmod(0)
    before = _without_privileges()
    if before is None:
        return not_applicable("cannot be tried as root without setpriv")
    return _refused(linter.run(folder, "a.md", before=before), "a.md")


def _without_privileges() -> Sequence[str] | None:
    """Return the words before a command that keep root from reading what it has no permission to."""
    if os.geteuid() != 0:
        return ()
    program = shutil.which("setpriv")
    return None if program is None else (program, "--bounding-set", "-dac_override,-dac_read_search")


def undecodable(linter: Linter) -> Verdict:
    text = b"Hello \xff\xfe there.\n\n" + linter.adapter.trigger.encode() + b"\n"
    run = linter.run(linter.folder({"a.md": text}), "a.md")
    return passed_unless(
        run.trouble,
        _unless(run.code not in (0, None), f"exit {run.code}"),
        _unless("a.md" in run.text, "the file is not named"),
    )


def empty_file(linter: Linter) -> Verdict:
    run = linter.run(linter.folder({"a.md": ""}), "a.md")
    return passed_unless(run.trouble, _unless(run.code == 0, f"exit {run.code}"))


def no_drafts(linter: Linter) -> Verdict:
    if not linter.adapter.folders:
        return not_applicable("takes no folders")
    folder = linter.folder()
    (folder / "drafts").mkdir()
    run = linter.run(folder, "drafts")
    return passed_unless(run.trouble, _unless(run.code not in (0, None), f"exit {run.code}"))


def standard_input(linter: Linter) -> Verdict:
    arguments = linter.adapter.standard_input
    if arguments is None:
        return not_applicable("does not read standard input")
    text = f"Hello.\n\n{linter.adapter.trigger}\n".encode()
    run = linter.run(linter.folder(), *arguments, machine=True, stdin=text)
    lines = [found.line for found in linter.findings(run)]
    return passed_unless(
        run.trouble,
        _unless(run.code not in (0, None), f"exit {run.code}"),
        _unless(lines == [3], f"reported on lines {lines}, not [3]"),
    )


def closed_pipe(linter: Linter) -> Verdict:
    """Run with a standard output that nobody reads any more."""
    folder = linter.folder({"a.md": (linter.adapter.trigger + "\n\n") * 20})
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            resolved((*linter.adapter.command, "a.md")),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            env=linter.environment(),
            timeout=TIMEOUT,
            check=False,
        )
    finally:
        os.close(writing)
    words = ("traceback", "broken pipe", "epipe", "panicked")
    noisy = any(word in done.stderr.decode("utf-8", "replace").lower() for word in words)
    return passed_unless(
        _unless(not noisy, "complains at length on standard error"),
        _unless(done.returncode not in (-signal.SIGABRT, 134), "aborts"),
    )


def interrupt(linter: Linter) -> Verdict:
    arguments = linter.adapter.standard_input
    if arguments is None:
        return not_applicable("does not read standard input, so it cannot be held")
    process = subprocess.Popen(
        resolved((*linter.adapter.command, *arguments)),
        cwd=linter.folder(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=linter.environment(),
        start_new_session=True,
    )
    run = _interrupted(process)
    if run is None:
        return failed("ends before its input does")
    return passed_unless(
        run.trouble, _unless(run.code in (130, -signal.SIGINT), f"exit {run.code}, not 130 or the signal")
    )


def _interrupted(process: subprocess.Popen[bytes]) -> Run | None:
    """Interrupt a process once it reads its input; None when it ends by itself before."""
    if process.stdin is None:
        raise ValueError("the process has no standard input")
    try:
        process.stdin.write(GOOD.encode() * (MORE_THAN_A_PIPE_HOLDS // len(GOOD)))
        process.stdin.flush()
    except BrokenPipeError:
        end(process)
        return None
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    try:
        code = process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        return Run(None, *end(process))
    return Run(code, *end(process))


def leading_dash(linter: Linter) -> Verdict:
    folder = linter.folder({"-draft.md": linter.adapter.trigger + "\n"})
    run = linter.run(folder, "./-draft.md", machine=True)
    found = linter.findings(run)
    return passed_unless(run.trouble, _unless(bool(found), f"nothing is reported, exit {run.code}"))


def nothing_written(linter: Linter) -> Verdict:
    run, changed = linter.once(_with_a_finding)
    return passed_unless(run.trouble, _unless(not changed, f"changes {', '.join(changed)}"))


def _with_a_finding(linter: Linter) -> tuple[Run, list[str]]:
    """Return a run on one finding, and the files it changed or added."""
    folder = linter.folder({"a.md": linter.adapter.trigger + "\n"})
    before = _contents(folder)
    run = linter.run(folder, "a.md")
    return run, sorted({name for name, _ in before.items() ^ _contents(folder).items()})


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def no_home(linter: Linter) -> Verdict:
    folder = linter.folder({"a.md": linter.adapter.trigger + "\n"})
    places = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), "/dev/null/none")
    run = linter.run(folder, "a.md", machine=True, environment=places)
    return passed_unless(run.trouble, _unless(bool(linter.findings(run)), f"nothing is reported, exit {run.code}"))


def _refused(run: Run, name: str) -> Verdict:
    """Judge a run on a file that cannot be read."""
    return passed_unless(
        run.trouble,
        _unless(run.code not in (0, None), f"exit {run.code}"),
        _unless(name in run.text, "the file is not named"),
    )


def _unless(good: bool, problem: str) -> str | None:
    return None if good else problem


_GATE = "a gate that passes what it never read is no gate"
_CODES = [
    ("clean file", "exit 0", "a clean draft must not stop anyone", clean),
    ("finding", "not exit 0", "the gate goes by the exit code", finding),
    ("finding, then a clean file", "not exit 0", "the last file must not decide", finding_before_a_clean_file),
    (f"{MANY} findings", "not exit 0", "a count as exit code wraps around to 0", many_findings),
    ("one code for findings", "the same code for one finding and two", "scripts compare codes", one_code_for_findings),
    ("missing file", "not exit 0, the path is named", _GATE, missing),
    ("missing is no finding", "another code than a finding", "a typo is not bad prose", missing_is_no_finding),
    ("missing beside another", "the other is still checked", "one typo must not hide the rest", missing_beside_another),
    ("link to itself", "not exit 0, the path is named", _GATE, link_to_itself),
    ("no permission", "not exit 0, the path is named", _GATE, no_permission),
    ("undecodable bytes", "refused or read otherwise, never exit 0 beside a finding", _GATE, undecodable),
    ("empty file", "exit 0", "a placeholder is no fault", empty_file),
    ("folder without drafts", "not exit 0", "a wrong folder name would pass for ever", no_drafts),
    ("standard input", "the finding on line 3, not exit 0", "editors and scripts pipe text in", standard_input),
    ("closed pipe", "quiet", "`| head` is no fault", closed_pipe),
    ("interrupt", "exit 130 or by the signal, no stack trace", "scripts stop when people stop them", interrupt),
    ("leading dash", "read as a file", "a file name must not become an option", leading_dash),
    ("nothing written", "the folder is as it was", "a check must not dirty a checkout", nothing_written),
    ("no home folder", "works", "build machines often have none", no_home),
]

CASES = tuple(Case("exit codes", *values) for values in _CODES)
