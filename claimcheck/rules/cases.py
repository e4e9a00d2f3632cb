"""Reads a rule's cases, which lie beside it in YAML: its tests, and the examples `claimcheck explain` prints."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.rule import Case

if TYPE_CHECKING:
    from claimcheck.yamlfile import Checker, YamlNode


@cache
def load_cases(code: str) -> tuple[Case, ...]:
    """Return the cases of rule `code`, failing ones first."""
    from importlib.resources import files

    from claimcheck.yamlfile import Checker, parse_yaml

    path = files("claimcheck.rules") / f"{code.lower()}.yaml"
    checker = Checker()
    root = parse_yaml(path.read_text(encoding="utf-8"), f"{code.lower()}.yaml")
    keys = checker.mapping(root, known=("fail", "pass"), required=("fail", "pass"))
    failing = checker.each(keys.get("fail"), lambda node: _case(checker, node, required=("id", "text", "flagged")))
    passing = checker.each(keys.get("pass"), lambda node: _case(checker, node, required=("id", "text")))
    checker.raise_problems()
    return (*failing, *passing)


def _case(checker: Checker, node: YamlNode, required: tuple[str, ...]) -> Case:
    keys = checker.mapping(node, known=("id", "text", "flagged", "format", "missed"), required=required)
    return Case(
        checker.text(keys.get("id")),
        checker.text(keys.get("text")),
        checker.text(keys["flagged"]) if "flagged" in keys else None,
        checker.text(keys.get("format"), "markdown"),
        checker.flag(keys["missed"]) if "missed" in keys else False,
    )
