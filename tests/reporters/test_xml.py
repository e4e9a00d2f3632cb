"""XML that readers take, whatever stands in the drafts."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from fake_engine import TOOL
from junitparser import Error, Failure, JUnitXml, TestSuite
from samples import OPTIONS, REPORTS

from claimcheck.model.report import Report
from claimcheck.reporters import REPORTERS
from claimcheck.reporters.visible import visible


def suite_of(report: Report) -> TestSuite:
    (suite,) = JUnitXml.fromstring(REPORTERS["junit"](report, OPTIONS).encode("utf-8"))
    return suite


@pytest.mark.parametrize("name", REPORTS)
def test_a_reader_of_junit_counts_what_we_count(name: str) -> None:
    suite = suite_of(REPORTS[name])
    counted = (suite.tests, suite.failures, suite.errors)
    suite.update_statistics()
    assert (suite.tests, suite.failures, suite.errors) == counted


def test_tests_are_findings_files_without_any_and_files_not_read() -> None:
    kinds = {
        case.classname: [type(result) for result in case.result] or ["passed"] for case in suite_of(REPORTS["several"])
    }
    assert kinds == {"a.md": [Failure], "b.md": [Failure], "c.md": ["passed"], "d.md": [Error]}


@pytest.mark.parametrize("name", REPORTS)
def test_names_of_tests_differ(name: str) -> None:
    cases = [(case.classname, case.name) for case in suite_of(REPORTS[name])]
    assert len(set(cases)) == len(cases)


def test_junit_carries_the_digests() -> None:
    properties = {item.name: item.value for item in suite_of(REPORTS["empty"]).properties()}
    assert properties["claimcheck.configuration.digest"] == TOOL.configuration_digest


@pytest.mark.parametrize("name", REPORTS)
def test_checkstyle_has_every_finding_of_every_file(name: str) -> None:
    root = ElementTree.fromstring(REPORTERS["checkstyle"](REPORTS[name], OPTIONS).encode("utf-8"))
    listed = {node.get("name"): len(node.findall("error[@line][@severity][@message][@source]")) for node in root}
    assert listed == {visible(file.path): len(file.findings) + (file.error is not None) for file in REPORTS[name].files}
