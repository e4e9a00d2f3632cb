"""The cache of reports that a run uses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.cachefolder import cache_folder

if TYPE_CHECKING:
    from claimcheck.linter.caching import ReportCache

REPORTS = "reports"


def report_cache(*, wanted: bool) -> ReportCache | None:
    """Return the cache in the user's folder; None where there is to be none."""
    folder = reports_folder() if wanted else None
    if folder is None:
        return None
    from claimcheck.linter.caching import ReportCache
    from claimcheck.linter.identity import program_identity
    from claimcheck.linter.store import Store

    identity = program_identity()
    return ReportCache(Store(folder), identity) if identity else None


def reports_folder() -> Path | None:
    """Return where reports are kept, None where there is no cache folder."""
    folder = cache_folder()
    return None if folder is None else folder / REPORTS
