"""Where what can be made anew is kept between runs."""

from __future__ import annotations

import os
from pathlib import Path

OFF = "CLAIMCHECK_NO_CACHE"


def cache_folder() -> Path | None:
    """Return the user's cache folder for claimcheck, None when the environment asks for none."""
    if os.environ.get(OFF):
        return None
    from platformdirs import user_cache_path

    try:
        return user_cache_path("claimcheck", appauthor=False)
    except RuntimeError:  # there is no home
        return None
