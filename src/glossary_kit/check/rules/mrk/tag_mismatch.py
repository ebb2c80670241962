"""MRK102: the target does not have the tags and inline codes of the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.mrk.comparing import mismatches, of_kind
from glossary_kit.model.span import Span
from glossary_kit.model.unit import InlineCode
from glossary_kit.text.tokens import Token, TokenKind

#: What a tool numbers anew on each side.
_NUMBERING = re.compile(r'\s(?:i|pos|rid|mid|xid)="[^"]*"')


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each tag or code that is missing or added, and for a pair turned round."""
    unit = evidence.unit
    source = of_kind(evidence.source_tokens, TokenKind.TAG)
    target = of_kind(evidence.target_tokens, TokenKind.TAG)
    remarks = list(mismatches(evidence, source, target, counted=True))
    yield from remarks
    if not remarks and _unnested(source) is None and (crossing := _unnested(target)):
        message = f"the tag “{crossing.text}” closes what is not open"
        yield Remark(message=message, span=crossing.span, verdict="not nested")
    if (unit.source_codes or unit.target_codes) and unit.target.strip():
        yield from _codes(unit.source_codes, [code for code in unit.target_codes if not code.font])


def _unnested(tags: Sequence[Token]) -> Token | None:
    """The first closing tag that does not close the tag opened last."""
    opened = list[str]()
    for tag in tags:
        name = tag.key.strip("</>")
        if tag.key.startswith("</"):
            if not opened or opened[-1] != name:
                return tag
            opened.pop()
        elif not tag.key.endswith("/>") and any(other.key == f"</{name}>" for other in tags):
            opened.append(name)
    return None


def _codes(source: Sequence[InlineCode], target: Sequence[InlineCode]) -> Iterator[Remark]:
    missing = Counter(map(_content, source)) - Counter(map(_content, target))
    extra = Counter(map(_content, target)) - Counter(map(_content, source))
    for content in missing.elements():
        message = f"the inline code “{content}” of the source is missing"
        yield Remark(message=message, source_term=content, expected=(content,), verdict="absent")
    for code in target:
        if extra[_content(code)]:
            extra[_content(code)] -= 1
            message = f"the inline code “{code.content}” does not stand in the source"
            span = Span(code.offset, code.offset)
            yield Remark(message=message, span=span, verdict="not in the source")


def _content(code: InlineCode) -> str:
    return _NUMBERING.sub("", code.content)


RULE = UnitRule(
    code="MRK102",
    name="tag-mismatch",
    summary="The target does not have the tags and inline codes of the source.",
    severity=Severity.CRITICAL,
    check=check,
    bilingual=True,
)
