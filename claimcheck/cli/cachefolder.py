"""Where what can be made anew is kept between runs."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "CLAIMCHECK_CACHE_DIR"


def cache_folder() -> Path | None:
    """Return the folder the environment names, else the user's cache folder; None where there is to be none."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path

    try:
        return user_cache_path("claimcheck", appauthor=False)
    except RuntimeError:  # there is no home
        return None
