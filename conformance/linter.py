"""Runs a linter in folders of its own and notes what it leaves behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple, TypeVar, cast

from conformance.adapter import Adapter, Found

TIMEOUT = 60
T = TypeVar("T")
_DROPPED = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CI", "COLUMNS", "PYTHONHASHSEED", "PYTHONIOENCODING")


class Run(NamedTuple):
    """What a run left behind; the code is None when it did not end in time, negative for a signal."""

    code: int | None
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Both streams as text."""
        return (self.out + b"\n" + self.err).decode("utf-8", "replace")

    @property
    def trouble(self) -> str | None:
        """What no program should show: no end, a crash, a traceback."""
        if self.code is None:
            return f"not done after {TIMEOUT} s"
        if self.code in (-signal.SIGSEGV, -signal.SIGABRT, 134, 139):
            return f"crashed ({self.code})"
        text = self.text
        if "Traceback (most recent call last)" in text or "\n    at " in text or "panicked at" in text:
            return f"a stack trace, exit {self.code}"
        return None


class Linter:
    """A linter and a scratch folder; use it in a `with` statement, which removes the folder."""

    def __init__(self, adapter: Adapter):
        self.adapter = adapter
        self._scratch = Path(tempfile.mkdtemp(prefix="conformance-"))
        self._made: dict[Callable[[Linter], object], object] = {}
        self._lock = RLock()
        self.home = self._scratch / "home"
        self.home.mkdir()

    def __enter__(self) -> Linter:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._scratch, ignore_errors=True)

    def folder(self, files: Mapping[str, str | bytes] | None = None) -> Path:
        """Return a new folder with the linter's settings and `files`."""
        folder = Path(tempfile.mkdtemp(prefix="case", dir=self._scratch))
        for name, content in {**self.adapter.settings, **(files or {})}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    def run(self, folder: Path, *arguments: str, machine: bool = False, **options: Any) -> Run:
        """Run the linter in `folder` as people run it, or for `machine` reading; see `execute` for `options`."""
        command = self.adapter.machine if machine else self.adapter.command
        return self.execute(folder, (*command, *arguments), **options)

    def execute(
        self,
        folder: Path,
        command: Sequence[str],
        *,
        stdin: bytes = b"",
        environment: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
    ) -> Run:
        """Run `command`, with the words `before` it, in an environment that does not depend on whoever runs it."""
        process = subprocess.Popen(
            [*before, *resolved(command)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment(environment),
            start_new_session=True,
        )
        try:
            out, err = process.communicate(stdin, timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            out, err = end(process)
            return Run(None, out, err)
        return Run(process.returncode, out, err)

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the environment the linter runs in."""
        kept = {key: value for key, value in os.environ.items() if key not in _DROPPED}
        return {**kept, "HOME": str(self.home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(more or {})}

    def findings(self, run: Run) -> list[Found]:
        """Return what a run of `machine` reported."""
        return list(self.adapter.parse(run.text))

    def once(self, make: Callable[[Linter], T]) -> T:
        """Return `make(self)`, made once for all cases that look at it."""
        with self._lock:
            if make not in self._made:
                self._made[make] = make(self)
        return cast(T, self._made[make])


def end(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """End a process with all that it started, and return what it had printed."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return process.communicate()


def resolved(command: Sequence[str]) -> list[str]:
    """Return `command` with the path of its program; `{python}` is the Python that runs the suite."""
    first, *rest = command
    program = sys.executable if first == "{python}" else shutil.which(first)
    if program is None:
        raise FileNotFoundError(first)
    return [program, *rest]
