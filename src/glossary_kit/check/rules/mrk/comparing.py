"""What the rules of this family share: tokens of one kind, compared between the two sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark
from glossary_kit.model.span import Span
from glossary_kit.text.tokens import Token, TokenKind, tokens


def of_kind(found: Iterable[Token], kind: TokenKind) -> list[Token]:
    """The tokens of `kind`, those in the attributes of tags with them."""
    chosen = list[Token]()
    for token in found:
        if token.kind is kind:
            chosen.append(token)
        elif token.kind is TokenKind.TAG:
            start = token.span.start + 1
            for inner in of_kind(tokens(token.text[1:]), kind):
                span = Span(start + inner.span.start, start + inner.span.end)
                chosen.append(replace(inner, span=span))
    return chosen


def mismatches(
    evidence: Evidence, source: Sequence[Token], target: Sequence[Token], *, counted: bool
) -> Iterator[Remark]:
    """A remark for each token that one side has and the other lacks; a changed one is one.

    If not `counted`, a token may stand more or less often than in the source.
    """
    if not (source or target) or not evidence.unit.target.strip():
        return
    missing = _left_over(source, target, counted=counted)
    extra = _left_over(target, source, counted=counted)
    for wanted, found in zip_longest(missing, extra):
        yield _remark(wanted, found)


def _left_over(these: Sequence[Token], those: Sequence[Token], *, counted: bool) -> list[Token]:
    available = Counter(token.key for token in those)
    left = list[Token]()
    for token in these:
        if available[token.key] < 1:
            if counted or token.key not in {other.key for other in left}:
                left.append(token)
        elif counted:
            available[token.key] -= 1
    return left


def _remark(wanted: Token | None, found: Token | None) -> Remark:
    if found is None:
        text, kind = (wanted.text, wanted.kind) if wanted else ("", "")
        return Remark(
            message=f"the {kind} “{text}” of the source is missing",
            source_term=text,
            expected=(text,),
            verdict="absent",
        )
    if wanted is None:
        message = f"the {found.kind} “{found.text}” does not stand in the source"
        return Remark(message=message, span=found.span, verdict="not in the source")
    return Remark(
        message=f"the {wanted.kind} “{wanted.text}” of the source has become “{found.text}”",
        span=found.span,
        source_term=wanted.text,
        expected=(wanted.text,),
        verdict="altered",
        suggestion=wanted.text,
    )
