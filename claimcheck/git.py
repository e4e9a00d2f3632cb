"""The only place of the program that runs git, and in a way that runs nothing a repository names.

Git is asked for names and objects, never to read the working tree: so no clean filter, no text conversion, no external
diff, no hook and no file-system monitor of a hostile repository runs, nothing is fetched and nothing is written.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from claimcheck.errors import ClaimcheckError

SECONDS = 120
# An empty monitor is "none" for every version of git; with `false` old ones would run a program of that name.
_OFF = ("-c", "core.fsmonitor=", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


class NoGitError(ClaimcheckError):
    """Git is needed and not there."""


def git(folder: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git in `folder` with `given` on standard input. Raises NoGitError, ClaimcheckError where it is too slow."""
    return _run(folder, (*_OFF, *arguments), {**os.environ, **_QUIET}, given)


def diff_folders(folder: Path, old: str, new: str) -> bytes:
    """Return the patch from `old` to `new`, two folders in `folder`, renamed files paired, without context lines.

    No repository and no configuration has a say in it.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    alone = {
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
    }
    arguments = (
        *("-c", f"core.attributesFile={os.devnull}", "diff", "--no-index", "--no-color", "--no-ext-diff"),
        *("--no-textconv", "--text", "--unified=0", "--find-renames", "-l1000", "--src-prefix=", "--dst-prefix="),
    )
    done = _run(folder, (*arguments, "--", old, new), {**own, **_QUIET, **alone}, None)
    # With --no-index 1 says that there are differences.
    if done.returncode not in (0, 1):
        raise ClaimcheckError(f"git could not compare the old and the present text: {complaint(done)}")
    return done.stdout


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the first line that git wrote to standard error."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"exit code {done.returncode}"


def _run(
    folder: Path, arguments: tuple[str, ...], environment: Mapping[str, str], given: bytes | None
) -> subprocess.CompletedProcess[bytes]:
    command = [_program(), "--no-pager", *arguments]
    try:
        return subprocess.run(
            command, cwd=folder, env=environment, input=given or b"", capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise ClaimcheckError(f"git did not answer within {SECONDS} seconds") from None
    except OSError as error:
        raise ClaimcheckError(f"git cannot be run: {error.strerror or error}") from None


def _program() -> str:
    """Return where git is; one that is found relative to the working folder may be the repository's own."""
    program = shutil.which("git")
    if program is None or not Path(program).is_absolute():
        raise NoGitError("git is not installed or not on PATH; install it")
    return program
