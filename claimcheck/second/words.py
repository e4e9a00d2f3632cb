"""The words that the second reader is given of a text and of an entry, in training and in use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

_MAY = {
    "correlational": "is linked with",
    "conditional_causal": "may",
    "can_cause": "can",
    "direct_causal": "does",
}


class Passage(NamedTuple):
    """A sentence, item or row with what it stands under and after; empty where there is nothing."""

    text: str
    heading: str = ""
    lead_in: str = ""
    before: str = ""

    @property
    def around(self) -> str:
        """The words around it."""
        return f"{self.heading} | {self.lead_in} | {self.before} ||"


def entry_words(entry: Mapping[str, Any]) -> str:
    """Return the words for an entry: its sides, its statement and its licence, as in `training/entries.jsonl`."""
    may = entry["may_say"]
    licence = f"{entry['evidence']}; at most: {_MAY[may['strength']]}, {may['frequency'] or 'any frequency'}"
    if may["certainty"] != "plain":
        licence += f", {may['certainty']}"
    if may["qualifiers"]:
        groups = (" or ".join(name.replace("-", " ") for name in group) for group in may["qualifiers"])
        licence += f", only if {' and '.join(groups)}"
    if may["sole"]:
        licence += ", sole"
    relation = entry["relation"].replace("_", " ")
    return f"{entry['subject']} {relation} {entry['object']}. {entry['statement']} [{licence}; denial {may['denial']}]"
