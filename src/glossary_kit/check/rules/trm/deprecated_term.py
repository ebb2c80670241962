"""TRM102: the target contains a term that the term base advises against."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.trm.unusable import unusable_hits, unusable_remark
from glossary_kit.model.concept import AdministrativeStatus


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each place in the target where only a deprecated term can be meant."""
    for hit in unusable_hits(evidence, AdministrativeStatus.DEPRECATED):
        yield unusable_remark(evidence, hit, "deprecated", safe=True)


RULE = UnitRule(
    code="TRM102",
    name="deprecated-term",
    summary="The target contains a term that the term base advises against.",
    severity=Severity.MAJOR,
    check=check,
)
