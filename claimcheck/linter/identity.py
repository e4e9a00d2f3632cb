"""What the program is made of, as far as its reports depend on it, in one digest.

A version alone would not do: programs installed from two commits have the same one, and in a checkout the source
changes from run to run.
"""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import claimcheck
from claimcheck.claimbase.installed import metadata_folders
from claimcheck.pipeline.nlp import find_model

# The installed packages that have a say in what is found.
DEPENDENCIES = frozenset({"numpy", "pyromark", "pyyaml", "spacy", "thinc"})
_SOURCE = (".py", ".yaml")


def program_identity() -> str | None:
    """Return the digest; None where the source of the program cannot be read, as in a frozen one."""
    model = find_model()
    content = hashlib.sha256()
    for part in (claimcheck.__version__, model.name, model.version, sys.version, unicodedata.unidata_version):
        content.update(f"{part}\0".encode())
    for package in sorted(_dependencies()):
        content.update(f"{package}\0".encode())
    folder = Path(claimcheck.__file__).parent
    try:
        names = sorted(_source(str(folder)))
        for name in names:
            data = (folder / name).read_bytes()
            content.update(f"{name}\0{len(data)}\0".encode())
            content.update(data)
    except OSError:
        return None
    return content.hexdigest() if "__init__.py" in names else None


def _source(folder: str) -> Iterator[str]:
    """Yield the files that the program is made of, without the claim base, whose digest counts by itself."""
    for place, folders, names in os.walk(folder, onerror=_refuse):
        inner = os.path.relpath(place, folder)
        folders[:] = [name for name in folders if name != "__pycache__" and (inner, name) != (".", "claims")]
        yield from (name if inner == "." else f"{inner}/{name}" for name in names if name.endswith(_SOURCE))


def _refuse(error: OSError) -> None:
    raise error


def _dependencies() -> Iterator[str]:
    """Yield names and versions, which the folders of packages' metadata carry: "numpy-2.3.1.dist-info"."""
    for folder in metadata_folders():
        name = os.path.basename(folder).lower()
        if name.partition("-")[0] in DEPENDENCIES:
            yield name
