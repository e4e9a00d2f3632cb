"""Configuration: what a project asks of claimcheck, found beside its files."""

from claimcheck.config.digest import configuration_digest
from claimcheck.config.discovery import ConfigSource
from claimcheck.config.loading import Config, load_config
from claimcheck.config.resolving import is_excluded, resolve
from claimcheck.config.rulenames import KnownRule
from claimcheck.config.settings import DisclaimerMarkers, Layer, ReportedClaims, Settings, add_layer

__all__ = [
    "Config",
    "ConfigSource",
    "DisclaimerMarkers",
    "KnownRule",
    "Layer",
    "ReportedClaims",
    "Settings",
    "add_layer",
    "configuration_digest",
    "is_excluded",
    "load_config",
    "resolve",
]
