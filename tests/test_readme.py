"""The README's output, commands, tables and examples are the real ones."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml
from processes import ROOT, must_run, run

from claimcheck.cli.resources import load_resources

README = ROOT / "README.md"
SHOWN = "$ claimcheck check examples/draft.md\n"


def test_shown_output_is_the_real_one(request: pytest.FixtureRequest) -> None:
    actual = run(ROOT, sys.executable, "-m", "claimcheck", "check", "examples/draft.md")
    assert (actual.code, actual.err) == (1, "")
    if request.config.getoption("--regenerate-goldens"):
        README.write_text(with_output(readme(), actual.out), encoding="utf-8")
    assert with_output(readme(), actual.out) == readme()


def test_continuous_integration_runs_the_test_command() -> None:
    _, test_command = blocks("sh")
    assert test_command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_rules_table_lists_the_rules() -> None:
    rows = re.findall(r"^\| (CC\d+) \| ([\w-]+) \|.*\| (\w+) \|$", readme(), re.MULTILINE)
    known = load_resources().known_rules
    assert rows == [(rule.code, rule.name, rule.severity.label) for rule in known]


def test_configuration_example_is_valid(tmp_path: Path) -> None:
    (tmp_path / "house-claims").mkdir()
    _, _, example = blocks("yaml")
    (tmp_path / ".claimcheck.yaml").write_text(example, encoding="utf-8")
    shown = yaml.safe_load(claimcheck(tmp_path, "config", "show", "news/today.md"))
    assert shown["configuration"] == ".claimcheck.yaml"
    assert shown["rules"]["CC104"] == shown["rules"]["CC301"] == "off"


def test_suppression_example_suppresses(tmp_path: Path) -> None:
    (example,) = blocks("markdown")
    (tmp_path / "draft.md").write_text(example, encoding="utf-8")
    claimcheck(tmp_path, "check", "draft.md", "--select", "CC101,CC901", "--fail-on", "suggestion")


def test_hook_example_names_the_hooks() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    example, *_ = blocks("yaml")
    assert yaml.safe_load(example)["repos"][0]["hooks"] == [{"id": hook["id"]} for hook in hooks]


def test_layers_table_names_every_layer() -> None:
    table = readme().partition("| layer | its job |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in table.splitlines()[2:])))
    places = [path for path in (ROOT / "claimcheck").iterdir() if not path.name.startswith(("_", "."))]
    assert named == {path.stem for path in places if path.suffix == ".py" or (path / "__init__.py").is_file()}


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", readme())
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def readme() -> str:
    return README.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", readme(), re.MULTILINE | re.DOTALL)


def with_output(text: str, output: str) -> str:
    """Return the README `text` with `output` below the command that it shows."""
    before, command, after = text.partition(SHOWN)
    return before + command + output + "```" + after.partition("```")[2]


def claimcheck(folder: Path, *arguments: str) -> str:
    return must_run(folder, sys.executable, "-m", "claimcheck", *arguments)
