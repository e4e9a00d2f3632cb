"""Whole drafts through the real program: what is found where, and nothing besides."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from processes import ROOT, run

HERE = Path(__file__).parent
DRAFTS = ("clinic-blog.md", "landing-page.html", "newsletter.txt")


def test_whole_drafts(tmp_path: Path) -> None:
    for name in DRAFTS:
        shutil.copy(HERE / name, tmp_path)
    (tmp_path / ".claimcheck.yaml").touch()
    command = [sys.executable, "-m", "claimcheck", "check", "--format", "concise", *DRAFTS]
    outcome = run(tmp_path, *command, PYTHONPATH=str(ROOT))
    found = re.findall(r"^\S+:\d+:\d+: CC\d+(?= )", outcome.out, re.MULTILINE)
    assert found == (HERE / "expected.txt").read_text(encoding="utf-8").splitlines(), outcome.out
    assert len(found) == outcome.out.count("\n")
    assert (outcome.code, outcome.err) == (1, "")
