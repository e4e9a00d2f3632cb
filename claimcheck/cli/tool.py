"""What a report says of the program that made it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from claimcheck.config import configuration_digest
from claimcheck.linter.resources import Resources
from claimcheck.linter.tasks import Task
from claimcheck.model.report import ToolInfo


def tool_info(tasks: Sequence[Task], resources: Resources) -> ToolInfo:
    """Return the versions and digests behind a run.

    The claim base is that of the first file; where files have others, they count in the configuration's digest.
    """
    different = dict.fromkeys(task.settings for task in tasks)
    settings = [(one, resources.engine(one.claims).digest) for one in different]
    folders = tasks[0].settings.claims if tasks else ()
    digest = configuration_digest(settings, resources.known_rules)
    return replace(resources.tool_info(folders), configuration_digest=digest)
