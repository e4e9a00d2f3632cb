"""What a run does not need, no process of it imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from program import clean_environment


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("text", "parsed"), [("Paint dries.", False), ("High B12 levels cause cramps.", True)])
def test_spacy_is_imported_only_where_something_is_to_be_parsed(
    tmp_path: Path, jobs: str, text: str, parsed: bool
) -> None:
    for number in range(10):
        (tmp_path / f"{number}.md").write_text(f"{text}\n")
    command = [sys.executable, "-X", "importtime", "-m", "claimcheck", "check", "--isolated", "--no-cache"]
    done = subprocess.run(
        [*command, "--jobs", jobs, "."],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert ("spacy" in imported) == parsed
    assert done.returncode == int(parsed)
