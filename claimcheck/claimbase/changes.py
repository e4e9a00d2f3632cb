"""What packs change in the entries of others: a licence may become tighter, an entry may be retired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from claimcheck.claimbase.licences import licence_record, loosened, tightened
from claimcheck.claimbase.references import one_of
from claimcheck.model.entry import Change, Entry
from claimcheck.shapes import Choice, Field, Record, Text, Values, text
from claimcheck.yamlfile import Checker, YamlNode

ACTIONS = ("tighten", "retire")


def change_record(qualifiers: frozenset[str] | None, entries: Iterable[str] | None = None) -> Record[Change]:
    """Return the form of a change to one of `entries`; None does not check the names of entries."""
    return Record(
        {
            "entry": Field(Text(one_of("entry", entries)), "Id of the entry that is changed.", "", required=True),
            "change": Field(Choice({word: word for word in ACTIONS}), "What is done with it.", "", required=True),
            "licence": Field(licence_record(qualifiers), "With tighten: what alone is allowed from now on.", {}),
            "reason": Field(text(), "Why; shown with the entry.", "", required=True),
        },
        lambda values: Change(values["entry"], values["change"] == "retire", values["licence"], values["reason"]),
        _problems,
    )


def _problems(values: Values) -> Iterator[tuple[tuple[str, ...], str]]:
    if values["change"] == "tighten" and not values["licence"]:
        yield (), "say under `licence` what is allowed from now on"
    if values["change"] == "retire" and values["licence"]:
        yield ("licence",), "a retired entry has no licence; take this key out, or tighten instead"


def apply_changes(
    entries: dict[str, Entry], nodes: Iterable[YamlNode], qualifiers: frozenset[str] | None, checker: Checker
) -> None:
    """Change `entries` as the changes at `nodes` say; two changes to one entry are a conflict."""
    record, first = change_record(qualifiers, tuple(entries)), dict[str, YamlNode]()
    for node in nodes:
        change = record.read(checker, node)
        if change is None or not change.entry:
            continue
        if change.entry in first:
            there = first[change.entry]
            checker.report(node, f"the entry '{change.entry}' is changed twice (first at {there.path}:{there.line})")
            continue
        first[change.entry] = node
        _apply(entries, change, node, checker)


def _apply(entries: dict[str, Entry], change: Change, node: YamlNode, checker: Checker) -> None:
    if change.retires:
        del entries[change.entry]
        return
    entry = entries[change.entry]
    for key in loosened(entry.licence, change.given):
        message = f"{key} may only become tighter; the entry ({entry.path}:{entry.line}) already allows less"
        checker.report(node, message)
    entries[change.entry] = replace(entry, licence=tightened(entry.licence, change.given), changed=change.reason)
