from __future__ import annotations

from pathlib import Path

from fake_engine import fake_resources

from claimcheck.config import ConfigSource, Layer
from claimcheck.linter.paths import FoundFile
from claimcheck.linter.tasks import Plan, plan
from claimcheck.model.finding import Severity


def planned(folder: Path, *names: str, layer: Layer | None = None) -> Plan:
    source = ConfigSource(fake_resources().known_rules, working_folder=folder)
    files = [FoundFile(folder / name, name, named=True) for name in names]
    return plan(files, source, layer=layer or Layer())


def test_excluded_files_are_left_out_even_when_named(tmp_path: Path) -> None:
    (tmp_path / ".claimcheck.yaml").write_text("exclude: [b.md]")
    result = planned(tmp_path, "a.md", "b.md")
    assert [task.shown for task in result.tasks] == ["a.md"]
    assert [file.shown for file in result.excluded] == ["b.md"]


def test_the_command_line_comes_last(tmp_path: Path) -> None:
    (tmp_path / ".claimcheck.yaml").write_text("fail_on: warning\noverrides: [{paths: [a.md], fail_on: error}]")
    layer = Layer(fail_on=Severity.SUGGESTION)
    assert planned(tmp_path, "a.md").tasks[0].settings.fail_on is Severity.ERROR
    assert planned(tmp_path, "b.md").tasks[0].settings.fail_on is Severity.WARNING
    assert planned(tmp_path, "a.md", layer=layer).tasks[0].settings.fail_on is Severity.SUGGESTION
