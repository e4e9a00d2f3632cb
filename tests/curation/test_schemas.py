"""The published JSON Schemas are those of the loaders, and take what the loaders take."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import claimcheck
from claimcheck.claimbase import PARTS, built_in_folder
from claimcheck.cli.resources import load_resources
from claimcheck.cli.schema import NAMES
from claimcheck.curation.schemas import schema_text

FOLDER = Path(claimcheck.__file__).parent / "schemas"
FILES = sorted(built_in_folder().rglob("*.yaml"))


def published(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def data(text: str) -> Any:
    """Return YAML as editors see it: dates are text."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        if isinstance(value, list):
            return [plain(item) for item in value]
        return value.isoformat() if isinstance(value, datetime.date) else value

    return plain(yaml.safe_load(text))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_published_is_what_the_loaders_read_by(name: str, request: pytest.FixtureRequest) -> None:
    made = schema_text(name, load_resources().known_rules)
    if request.config.getoption("--regenerate-goldens"):
        (FOLDER / f"{name}.json").write_text(made, encoding="utf-8")
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == made
    jsonschema.Draft7Validator.check_schema(json.loads(made))


def test_nothing_else_is_published() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*PARTS, "configuration", "baseline"} == set(NAMES)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_the_claim_base_names_and_meets_its_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    part = path.relative_to(built_in_folder()).parts[0].removesuffix(".yaml")
    first = text.partition("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=")
    named = (path.parent / first.partition("=")[2]).resolve()
    assert named == (built_in_folder().parent / f"claimcheck/schemas/{part}.json").resolve()
    jsonschema.validate(data(text), published(part))


WRONG = {
    "unknown key": ("statement:", "statment:"),
    "unknown grade": ("evidence: case_reports", "evidence: rumour"),
    "unknown qualifier": ("case-reports", "case-report"),
    "not a date": ("reviewed: 2026-11-21", "reviewed: soon"),
    "no source": ('- {source: "000", ', "- {"),
}


@pytest.mark.parametrize(("old", "new"), WRONG.values(), ids=WRONG)
def test_mistakes_are_seen_while_typing(old: str, new: str) -> None:
    text = (built_in_folder() / "entries/b12-excess.yaml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data(text.replace(old, new, 1)), published("entries"))


def test_a_configuration_meets_its_schema() -> None:
    text = """\
select: [CC1, contradicted-claim]
severities: {CC101: warning}
fail_on: warning
disclaimer_markers: {shortcodes: [notice]}
claims: [own]
overrides:
  - paths: [news/**]
    ignore: [CC201]
"""
    jsonschema.validate(data(text), published("configuration"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data(text.replace("warning", "fatal")), published("configuration"))
