"""TRM101: a term of the source has no term of its concept in the target."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Demand, Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.trm.wording import expected_terms, must_stay, quoted
from glossary_kit.match.verdict import Verdict


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each term of the source that is rendered by nothing like its terms."""
    for demand in evidence.demands:
        absent = demand.verdict in (Verdict.ABSENT, Verdict.INSIDE_WORD)
        if absent and not demand.untranslated and not must_stay(evidence, demand):
            expected = expected_terms(demand)
            yield Remark(
                message=_message(demand, expected),
                concept=demand.concept,
                source_term=demand.source_hit.found,
                expected=expected,
                verdict=demand.verdict,
                suggestion=expected[0],
            )


def _message(demand: Demand, expected: tuple[str, ...]) -> str:
    message = f"“{demand.source_hit.found}” is not rendered by {quoted(expected)}"
    if demand.hit:
        message += f"; {demand.hit.found} stands only inside a longer word"
    return message


RULE = UnitRule(
    code="TRM101",
    name="missing-term",
    summary="A term of the source has no term of its concept in the target.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
