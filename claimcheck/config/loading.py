"""Configuration files: `.claimcheck.yaml` and `[tool.claimcheck]` in `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from claimcheck.config.rulenames import KnownRule
from claimcheck.config.settings import Layer
from claimcheck.errors import ClaimcheckError, Problem

if TYPE_CHECKING:
    from claimcheck.config.form import Override
    from claimcheck.yamlfile import YamlNode


class Config(Struct, frozen=True):
    """One configuration file. Patterns are relative to `folder`; `shown` names the file."""

    layer: Layer = Layer()
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    claims: tuple[Path, ...] = ()
    baseline: Path | None = None
    folder: Path | None = None
    shown: str | None = None


EMPTY = Config()


def configures(path: Path) -> bool:
    """Tell whether a file of that name is there and speaks of claimcheck."""
    if not path.is_file():
        return False
    return path.suffix != ".toml" or b"claimcheck" in path.read_bytes() and _has_table(path)


def load_config(path: Path, shown: str, known: Sequence[KnownRule]) -> Config:
    """Read the file; ClaimcheckError lists everything that is wrong in it."""
    # Where there is no configuration, nothing that reads one is imported.
    from claimcheck.config.form import config_record
    from claimcheck.yamlfile import Checker, parse_yaml

    text = _read(path, shown)
    node = _claimcheck_table(text, shown) if path.suffix == ".toml" else parse_yaml(text, shown)
    if node is None:
        raise ClaimcheckError(Problem(shown, None, None, "there is no [tool.claimcheck] table in this file"))
    checker = Checker()
    values = config_record(known, path.parent).read(checker, node)
    checker.raise_problems()
    return Config(**(values or {}), folder=path.parent, shown=shown)


def _read(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 (byte {error.start + 1}); save the file as UTF-8"
        raise ClaimcheckError(Problem(shown, None, None, message)) from None
    except OSError as error:
        message = f"the configuration cannot be read: {error.strerror or error}"
        raise ClaimcheckError(Problem(shown, None, None, message)) from None


def _has_table(path: Path) -> bool:
    """Tell whether a pyproject.toml has our table; a file that is not TOML is left to `load_config`."""
    try:
        return _claimcheck_table(_read(path, str(path)), str(path)) is not None
    except ClaimcheckError:
        return True


def _claimcheck_table(text: str, shown: str) -> YamlNode | None:
    from claimcheck.config.tomlfile import parse_toml

    node: YamlNode | None = parse_toml(text, shown)
    for key in ("tool", "claimcheck"):
        node = node.value.get(key) if node is not None and isinstance(node.value, dict) else None
    return node
