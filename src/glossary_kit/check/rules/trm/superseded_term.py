"""TRM103: the target contains a term that was once right and has been replaced."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.trm.unusable import unusable_hits, unusable_remark
from glossary_kit.model.concept import AdministrativeStatus


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each place in the target where only a superseded term can be meant."""
    for hit in unusable_hits(evidence, AdministrativeStatus.SUPERSEDED):
        yield unusable_remark(evidence, hit, "superseded", safe=False)


RULE = UnitRule(
    code="TRM103",
    name="superseded-term",
    summary="The target contains a term that was once right and has been replaced.",
    severity=Severity.MAJOR,
    check=check,
)
