"""The baseline: issues that were there before, so that only new ones fail a run.

It is a file of fingerprints with their numbers. A finding that is there three times in the
baseline and four times in the draft is reported once, wherever it stands.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from glossary_kit.check.issue import Issue
from glossary_kit.errors import ConfigError, Location

_HINT = "write it again with --write-baseline"


class Baseline:
    """Known issues, by fingerprint; each that comes is crossed off."""

    def __init__(self, counts: Counter[str]) -> None:
        self._left = counts

    def knows(self, issue: Issue) -> bool:
        """Whether `issue` is one of the known ones not seen yet, which it then has been."""
        known = self._left[issue.fingerprint] > 0
        self._left[issue.fingerprint] -= known
        return known


def read_baseline(data: bytes, name: str) -> Baseline:
    """The baseline in `data`, the content of the file `name`.

    Raises: ConfigError if it is none.
    """
    counts: Counter[str] = Counter()
    try:
        document = json.loads(data)
        if document["version"] != 1:
            raise ValueError
        for each in document["issues"]:
            counts[str(each["fingerprint"])] += int(each["count"])
    except (ValueError, KeyError, TypeError, RecursionError):
        at = Location(path=name)
        raise ConfigError("this is no baseline", at=at, hint=_HINT) from None
    return Baseline(counts)


def baseline_text(issues: Iterable[Issue]) -> str:
    """The baseline that knows `issues`, as JSON: sorted, one issue a line."""
    counts: Counter[str] = Counter()
    known: dict[str, Issue] = {}
    for issue in issues:
        counts[issue.fingerprint] += 1
        known.setdefault(issue.fingerprint, issue)
    lines = [
        json.dumps(
            {
                "fingerprint": key,
                "count": counts[key],
                "code": issue.code,
                "path": issue.path,
                "unit": issue.unit,
            },
            ensure_ascii=False,
        )
        for key, issue in sorted(
            known.items(), key=lambda pair: (pair[1].path, pair[1].unit, pair[1].code, pair[0])
        )
    ]
    body = ",\n".join(f"  {line}" for line in lines)
    return '{"version": 1, "issues": [\n' + body + "\n]}\n"
