"""The recipes at work: what a writer's change makes of the gate, and the reports that services pick up."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from processes import ROOT, in_environment, run

from recipes import OVERSTATED, RECIPES, Action, Site, load, real, shell

PLACE = "content/good.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site whose `main` is known as `origin/main` too, as in a checkout of a service."""
    site = Site(tmp_path / "site")
    site.git("update-ref", "refs/remotes/origin/main", "main")
    return site


@pytest.fixture
def action(site: Site, tmp_path: Path) -> Action:
    return Action(site, tmp_path)


@pytest.fixture
def program(tmp_path: Path) -> str:
    return str(real(tmp_path / "claimcheck" / "bin"))


def sarif(site: Site) -> Any:
    return json.loads((site.folder / "claimcheck.sarif").read_text(encoding="utf-8"))["runs"][0]


def test_action_lets_a_harmless_change_pass(action: Action, program: str) -> None:
    action.site.edit_harmlessly()
    outcome = action.run(action.check, {}, GITHUB_BASE_REF="main", CLAIMCHECK=program)
    assert (outcome.code, outcome.out) == (0, "")
    assert sarif(action.site)["results"] == []


def test_action_stops_an_overstated_claim(action: Action, program: str) -> None:
    action.site.edit_harmlessly()
    action.site.overstate()
    summary = action.scratch / "summary.md"
    outcome = action.run(action.check, {}, GITHUB_BASE_REF="main", CLAIMCHECK=program, GITHUB_STEP_SUMMARY=str(summary))
    assert outcome.code == 1, outcome.err
    errors = [line for line in outcome.out.splitlines() if line.startswith("::error ")]
    assert len(errors) == 1
    assert f"file={PLACE},line=3," in errors[0]
    (result,) = sarif(action.site)["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == PLACE
    assert location["physicalLocation"]["region"]["startLine"] == 3
    assert PLACE in summary.read_text(encoding="utf-8")


def test_action_reports_old_findings_when_asked(action: Action, program: str) -> None:
    outcome = action.run(action.check, {"inputs.diff": "all"}, GITHUB_BASE_REF="main", CLAIMCHECK=program)
    assert outcome.code == 1
    assert "file=content/old.md" in outcome.out


def test_pinned_workflow_is_deaf_to_the_pull_request(action: Action, program: str) -> None:
    """The change switches the rule off, excludes the article and suppresses the finding; none of it helps."""
    site = action.site
    site.git("worktree", "add", "-q", "--detach", ".base", "main")
    site.write(".claimcheck.yaml", "ignore: [CC101]\nexclude: [content/]\n")
    text = (site.folder / PLACE).read_text(encoding="utf-8")
    comment = "<!-- claimcheck: ignore CC101 -- because I say so -->"
    site.write(PLACE, text.replace("\n\nDehydration", f"\n\n{comment}\n{OVERSTATED}\n\nDehydration"))
    (given,) = [
        step["with"]
        for job in load(RECIPES / "github-workflow-pinned.yml")["jobs"].values()
        for step in job["steps"]
        if step.get("id") == "claimcheck"
    ]
    values = {f"inputs.{name}": value for name, value in given.items()}
    outcome = action.run(action.check, values, GITHUB_BASE_REF="main", CLAIMCHECK=program)
    assert outcome.code == 1, outcome.err
    assert f"file={PLACE},line=4," in outcome.out


def test_gitlab_stops_an_overstated_claim(site: Site, tmp_path: Path, program: str) -> None:
    site.edit_harmlessly()
    site.overstate()
    job = load(RECIPES / "gitlab-ci.yml")["claimcheck"]
    script, base = "\n".join(job["script"]), site.git("rev-parse", "main")
    environment = {"CI_BUILDS_DIR": str(tmp_path), "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, **job["variables"]}
    outcome = shell(site, script, "bash", "-e", "-c", **environment)
    assert outcome.code == 1, outcome.err
    report = site.folder / job["artifacts"]["reports"]["codequality"]
    (issue,) = json.loads(report.read_text(encoding="utf-8"))
    assert issue["location"]["path"] == PLACE
    assert re.findall(r"content/\w+\.md:\d+", outcome.out) == [f"{PLACE}:3"]


def test_plain_step_stops_an_overstated_claim(site: Site, program: str) -> None:
    script = f'PATH="{Path(program).parent}:$PATH"; exec "{RECIPES / "check.sh"}" content'
    site.edit_harmlessly()
    assert shell(site, script, "sh", "-c").code == 0
    site.overstate()
    outcome = shell(site, script, "sh", "-c")
    assert outcome.code == 1, outcome.err
    report = ElementTree.parse(site.folder / "claimcheck.xml").getroot()
    assert len(report.findall(".//failure")) == 1


@pytest.mark.slow
def test_action_installs_the_version_it_belongs_to(action: Action) -> None:
    values = {"steps.python.outputs.python-path": sys.executable}
    outcome = action.run(action.install, values, GITHUB_ACTION_PATH=str(ROOT))
    assert outcome.code == 0, outcome.err
    program = in_environment(action.scratch / "claimcheck", "claimcheck")
    assert (action.scratch / "env").read_text(encoding="utf-8") == f"CLAIMCHECK={program}\n"
    shown = run(action.scratch, program, "--version")
    assert (shown.code, shown.out.split()[0]) == (0, "claimcheck")
