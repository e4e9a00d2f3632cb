"""Writes where the entries of the claim base lie for the second reader, so that no run has to work it out.

python training/vectors.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from claimcheck.claimbase import ClaimFolders  # noqa: E402
from claimcheck.matching.doubts import words_for  # noqa: E402
from claimcheck.pipeline.mentions import finder_for  # noqa: E402
from claimcheck.second.reader import SecondReader, digest_of  # noqa: E402


def main() -> None:
    """Write the vectors by the digest of the words of each entry."""
    base, reader = finder_for(ClaimFolders()).base, SecondReader()
    words = [words_for(entry, base) for entry in base.entries.values()]
    vectors = np.stack([reader.vector(one) for one in words]).astype(np.float16)
    folder = ROOT / "claimcheck" / "second"
    np.savez_compressed(folder / "entries.npz", digests=np.array([digest_of(one) for one in words]), vectors=vectors)


if __name__ == "__main__":
    main()
