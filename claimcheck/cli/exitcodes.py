"""What the exit code says; it is never a count."""

OK = 0
FINDINGS = 1
FAILED = 2
INTERNAL = 3
INTERRUPTED = 130
