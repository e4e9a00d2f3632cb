"""The form of a configuration file: its keys, and what each means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from claimcheck.config.patterns import pattern_problem
from claimcheck.config.places import absolute
from claimcheck.config.rulenames import KnownRule, prefix_of, unknown_rule
from claimcheck.config.settings import SEVERITIES, DisclaimerMarkers, Layer, ReportedClaims, SuppressionPolicy
from claimcheck.shapes import Choice, Field, Items, Record, Table, Text, Values, Wrong, text

SUPPRESSIONS = {policy.value: policy for policy in SuppressionPolicy}
REPORTED_CLAIMS = {policy.value: policy for policy in ReportedClaims}


class Override(Struct, frozen=True):
    """A layer for the files that `paths` take."""

    paths: tuple[str, ...]
    layer: Layer


def config_record(known: Sequence[KnownRule], folder: Path | None) -> Record[Values]:
    """Return the form of a file in `folder`; with None, claim-base folders are not looked for."""
    layer = _layer_fields(tuple(known))
    override: Record[Override] = Record(
        {"paths": Field(Items(_PATTERN), "The files it holds for.", (), required=True), **layer},
        lambda values: Override(values["paths"], _layer(values)),
    )
    return Record(
        {
            **layer,
            "exclude": Field(Items(_PATTERN), "Files not to check, as in .gitignore.", ()),
            "overrides": Field(Items(override), "Settings for some files only; later ones win.", ()),
            "claims": Field(
                Items(Text(_claim_folder(folder))), "Folders of further claims, from the place of this file.", ()
            ),
            "baseline": Field(Text(_beside(folder)), "The file of known findings, from the place of this file."),
        },
        lambda values: {
            "layer": _layer(values),
            **{key: values[key] for key in ("exclude", "overrides", "claims", "baseline")},
        },
    )


def _layer_fields(known: tuple[KnownRule, ...]) -> dict[str, Field[object]]:
    codes = [rule.code for rule in known]
    words = tuple(dict.fromkeys(["ALL", *(code[:3] for code in codes), *codes, *(rule.name for rule in known)]))
    rule = Text(_rule(known), words)
    severity = Choice(SEVERITIES)
    empty = "an empty list selects no rule; leave `select` out to run all"
    return {
        "select": Field(Items(rule, when_empty=empty), "The rules to run: codes, beginnings of codes, or names."),
        "ignore": Field(Items(rule), "Rules not to run.", ()),
        "severities": Field(Table(severity, key=_rule(known), keys=words), "Severities of rules.", ()),
        "fail_on": Field(severity, "The least severity that makes the exit code 1; error when left out."),
        "min_severity": Field(severity, "The least severity that is reported; suggestion when left out."),
        "front_matter_keys": Field(Items(text()), "Front-matter values to read as text, as title or seo.title."),
        "disclaimer_markers": Field(_MARKERS, "What counts as a medical disclaimer besides one in words."),
        "reported_claims": Field(Choice(REPORTED_CLAIMS), "Are claims that the author only reports checked?"),
        "suppressions": Field(Choice(SUPPRESSIONS), "May drafts suppress findings, or only the baseline?"),
    }


def _rule(known: tuple[KnownRule, ...]) -> Callable[[str], str]:
    def parse(word: str) -> str:
        prefix = prefix_of(word, known)
        if prefix is None:
            raise Wrong(unknown_rule(word, known))
        return prefix

    return parse


def _pattern(pattern: str) -> str:
    problem = pattern_problem(pattern)
    if problem:
        raise Wrong(problem)
    return pattern


def _claim_folder(folder: Path | None) -> Callable[[str], Path]:
    def parse(name: str) -> Path:
        path = (folder or Path()) / name
        if folder is not None and not path.exists():
            raise Wrong(f"the claim-base folder '{name}' does not exist")
        return path

    return parse


def _beside(folder: Path | None) -> Callable[[str], Path]:
    return lambda name: absolute(Path(name), folder or Path())


def _layer(values: Values) -> Layer:
    return Layer(**{key: values[key] for key in Layer.__struct_fields__})


_PATTERN = Text(_pattern)
_MARKERS = Record(
    {
        "shortcodes": Field(Items(text()), "Names of shortcodes.", ()),
        "components": Field(Items(text()), "Names of MDX components.", ()),
        "front_matter": Field(Items(text()), "Front-matter keys that say so when they are set.", ()),
    },
    lambda values: DisclaimerMarkers(**values),
)
