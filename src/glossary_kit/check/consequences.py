"""Issues that only follow from another one: what stood in a sentence that is missing."""

from __future__ import annotations

from collections.abc import Sequence

from glossary_kit.check.issue import Issue

_ABSENT = "absent"
_SHORTENED = ("omission", "shorter than usual")
_OF_CONTENT = ("TRM", "NUM")


def without_consequences(issues: Sequence[Issue]) -> list[Issue]:
    """The `issues` of one unit without those that another one of them explains.

    Where a target is cut short, its terms and numbers are missing because the sentence is. A
    run that does not ask for missing sentences reports them.
    """
    if not any(issue.code.startswith("CMP") and issue.verdict in _SHORTENED for issue in issues):
        return list(issues)
    return [
        issue
        for issue in issues
        if not (issue.code.startswith(_OF_CONTENT) and issue.verdict == _ABSENT)
    ]
