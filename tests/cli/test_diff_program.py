"""`check --diff` with the real engine: sentences, not lines, are what a change answers for."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_repository import ALONE, Repository
from program import run

OVERSTATED = "High B12 levels cause muscle spasms."
ADVICE = "Cramps have other causes too. See a doctor if they last. This is general information, not medical advice."
ARTICLE = f"# Cramps\n\nIt is late. {OVERSTATED} Walks help.\n\n{ADVICE}\n"
QUALIFIED = f"In rare cases, high B12 levels may be associated with muscle spasms.\n\n{ADVICE}\n"


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        pytest.param(ARTICLE, ARTICLE.replace("It is late", "It is too late"), [], id="beside it on its line"),
        pytest.param(ARTICLE, ARTICLE.replace(" Walks", "\nWalks").replace("late. ", "late.\n"), [], id="reflowed"),
        pytest.param(ARTICLE, ARTICLE.replace("High B12", "Very high B12"), ["CC101"], id="the sentence itself"),
        pytest.param(
            ARTICLE, ARTICLE.replace(ADVICE, "That is all."), ["CC301", "CC302", "CC304"], id="notices removed"
        ),
        pytest.param(QUALIFIED, QUALIFIED.replace("In rare cases, h", "H"), ["CC103"], id="qualifier removed"),
    ],
)
def test_change(tmp_path: Path, old: str, new: str, codes: list[str]) -> None:
    repository = Repository(tmp_path)
    repository.commit(a=old)
    repository.write("a.md", new)
    outcome = run(tmp_path, "check", "--isolated", "--format", "concise", "--diff", "HEAD", **ALONE)
    assert [line.split()[1] for line in outcome.out.splitlines()] == codes, outcome.err
