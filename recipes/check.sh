#!/bin/sh
# Any other service: checks the drafts below the paths given (all drafts of the repository, if none is) and reports what
# is new since the branch BASE, in the log and as JUnit XML. Exit code: 0 nothing new, 1 findings, 2 the check failed.
#
#   BASE=origin/main recipes/check.sh content
#
# The checkout needs its history back to where the branch began, and claimcheck must be installed.
set -eu
exec claimcheck check --no-progress --output text --output "junit:${REPORT:-claimcheck.xml}" \
    "--diff=${BASE:-origin/main}" -- "$@"
