"""MRK105: a file name, an option or an identifier of the source is altered in the target."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.mrk.comparing import mismatches, of_kind
from glossary_kit.check.tokens import TokenKind


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each file name, option or identifier that is missing, added or altered."""
    yield from mismatches(
        evidence,
        of_kind(evidence.source_tokens, TokenKind.CODE),
        of_kind(evidence.target_tokens, TokenKind.CODE),
        counted=False,
    )


RULE = UnitRule(
    code="MRK105",
    name="code-altered",
    summary="A file name, an option or an identifier of the source is altered in the target.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
