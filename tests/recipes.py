"""The recipes as data, and a machine that runs their shell steps with what a service would give them."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from processes import ROOT, Outcome, clean_environment

RECIPES = ROOT / "recipes"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
RECORDER = """\
import json, os, sys
with open(os.environ["RECORD"], "w") as file:
    json.dump(sys.argv[1:], file)
sys.exit(int(os.environ.get("RECORDED_CODE", "0")))
"""
WRITER = ("-c", "user.name=A Writer", "-c", "user.email=writer@example.org", "-c", "commit.gpgsign=false")

# What the recipes say of the rest of the world.
OLD_ARTICLE = "# Cramps\n\nHigh B12 levels cause muscle twitching. Walks are pleasant.\n"
GOOD_ARTICLE = """\
# Cramps

Dehydration can cause muscle cramps. See a doctor if they last or are severe.

This article is general information and does not replace advice from a doctor.
"""
OVERSTATED = "High B12 levels cause muscle spasms."


def load(path: Path) -> Any:
    """Return a YAML file; `on` as a key stays what it is."""
    text = path.read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)


class Site:
    """A content repository: `main` with an old article that has findings, `change` with what a writer does."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.write(".claimcheck.yaml", "")
        self.write("content/old.md", OLD_ARTICLE)
        self.write("content/good.md", GOOD_ARTICLE)
        self.commit()
        self.git("checkout", "-q", "-b", "change")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "-qm", "A change")

    def edit_harmlessly(self) -> None:
        self.write("content/old.md", OLD_ARTICLE.replace("pleasant", "healthy and pleasant"))
        self.commit()

    def overstate(self) -> None:
        self.write("content/good.md", GOOD_ARTICLE.replace("\n\nDehydration", f"\n\n{OVERSTATED}\n\nDehydration"))
        self.commit()

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *WRITER, *arguments],
            cwd=self.folder,
            env={**clean_environment(), **alone()},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def alone() -> dict[str, str]:
    """Return what keeps git from the settings of whoever runs the tests."""
    return {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_SYSTEM": os.devnull}


def recorder(folder: Path) -> Path:
    """Write a `claimcheck` that only notes what it was called with."""
    return _program(folder, f'exec {shlex.quote(sys.executable)} {shlex.quote(str(_script(folder)))} "$@"')


def real(folder: Path) -> Path:
    """Write a `claimcheck` that runs this checkout."""
    command = f'PYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m claimcheck "$@"'
    return _program(folder, command)


def _script(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / "recorder.py"
    script.write_text(RECORDER, encoding="utf-8")
    return script


def _program(folder: Path, command: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "claimcheck"
    program.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def shell(site: Site, script: str, *program: str, **environment: str) -> Outcome:
    """Run a shell step in the site, with nothing in the environment but what a service gives."""
    done = subprocess.run(
        [*program, script],
        cwd=site.folder,
        env={**clean_environment(), **alone(), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


class Action:
    """The composite action, run as GitHub would: inputs with their defaults, expressions only in `env`."""

    def __init__(self, site: Site, scratch: Path):
        self.site, self.scratch = site, scratch
        self.action = load(ROOT / "action.yml")
        self.install, self.check = [step for step in self.action["runs"]["steps"] if "run" in step]

    def run(self, step: Mapping[str, Any], values: Mapping[str, str], **environment: str) -> Outcome:
        """Run a step with `values` for the expressions that are no inputs, or instead of inputs."""
        assert step["shell"] == "bash"
        given = {
            name: EXPRESSION.sub(lambda found: self._value(found[1], values), text)
            for name, text in step["env"].items()
        }
        service = {"RUNNER_TEMP": str(self.scratch), "GITHUB_ENV": str(self.scratch / "env"), "GITHUB_ACTIONS": "true"}
        command = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c")
        return shell(self.site, step["run"], *command, **{**service, **given, **environment})

    def _value(self, expression: str, values: Mapping[str, str]) -> str:
        if expression in values:
            return values[expression]
        name = expression.removeprefix("inputs.")
        return self.action["inputs"][name]["default"] if name in self.action["inputs"] else ""


def recorded(path: Path) -> list[str]:
    """Return what the recorder was called with."""
    arguments: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return arguments
