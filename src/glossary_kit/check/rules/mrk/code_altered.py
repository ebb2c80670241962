"""MRK105: a file name, an option or an identifier of the source is altered in the target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.mrk.comparing import mismatches, of_kind
from glossary_kit.text.tokens import TOKEN_SIGNS, Token, TokenKind

_ONE_UNDERSCORE = re.compile("[A-Za-z]+_[A-Za-z]+")
_SENTENCE_END = re.compile(r"[.!?]\s*$")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each piece of code that is missing, added or altered."""
    source = of_kind(evidence.source_tokens, TokenKind.CODE)
    target = of_kind(evidence.target_tokens, TokenKind.CODE)
    if not target and len(source) == 1 and _is_label(source[0], evidence.unit.source):
        return
    yield from mismatches(evidence, source, target, counted=False)


def _is_label(token: Token, source: str) -> bool:
    """Whether the underscore in `token` may mark the key of a menu entry, as in “docu_ment”."""
    return (
        _ONE_UNDERSCORE.fullmatch(token.text) is not None
        and source.count("_") == 1
        and len(source.split()) < 9
        and not _SENTENCE_END.search(source)
    )


RULE = UnitRule(
    code="MRK105",
    name="code-altered",
    summary="A file name, an option or an identifier of the source is altered in the target.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
    needs=TOKEN_SIGNS,
    either_side=True,
)
