"""Files and regions of files as SARIF names them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from claimcheck.model.document import Position
from claimcheck.model.report import Region
from claimcheck.reporters.records import Record

BASE = "%SRCROOT%"


class Places:
    """Locations in files, whose paths are made relative to the repository once each."""

    def __init__(self, in_repository: Callable[[str], str]):
        self._in_repository = cache(in_repository)

    def artifact(self, path: str) -> Record:
        """Return the location of a file: a URI relative to the repository where the file lies inside."""
        place = self._in_repository(path)
        if place.startswith("/"):
            return {"uri": f"file://{_quoted(place)}"}
        if place.startswith("../"):
            return {"uri": _quoted(place)}
        return {"uri": _quoted(place), "uriBaseId": BASE}

    def location(self, path: str, region: Record | None = None) -> Record:
        """Return the location of a file or of a region of it."""
        place = {"artifactLocation": self.artifact(path)}
        return {"physicalLocation": place if region is None else {**place, "region": region}}


def region_record(region: Region) -> Record:
    """Return a region without its text."""
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def point_record(position: Position) -> Record:
    """Return the empty region before a position."""
    return region_record(Region(*position, *position, ""))


def _quoted(path: str) -> str:
    try:
        # Bytes of a file name that are no UTF-8 reach Python as lone surrogates.
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        # On Windows a file name may hold any.
        return quote(path.encode("utf-8", "surrogatepass"))
