from __future__ import annotations

from pathlib import Path

import pytest
from known_rules import KNOWN

from claimcheck.config import DisclaimerMarkers, ReportedClaims, load_config, resolve
from claimcheck.config.loading import Config
from claimcheck.errors import ClaimcheckError
from claimcheck.model.finding import Severity

YAML = """\
select: [CC1, contradicted-claim]
ignore: [CC102]
severities: {CC101: warning}
fail_on: warning
min_severity: warning
front_matter_keys: [title, seo.title]
disclaimer_markers:
  shortcodes: [notice]
  components: [Disclaimer]
  front_matter: [disclaimer]
reported_claims: check
exclude: [vendor/]
claims: [own]
overrides:
  - paths: [news/**]
    ignore: [CC201]
"""

TOML = """\
[project]
name = "site"

[tool.claimcheck]
select = ["CC1", "contradicted-claim"]
ignore = ["CC102"]
severities = {CC101 = "warning"}
fail_on = "warning"
min_severity = "warning"
front_matter_keys = ["title", "seo.title"]
reported_claims = "check"
exclude = ["vendor/"]
claims = ["own"]

[tool.claimcheck.disclaimer_markers]
shortcodes = ["notice"]
components = ["Disclaimer"]
front_matter = ["disclaimer"]

[[tool.claimcheck.overrides]]
paths = ["news/**"]
ignore = ["CC201"]
"""


def load(folder: Path, name: str, text: str) -> Config:
    (folder / name).write_text(text, encoding="utf-8")
    return load_config(folder / name, name, KNOWN)


def messages(folder: Path, name: str, text: str) -> list[str]:
    with pytest.raises(ClaimcheckError) as caught:
        load(folder, name, text)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("name", "text"), [(".claimcheck.yaml", YAML), ("pyproject.toml", TOML)])
def test_every_key_is_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "own").mkdir()
    config = load(tmp_path, name, text)
    settings = resolve(config, tmp_path / "a.md")
    assert [rule.code for rule in KNOWN if settings.enables(rule.code)] == ["CC101", "CC201"]
    assert settings.severity_of("CC101", Severity.ERROR) is Severity.WARNING
    assert settings.fail_on is settings.min_severity is Severity.WARNING
    assert settings.front_matter_keys == ("title", "seo.title")
    assert settings.disclaimer_markers == DisclaimerMarkers(("notice",), ("Disclaimer",), ("disclaimer",))
    assert settings.reported_claims is ReportedClaims.CHECK
    assert settings.claims == (tmp_path / "own",)
    assert settings.origin == name
    assert config.exclude == ("vendor/",)
    assert not resolve(config, tmp_path / "news/today/a.md").enables("CC201")


def test_yaml_problems_are_listed_at_once_with_lines(tmp_path: Path) -> None:
    text = "selekt: [CC1]\nignore: [CC999]\nfail_on: fatal\noverrides:\n  - ignore: [CC101]\nclaims: [none]\n"
    assert sorted(messages(tmp_path, ".claimcheck.yaml", text)) == [
        ".claimcheck.yaml:1:1: unknown key 'selekt'; did you mean 'select'?",
        ".claimcheck.yaml:2:10: no rule is called 'CC999'; did you mean 'CC901'?",
        ".claimcheck.yaml:3:10: 'fatal' is not allowed here; known are error, warning, suggestion",
        ".claimcheck.yaml:5:5: the key 'paths' is missing",
        ".claimcheck.yaml:6:10: the claim-base folder 'none' does not exist",
    ]


def test_toml_problems_are_listed_at_once_with_lines(tmp_path: Path) -> None:
    text = (
        '[tool.other]\nselekt = 1\n[tool.claimcheck]\nselekt = ["CC1"]\nignore = [\n  "CC101", # fine\n'
        '  "CC999",\n]\n[tool.claimcheck.severities]\nCC101 = "fatal"\n'
        "[[tool.claimcheck.overrides]]\npaths = ['a']\n[[tool.claimcheck.overrides]]\nfail_on = 3\n"
    )
    assert sorted(messages(tmp_path, "pyproject.toml", text)) == [
        "pyproject.toml:10:1: 'fatal' is not allowed here; known are error, warning, suggestion",
        "pyproject.toml:13:1: the key 'paths' is missing",
        "pyproject.toml:14:1: '3' is not allowed here; known are error, warning, suggestion",
        "pyproject.toml:4:1: unknown key 'selekt'; did you mean 'select'?",
        "pyproject.toml:7:3: no rule is called 'CC999'; did you mean 'CC901'?",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a: &x [1]\nb: *x\n", "aliases (*name) are not allowed; write the value out", id="alias"),
        pytest.param("ignore: []\nignore: []\n", "the key 'ignore' stands twice (first on line 1)", id="twice"),
        pytest.param("select: []\n", "an empty list selects no rule; leave `select` out to run all", id="empty"),
        pytest.param("- select\n", "expected keys and values, found a list", id="list"),
        pytest.param("ignore: CC101\n", "expected a list, found 'CC101'", id="not a list"),
        pytest.param("a: [\n", "not valid YAML", id="syntax"),
    ],
)
def test_wrong_yaml(tmp_path: Path, text: str, message: str) -> None:
    assert message in messages(tmp_path, ".claimcheck.yaml", text)[0]


def test_not_toml(tmp_path: Path) -> None:
    text = "[tool.claimcheck]\nignore = [\n"
    assert messages(tmp_path, "pyproject.toml", text)[0].startswith("pyproject.toml: not valid TOML: ")


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / ".claimcheck.yaml").write_bytes(b"ignore: [\xff]\n")
    with pytest.raises(ClaimcheckError, match="not UTF-8 .byte 10.; save the file as UTF-8"):
        load_config(tmp_path / ".claimcheck.yaml", ".claimcheck.yaml", KNOWN)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match="the configuration cannot be read: No such file"):
        load_config(tmp_path / "none.yaml", "none.yaml", KNOWN)
