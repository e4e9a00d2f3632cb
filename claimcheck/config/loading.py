"""Configuration files: `.claimcheck.yaml` and `[tool.claimcheck]` in `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.config.patterns import pattern_problem
from claimcheck.config.rulenames import KnownRule, prefix_of, unknown_rule
from claimcheck.config.settings import DisclaimerMarkers, Layer, ReportedClaims
from claimcheck.config.tomlfile import parse_toml
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model.finding import Severity
from claimcheck.yamlfile import Checker, YamlNode, parse_yaml

SEVERITIES: dict[str, Severity | None] = {severity.label: severity for severity in reversed(Severity)}
REPORTED_CLAIMS: dict[str, ReportedClaims | None] = {policy.value: policy for policy in ReportedClaims}
MARKER_KEYS = ("shortcodes", "components", "front_matter")
LAYER_KEYS = (
    "select",
    "ignore",
    "severities",
    "fail_on",
    "min_severity",
    "front_matter_keys",
    "disclaimer_markers",
    "reported_claims",
)
CONFIG_KEYS = (*LAYER_KEYS, "exclude", "overrides", "claims")


@dataclass(frozen=True)
class Override:
    """A layer for the files that `paths` take."""

    paths: tuple[str, ...]
    layer: Layer


@dataclass(frozen=True)
class Config:
    """One configuration file. Patterns and claim folders are relative to `folder`; `shown` names the file."""

    layer: Layer = Layer()
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    claims: tuple[Path, ...] = ()
    folder: Path | None = None
    shown: str | None = None


EMPTY = Config()


def configures(path: Path) -> bool:
    """Tell whether a file of that name is there and speaks of claimcheck."""
    if not path.is_file():
        return False
    return path.suffix != ".toml" or b"claimcheck" in path.read_bytes() and _has_table(path)


def load_config(path: Path, shown: str, known: Sequence[KnownRule]) -> Config:
    """Read the file; ClaimcheckError lists everything that is wrong in it."""
    text = _read(path, shown)
    node = _claimcheck_table(text, shown) if path.suffix == ".toml" else parse_yaml(text, shown)
    if node is None:
        raise ClaimcheckError(Problem(shown, None, None, "there is no [tool.claimcheck] table in this file"))
    checker = Checker()
    config = _ConfigReader(checker, tuple(known), path.parent, shown).config(node)
    checker.raise_problems()
    return config


def _read(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 (byte {error.start + 1}); save the file as UTF-8"
        raise ClaimcheckError(Problem(shown, None, None, message)) from None
    except OSError as error:
        message = f"the configuration cannot be read: {error.strerror or error}"
        raise ClaimcheckError(Problem(shown, None, None, message)) from None


def _has_table(path: Path) -> bool:
    """Tell whether a pyproject.toml has our table; a file that is not TOML is left to `load_config`."""
    try:
        return _claimcheck_table(_read(path, str(path)), str(path)) is not None
    except ClaimcheckError:
        return True


def _claimcheck_table(text: str, shown: str) -> YamlNode | None:
    node: YamlNode | None = parse_toml(text, shown)
    for key in ("tool", "claimcheck"):
        node = node.value.get(key) if node is not None and isinstance(node.value, dict) else None
    return node


class _ConfigReader:
    """Reads one file's values through a Checker, which collects the problems."""

    def __init__(self, checker: Checker, known: tuple[KnownRule, ...], folder: Path, shown: str):
        self._checker, self._known, self._folder, self._shown = checker, known, folder, shown

    def config(self, node: YamlNode) -> Config:
        values = self._checker.mapping(node, known=CONFIG_KEYS)
        return Config(
            layer=self._layer(values),
            exclude=self._patterns(values.get("exclude")),
            overrides=self._checker.each(values.get("overrides"), self._override),
            claims=self._checker.each(values.get("claims"), self._claim_folder),
            folder=self._folder,
            shown=self._shown,
        )

    def _override(self, node: YamlNode) -> Override:
        values = self._checker.mapping(node, known=("paths", *LAYER_KEYS), required=("paths",))
        return Override(self._patterns(values.get("paths")), self._layer(values))

    def _layer(self, values: dict[str, YamlNode]) -> Layer:
        keys = values.get("front_matter_keys")
        markers = values.get("disclaimer_markers")
        return Layer(
            select=self._selection(values.get("select")),
            ignore=self._rules(values.get("ignore")),
            severities=self._severities(values.get("severities")),
            fail_on=self._severity(values.get("fail_on")),
            min_severity=self._severity(values.get("min_severity")),
            front_matter_keys=None if keys is None else self._checker.texts(keys),
            disclaimer_markers=None if markers is None else self._markers(markers),
            reported_claims=self._policy(values.get("reported_claims")),
        )

    def _selection(self, node: YamlNode | None) -> tuple[str, ...] | None:
        if node is None:
            return None
        if node.value == []:
            self._checker.report(node, "an empty list selects no rule; leave `select` out to run all")
        return self._rules(node)

    def _rules(self, node: YamlNode | None) -> tuple[str, ...]:
        return tuple(prefix for prefix in self._checker.each(node, self._rule) if prefix is not None)

    def _rule(self, node: YamlNode) -> str | None:
        word = self._checker.text(node)
        prefix = prefix_of(word, self._known)
        if word and prefix is None:
            self._checker.report(node, unknown_rule(word, self._known))
        return prefix

    def _severities(self, node: YamlNode | None) -> tuple[tuple[str, Severity], ...]:
        if node is None:
            return ()
        pairs = []
        for word, value in self._checker.mapping(node).items():
            prefix = prefix_of(word, self._known)
            if prefix is None:
                self._checker.report(node.keys[word], unknown_rule(word, self._known))
            severity = self._severity(value)
            if prefix is not None and severity is not None:
                pairs.append((prefix, severity))
        return tuple(pairs)

    def _severity(self, node: YamlNode | None) -> Severity | None:
        return self._checker.choice(node, SEVERITIES, None)

    def _policy(self, node: YamlNode | None) -> ReportedClaims | None:
        return self._checker.choice(node, REPORTED_CLAIMS, None)

    def _markers(self, node: YamlNode) -> DisclaimerMarkers:
        values = self._checker.mapping(node, known=MARKER_KEYS)
        return DisclaimerMarkers(*(self._checker.texts(values.get(key)) for key in MARKER_KEYS))

    def _patterns(self, node: YamlNode | None) -> tuple[str, ...]:
        return self._checker.each(node, self._pattern)

    def _pattern(self, node: YamlNode) -> str:
        pattern = self._checker.text(node)
        problem = pattern_problem(pattern) if pattern else None
        if problem:
            self._checker.report(node, problem)
        return pattern

    def _claim_folder(self, node: YamlNode) -> Path:
        folder = self._folder / self._checker.text(node, default=".")
        if not folder.exists():
            self._checker.report(node, f"the claim-base folder '{node.plain()}' does not exist")
        return folder
