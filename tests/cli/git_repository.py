"""A git repository of drafts, made with the real git, away from the settings of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A Writer",
    "GIT_AUTHOR_EMAIL": "writer@example.org",
    "GIT_COMMITTER_NAME": "A Writer",
    "GIT_COMMITTER_EMAIL": "writer@example.org",
    # A submodule from a folder beside it.
    "GIT_ALLOW_PROTOCOL": "file",
}


class Repository:
    """The repository in `folder`; texts are written and committed byte for byte."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, code: int = 0) -> bytes:
        """Run git, which has to end with `code`, and return what it printed."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env={**own, **ALONE}, capture_output=True, timeout=60, check=False
        )
        assert done.returncode == code, done.stderr.decode()
        return done.stdout

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def commit(self, **texts: str | bytes) -> None:
        """Commit everything, with `texts` by the name of their file without `.md`."""
        for name, text in texts.items():
            self.write(f"{name}.md", text)
        self.git("add", "--all")
        self.git("commit", "-qm", "A change", "--allow-empty")

    def branch(self, name: str) -> None:
        self.git("checkout", "-q", "-b", name)
