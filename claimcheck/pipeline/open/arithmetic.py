"""One thread for NumPy's linear algebra: many small products in several threads take three times as long."""

from __future__ import annotations

import os
import sys

_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def ask_for_one_thread() -> bool:
    """Tell whether NumPy works in one thread; its library reads these variables once, when it is first loaded."""
    if "numpy" not in sys.modules:
        for name in _THREADS:
            os.environ.setdefault(name, "1")
    return all(os.environ.get(name) == "1" for name in _THREADS)
