"""MRK104: the target does not have the e-mail addresses of the source."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.mrk.comparing import mismatches, of_kind
from glossary_kit.text.tokens import TOKEN_SIGNS, TokenKind


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each e-mail address that is missing, added or altered."""
    yield from mismatches(
        evidence,
        of_kind(evidence.source_tokens, TokenKind.EMAIL),
        of_kind(evidence.target_tokens, TokenKind.EMAIL),
        counted=False,
    )


RULE = UnitRule(
    code="MRK104",
    name="email-mismatch",
    summary="The target does not have the e-mail addresses of the source.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
    needs=TOKEN_SIGNS,
    either_side=True,
)
