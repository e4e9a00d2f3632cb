"""All rules, by code. Each lives in a module of its own, whose docstring is its manual page."""

from claimcheck.rule import Rule
from claimcheck.rules import (
    cc101,
    cc102,
    cc103,
    cc104,
    cc107,
    cc201,
    cc202,
    cc203,
    cc301,
    cc302,
    cc303,
    cc304,
    cc901,
    cc902,
)

MODULES = (cc101, cc102, cc103, cc104, cc107, cc201, cc202, cc203, cc301, cc302, cc303, cc304, cc901, cc902)
RULES: dict[str, Rule] = {module.RULE.code: module.RULE for module in MODULES}
