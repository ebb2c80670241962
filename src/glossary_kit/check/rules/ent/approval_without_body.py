"""ENT109: a concept is approved, but by no named body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.model.concept import ConceptEntry, ReviewState


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each approved concept that lacks the body or its reference."""
    for entry in entries:
        approval = entry.review.approval
        if entry.review.state is ReviewState.APPROVED and not (
            approval and approval.body.strip() and approval.reference.strip()
        ):
            message = "approved, but by no named body: name it with its decision, or say reviewed"
            yield entry.id, Remark(message=message)


RULE = EntryRule(
    code="ENT109",
    name="approval-without-body",
    summary="A concept is approved, but by no named body.",
    severity=Severity.CRITICAL,
    check=check,
)
