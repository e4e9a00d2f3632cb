"""The canonical form of claim-base files: nothing is lost, and it is reached at once."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_claims import CONCEPTS, IRON, SOURCES, TEA

from claimcheck.claimbase.records import ENTRY_KEYS
from claimcheck.curation.formatting import formatted
from claimcheck.errors import ClaimcheckError
from claimcheck.yamlfile import parse_yaml


@pytest.mark.parametrize("text", [SOURCES, CONCEPTS, IRON, TEA], ids=["sources", "concepts", "iron", "tea"])
def test_what_is_canonical_stays(text: str) -> None:
    assert formatted(text, "f.yaml") == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("entries:\n  - topic: t\n    id: a\n", "entries:\n  - id: a\n    topic: t\n", id="keys in order"),
        pytest.param(
            "entries:\n  - topic: t  # one\n    # two\n    id: a  # three\n",
            "entries:\n    # two\n  - id: a  # three\n    topic: t  # one\n",
            id="comments go with their keys",
        ),
        pytest.param(
            "entries:\n  - id: a\n    tensions:\n      - x\n      # deep\n    # mine\n    topic: t\n",
            "entries:\n  - id: a\n    # mine\n    topic: t\n    tensions:\n      - x\n      # deep\n",
            id="a comment further in belongs to what is above it",
        ),
        pytest.param(
            "entries:\n  - id: a\n    statement: >-\n      one\n      # no comment\n\n      two\n    topic: t\n",
            "entries:\n  - id: a\n    topic: t\n    statement: >-\n      one\n      # no comment\n\n      two\n",
            id="folded text stays whole",
        ),
        pytest.param(
            'entries:\n  - id: a\n    statement: "one\n# no comment\n\n  two"\n    topic: t\n',
            'entries:\n  - id: a\n    topic: t\n    statement: "one\n# no comment\n\n  two"\n',
            id="quoted text stays whole",
        ),
        pytest.param(
            "entries:\n  - id: a\n    subject: {  # why\n      concept: x}\n    topic: t\n",
            "entries:\n  - id: a\n    topic: t\n    subject: {  # why\n      concept: x}\n",
            id="braces over lines",
        ),
        pytest.param(
            "entries:\n  -\n    # odd\n    topic: t\n    id: a\n",
            "entries:\n  -\n    # odd\n    id: a\n    topic: t\n",
            id="a dash on its own line",
        ),
        pytest.param(
            "entries:\n- topic: t\n  id: a\n-   topic: t\n    id: b\n",
            "entries:\n- id: a\n  topic: t\n\n-   id: b\n    topic: t\n",
            id="other indents",
        ),
        pytest.param(
            "entries:\n  - id: a   \n    topic: t\n\n\n\n  - id: b\n    topic: t\n  # on c\n  - id: c\n    topic: t",
            "entries:\n  - id: a\n    topic: t\n\n  - id: b\n    topic: t\n\n  # on c\n  - id: c\n    topic: t\n",
            id="blank lines and spaces",
        ),
        pytest.param(
            "\n# head\n\n\nentries:\n  - id: a\n\n    topic: t\n# end\n\n\n",
            "# head\n\nentries:\n  - id: a\n    topic: t\n# end\n",
            id="around and inside",
        ),
        pytest.param("entries:\n  - {topic: t, id: a}\n", "entries:\n  - {topic: t, id: a}\n", id="a record in braces"),
        pytest.param("entries: []  \n\n", "entries: []\n", id="no record"),
        pytest.param("entries:\n", "entries:\n", id="nothing"),
        pytest.param(
            "concepts:\n  - kind: food\n    id: a\n  - id: b\n\n\n  - id: c\n",
            "concepts:\n  - id: a\n    kind: food\n  - id: b\n\n  - id: c\n",
            id="concepts stand close",
        ),
        pytest.param(
            "changes:\n  - reason: r\n    change: retire\n    entry: a\n",
            "changes:\n  - entry: a\n    change: retire\n    reason: r\n",
            id="changes",
        ),
        pytest.param(
            "entries:\n  - id: a\n    zeal: 1\n    topic: t\n",
            "entries:\n  - id: a\n    topic: t\n    zeal: 1\n",
            id="unknown keys go last",
        ),
    ],
)
def test_canonical_form(before: str, after: str) -> None:
    assert formatted(before, "f.yaml") == after
    assert formatted(after, "f.yaml") == after


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("a: 1\n", "no claim-base file", id="other keys"),
        pytest.param("- 1\n", "no claim-base file", id="a list"),
        pytest.param("entries: [\n", "f.yaml:2:1: not valid YAML", id="broken"),
        pytest.param(
            "entries:\n  - id: a\n    statement: |+\n      x\n\n\n    topic: t\n",
            "without loss",
            id="blank lines count",
        ),
    ],
)
def test_refused(text: str, problem: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        formatted(text, "f.yaml")
    assert problem in str(caught.value)


@given(st.randoms(use_true_random=False))
def test_shuffled_keys_and_comments_come_back(chance: random.Random) -> None:
    text = shuffled(IRON, chance)
    result = formatted(text, "f.yaml")
    assert parse_yaml(result, "f.yaml").plain() == parse_yaml(IRON, "f.yaml").plain()
    assert sorted(re.findall("#.*", result)) == sorted(re.findall("#.*", text))
    assert formatted(result, "f.yaml") == result
    for entry in parse_yaml(result, "f.yaml").plain()["entries"]:
        assert list(entry) == [key for key in ENTRY_KEYS if key in entry]


def shuffled(text: str, chance: random.Random) -> str:
    """Return a file of entries with the keys of each in another order, and with comments and blank lines added."""
    head, *entries = re.split(r"(?m)^  - ", text)
    result = [head]
    for number, entry in enumerate(entries):
        body, tail = (entry, "") if number < len(entries) - 1 else entry.split("# The end.")
        trailer = re.search(r"(\n(  #.*)?)*\Z", body)
        assert trailer is not None
        body, between = body[: trailer.start()], trailer.group()
        chunks = re.split(r"(?m)\n(?=    [#a-z])", body)
        merged: list[str] = []
        for chunk in chunks:
            if merged and merged[-1].lstrip().startswith("#") and "\n" not in merged[-1]:
                merged[-1] += f"\n{chunk}"
            else:
                merged.append(chunk if chunk.startswith(" ") else f"    {chunk}")
        chance.shuffle(merged)
        noisy = [f"{chance.choice(['', '    # noise', '', '    # more'])}\n{chunk}".lstrip("\n") for chunk in merged]
        lines = "\n".join(noisy).split("\n")
        above = lines[: next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))]
        rest = lines[len(above) :]
        result.append("\n".join([*above, f"  - {rest[0][4:]}", *rest[1:]]) + between)
        if tail or number == len(entries) - 1:
            result.append(f"\n# The end.{tail}")
    return "".join(result)
