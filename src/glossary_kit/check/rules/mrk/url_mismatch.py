"""MRK103: the target does not have the web addresses of the source."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.mrk.comparing import mismatches, of_kind
from glossary_kit.text.tokens import TOKEN_SIGNS, TokenKind


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each address on the web that is missing, added or altered."""
    yield from mismatches(
        evidence,
        of_kind(evidence.source_tokens, TokenKind.URL),
        of_kind(evidence.target_tokens, TokenKind.URL),
        counted=False,
    )


RULE = UnitRule(
    code="MRK103",
    name="url-mismatch",
    summary="The target does not have the web addresses of the source.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
    needs=TOKEN_SIGNS,
    either_side=True,
)
