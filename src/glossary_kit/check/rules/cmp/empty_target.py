"""CMP101: a unit has a source but no target."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark if the source has something to translate and the target has nothing."""
    unit = evidence.unit
    if evidence.blank_target and unit.source.strip() and not unit.target_codes:
        yield Remark(message="the target is empty", verdict="absent")


RULE = UnitRule(
    code="CMP101",
    name="empty-target",
    summary="A unit has a source but no target.",
    severity=Severity.CRITICAL,
    check=check,
    bilingual=True,
)
