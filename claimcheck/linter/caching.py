"""Reports kept from run to run, found again by all that they depend on: the program, the claim base, the settings
that matter, the format and the bytes of the draft. Its path does not count.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec.json import Decoder, encode
from msgspec.structs import replace

from claimcheck.config import Settings
from claimcheck.linter.reading import format_name
from claimcheck.linter.store import Store
from claimcheck.linter.tasks import Task
from claimcheck.model.report import FileReport, ToolInfo

# Settings that no report of one file depends on; the folders of a claim base count by its key.
IRRELEVANT = frozenset({"baseline", "claims", "fail_on", "origin"})


class ReportCache:
    """Reports in a store, as the program with this `identity` makes them."""

    def __init__(self, store: Store, identity: str):
        self.store, self._identity = store, identity
        self._beginnings: dict[tuple[str, Settings, str], bytes] = {}

    def find(self, task: Task, data: bytes, claim_base: str) -> FileReport | None:
        """Return the report of a draft with the content `data`; None when none is kept that holds on its day."""
        report: FileReport | None = self._kept(FileReport, self._key(task, data, claim_base))
        if report is None or not report.holds_on(task.as_of):
            return None
        return replace(report, path=task.shown)

    def keep(self, task: Task, data: bytes, claim_base: str, report: FileReport) -> None:
        """Keep a report, unless its draft cannot be read."""
        if report.error is None:
            self._keep(self._key(task, data, claim_base), replace(report, path=""))

    def tool_info(self, digest: str, told: Callable[[], ToolInfo]) -> ToolInfo:
        """Return what is kept of the program with the claim base of that digest, what is `told` where nothing is."""
        key = hashlib.sha256(f"tool\0{self._identity}\0{digest}".encode()).hexdigest()
        tool: ToolInfo | None = self._kept(ToolInfo, key)
        if tool is None:
            tool = told()
            self._keep(key, tool)
        return tool

    def _kept(self, kind: type, key: str) -> Any:
        """Return the value of that kind, None when there is none; data with any other types are not believed."""
        text = self.store.read(key)
        try:
            return None if text is None else _decoder(kind).decode(text)
        except (ValueError, RecursionError):  # not UTF-8, not JSON, not of the kind
            return None

    def _keep(self, key: str, value: FileReport | ToolInfo) -> None:
        try:
            text = encode(value, order="deterministic")
        except UnicodeEncodeError:  # half of a surrogate pair, from an escape in front matter
            return
        self.store.write(key, text)

    def _key(self, task: Task, data: bytes, claim_base: str) -> str:
        about = (claim_base, task.settings, format_name(task))
        if about not in self._beginnings:
            parts = (self._identity, claim_base, format_name(task), _told(task.settings))
            self._beginnings[about] = "\0".join(parts).encode("utf-8", "surrogatepass")
        content = hashlib.sha256(self._beginnings[about])
        content.update(b"\0")
        content.update(data)
        return content.hexdigest()


def _told(settings: Settings) -> str:
    """Return the settings that matter as text; a new setting matters until it is known not to."""
    return repr([(name, getattr(settings, name)) for name in settings.__struct_fields__ if name not in IRRELEVANT])


@cache
def _decoder(kind: type) -> Decoder[Any]:
    return Decoder(kind)
