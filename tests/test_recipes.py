"""The recipes for services: their form, what their shell steps call, and what hostile values do to them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from processes import ROOT

from recipes import EXPRESSION, RECIPES, Action, Site, load, recorded, recorder, shell

HOSTILE = [
    "$(touch ran)",
    "`touch ran`",
    "'; touch ran; '",
    '"; touch ran; "',
    "--output=text:ran",
    "a b",
    "*",
    "${HOME}",
]
ADDRESS = "OWNER/claimcheck@TAG-OR-COMMIT"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


@pytest.fixture
def action(site: Site, tmp_path: Path) -> Action:
    return Action(site, tmp_path)


@pytest.fixture
def record(tmp_path: Path) -> dict[str, str]:
    """The environment in which `claimcheck` only notes its arguments."""
    program = recorder(tmp_path / "bin")
    return {"CLAIMCHECK": str(program), "RECORD": str(tmp_path / "record.json")}


def called(record: dict[str, str]) -> list[str]:
    return recorded(Path(record["RECORD"]))


def steps_of(path: Path) -> list[dict[str, Any]]:
    recipe = load(path)
    if "runs" in recipe:
        return recipe["runs"]["steps"]
    return [step for job in recipe["jobs"].values() for step in job["steps"]]


ACTION_FILES = [ROOT / "action.yml", *sorted(RECIPES.glob("github-*.yml"))]


@pytest.mark.parametrize("path", ACTION_FILES, ids=lambda path: path.name)
def test_no_expression_in_a_shell(path: Path) -> None:
    """GitHub puts the value of an expression into the text of the script, whatever it is."""
    scripts = [step["run"] for step in steps_of(path) if "run" in step]
    assert [script for script in scripts if EXPRESSION.search(script)] == []


@pytest.mark.parametrize("path", ACTION_FILES, ids=lambda path: path.name)
def test_expressions_name_what_there_is(path: Path) -> None:
    recipe = load(path)
    text = path.read_text(encoding="utf-8")
    ids = {step["id"] for step in steps_of(path) if "id" in step}
    assert set(re.findall(r"steps\.(\w+)\.", text)) <= ids
    assert set(re.findall(r"\binputs\.([\w-]+)", text)) <= set(recipe.get("inputs", ()))


def test_workflows_give_the_action_inputs_that_it_has() -> None:
    inputs = set(load(ROOT / "action.yml")["inputs"])
    for path in ACTION_FILES[1:]:
        (step,) = (step for step in steps_of(path) if step.get("uses") == ADDRESS)
        assert set(step["with"]) <= inputs


@pytest.mark.parametrize("path", ACTION_FILES[1:], ids=lambda path: path.name)
def test_workflow_has_the_history_and_few_rights(path: Path) -> None:
    workflow = load(path)
    assert "pull_request_target" not in workflow["on"]
    assert workflow["permissions"] == {"contents": "read"}
    checkout = steps_of(path)[0]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"] == {"fetch-depth": "0", "persist-credentials": "false"}


def test_action_compares_a_pull_request_with_its_base(action: Action, record: dict[str, str]) -> None:
    outcome = action.run(action.check, {}, GITHUB_BASE_REF="main", **record)
    assert outcome.code == 0, outcome.err
    outputs = ["--no-progress", "--output", "github", "--output", "sarif:claimcheck.sarif"]
    assert called(record) == ["check", *outputs, "--diff=refs/remotes/origin/main", "--", "."]


def test_action_compares_a_push_with_what_was_there(action: Action, record: dict[str, str]) -> None:
    before = action.site.git("rev-parse", "main")
    expression = "github.event.merge_group.base_sha || github.event.before"
    action.run(action.check, {expression: before}, GITHUB_BASE_REF="", **record)
    assert f"--diff={before}" in called(record)


@pytest.mark.parametrize("before", ["", "0" * 40, "1" * 40], ids=["none", "new branch", "gone"])
def test_action_reports_all_where_there_is_no_base(action: Action, record: dict[str, str], before: str) -> None:
    expression = "github.event.merge_group.base_sha || github.event.before"
    outcome = action.run(action.check, {expression: before}, **record)
    assert outcome.code == 0, outcome.err
    assert called(record)[-2:] == ["--", "."]
    assert not [argument for argument in called(record) if argument.startswith("--diff")]


def test_action_takes_all_its_inputs(action: Action, record: dict[str, str]) -> None:
    values = {
        "inputs.paths": "content\n\na folder/x.md\n",
        "inputs.diff": "v1",
        "inputs.config": ".base/.claimcheck.yaml",
        "inputs.baseline": "known.yaml",
        "inputs.suppressions": "false",
        "inputs.fail-on": "warning",
        "inputs.sarif": "out/report.sarif",
    }
    assert {name.removeprefix("inputs.") for name in values} == set(action.action["inputs"])
    action.run(action.check, values, GITHUB_BASE_REF="main", **record)
    assert called(record) == [
        *("check", "--no-progress", "--output", "github", "--output", "sarif:out/report.sarif", "--diff=v1"),
        *("--config=.base/.claimcheck.yaml", "--root=.", "--baseline=known.yaml", "--no-suppressions"),
        *("--fail-on=warning", "--", "content", "a folder/x.md"),
    ]


def test_action_can_be_asked_for_everything(action: Action, record: dict[str, str]) -> None:
    action.run(action.check, {"inputs.diff": "all"}, GITHUB_BASE_REF="main", **record)
    assert not [argument for argument in called(record) if argument.startswith("--diff")]


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_action_ends_as_claimcheck_does(action: Action, record: dict[str, str], code: int) -> None:
    assert action.run(action.check, {}, RECORDED_CODE=str(code), **record).code == code


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["paths", "diff", "config", "baseline", "fail-on", "sarif", "base"])
def test_hostile_value_stays_one_argument(action: Action, record: dict[str, str], name: str, value: str) -> None:
    base = value if name == "base" else "main"
    outcome = action.run(action.check, {f"inputs.{name}": value}, GITHUB_BASE_REF=base, **record)
    assert outcome.code == 0, outcome.err
    assert len([argument for argument in called(record) if value in argument]) == 1
    options = called(record)[: called(record).index("--")]
    assert value not in options
    assert not (action.site.folder / "ran").exists()


def gitlab_script() -> str:
    job = load(RECIPES / "gitlab-ci.yml")["claimcheck"]
    return "\n".join(job["script"])


@pytest.mark.parametrize(
    ("shas", "base"),
    [
        pytest.param({"CI_MERGE_REQUEST_DIFF_BASE_SHA": "1111"}, "1111", id="merge request"),
        pytest.param(
            {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "1111", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "2222"},
            "2222",
            id="merged result",
        ),
    ],
)
def test_gitlab_compares_with_the_target(site: Site, tmp_path: Path, shas: dict[str, str], base: str) -> None:
    recorder(tmp_path / "claimcheck" / "bin")
    record = {"RECORD": str(tmp_path / "record.json")}
    variables = load(RECIPES / "gitlab-ci.yml")["claimcheck"]["variables"]
    outcome = shell(
        site, gitlab_script(), "bash", "-e", "-c", CI_BUILDS_DIR=str(tmp_path), **variables, **shas, **record
    )
    assert outcome.code == 0, outcome.err
    outputs = ["--no-progress", "--output", "text", "--output", "gitlab:gl-code-quality-report.json"]
    assert called(record) == ["check", *outputs, f"--diff={base}", "--", "content"]


def test_gitlab_has_the_history_and_keeps_the_report() -> None:
    job = load(RECIPES / "gitlab-ci.yml")["claimcheck"]
    assert job["variables"]["GIT_DEPTH"] == "0"
    assert job["artifacts"]["when"] == "always"
    assert f"gitlab:{job['artifacts']['reports']['codequality']}" in gitlab_script()


def test_plain_step(site: Site, tmp_path: Path) -> None:
    folder = recorder(tmp_path / "bin").parent
    record = {"RECORD": str(tmp_path / "record.json")}
    script = f'PATH="{folder}:$PATH"; exec sh "{RECIPES / "check.sh"}" content "a b.md"'
    outcome = shell(site, script, "sh", "-c", BASE="origin/next", REPORT="out.xml", **record)
    assert outcome.code == 0, outcome.err
    outputs = ["--no-progress", "--output", "text", "--output", "junit:out.xml"]
    assert called(record) == ["check", *outputs, "--diff=origin/next", "--", "content", "a b.md"]


def test_plain_step_without_anything(site: Site, tmp_path: Path) -> None:
    folder = recorder(tmp_path / "bin").parent
    record = {"RECORD": str(tmp_path / "record.json")}
    shell(site, f'PATH="{folder}:$PATH"; exec "{RECIPES / "check.sh"}"', "sh", "-c", **record)
    assert called(record)[-3:] == ["junit:claimcheck.xml", "--diff=origin/main", "--"]
