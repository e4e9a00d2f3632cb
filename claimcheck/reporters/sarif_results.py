"""Findings as results of a SARIF run."""

from __future__ import annotations

from claimcheck.model.report import ReportedFinding
from claimcheck.reporters.explanation import explained
from claimcheck.reporters.ranking import Ranked
from claimcheck.reporters.records import Record
from claimcheck.reporters.sarif_places import Places, point_record, region_record
from claimcheck.reporters.sarif_rules import LEVELS

# GitHub reads this fingerprint only. What stands after the colon counts equal hashes; ours are never equal in a file.
FINGERPRINT = "primaryLocationLineHash"


def result_record(ranked: Ranked, places: Places, rule_number: int | None) -> Record:
    """Return the result for a finding; `rule_number` is its rule's place among the rules of the run."""
    path, found = ranked.file.path, ranked.found
    region = {**region_record(found.region), "snippet": {"text": found.region.text}}
    return {
        "ruleId": found.finding.code,
        **({} if rule_number is None else {"ruleIndex": rule_number}),
        "level": LEVELS[found.finding.severity],
        "message": {"text": _message(found)},
        "locations": [places.location(path, region)],
        **_related(path, found, places),
        "partialFingerprints": {FINGERPRINT: f"{found.fingerprint}:1"},
        **_fixes(path, found, places),
        "properties": {"entry": found.finding.entry, "grade": found.entry.evidence.label if found.entry else None},
    }


def _message(found: ReportedFinding) -> str:
    # In a SARIF message `[words](target)` is a link; nothing that a draft says may become one.
    text = "\n".join(explained(found)).replace("](", "] (")
    return text if found.insertion is None else f"{text}\nIt could stand [here](1)."


def _related(path: str, found: ReportedFinding, places: Places) -> Record:
    if found.insertion is None:
        return {}
    place = places.location(path, point_record(found.insertion))
    return {"relatedLocations": [{"id": 1, **place, "message": {"text": "What is missing could stand here."}}]}


def _fixes(path: str, found: ReportedFinding, places: Places) -> Record:
    if not found.edits or found.finding.suggestion is None:
        return {}
    replacements = [
        {"deletedRegion": region_record(edit.region), "insertedContent": {"text": edit.text}} for edit in found.edits
    ]
    change = {"artifactLocation": places.artifact(path), "replacements": replacements}
    description = {"text": found.finding.suggestion.message}
    return {"fixes": [{"description": description, "artifactChanges": [change]}]}
