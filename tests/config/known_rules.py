"""The rules that the configuration tests know."""

from claimcheck.config import KnownRule
from claimcheck.model.finding import Severity

KNOWN = (
    KnownRule("CC101", "overstated-causation", Severity.ERROR),
    KnownRule("CC102", "overstated-certainty", Severity.ERROR),
    KnownRule("CC201", "contradicted-claim", Severity.ERROR),
    KnownRule("CC901", "unused-suppression", Severity.WARNING),
)
