"""From a configuration to the settings of one file."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from claimcheck.config.loading import Config
from claimcheck.config.patterns import matches
from claimcheck.config.settings import Settings, add_layer


def resolve(config: Config, path: Path) -> Settings:
    """Return the settings for the absolute `path`: the file's own, then every override that takes it."""
    settings = replace(Settings(), claims=config.claims, baseline=config.baseline, origin=config.shown)
    settings = add_layer(settings, config.layer)
    for override in config.overrides:
        if matches(path, override.paths, config.folder):
            settings = add_layer(settings, override.layer)
    return settings


def is_excluded(config: Config, path: Path) -> bool:
    """Tell whether `exclude` takes the absolute `path`."""
    return matches(path, config.exclude, config.folder)
