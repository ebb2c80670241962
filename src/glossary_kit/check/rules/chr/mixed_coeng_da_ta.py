"""CHR111: a draft spells the same word now with subscript DA, now with subscript TA."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import DraftRule, Fact, Remark, Severity
from glossary_kit.model.span import Span
from glossary_kit.text.folded import remembered_key
from glossary_kit.text.khmer import IGNORABLE, KHMER_BASE, KHMER_COENG, KHMER_MARK, RAW_CLUSTER

_DA, _TA = "\u17d2ដ", "\u17d2ត"
_NEVER_FIRST = "នណតញដ"
#: A run of Khmer letters, and of clusters within it.
_LETTERS = re.compile(f"[{KHMER_BASE}{KHMER_MARK}{KHMER_COENG}{IGNORABLE}]+")
_RUN = re.compile(f"(?:(?:{RAW_CLUSTER.pattern})[{IGNORABLE}]*)+")


def collect(evidence: Evidence) -> Iterator[Fact]:
    """Each cluster with either subscript, kept together with the neighbour in its word."""
    text = evidence.unit.target
    if _DA not in text and _TA not in text:
        return
    for letters in _LETTERS.finditer(text):
        if _DA in letters[0] or _TA in letters[0]:
            for run in _RUN.finditer(text, *letters.span()):
                yield from _facts(text, run)


def _facts(text: str, run: re.Match[str]) -> Iterator[Fact]:
    matches = list(RAW_CLUSTER.finditer(text, run.start(), run.end()))
    clusters = [match[0] for match in matches]
    for place, found in enumerate(clusters):
        if _DA in found or _TA in found:
            span = Span(*matches[place].span())
            value = _DA if _DA in found else _TA
            yield Fact(key=_key(clusters, place), value=value, remark=_remark(found, span))


def judge(facts: Sequence[Fact]) -> Iterator[tuple[int, Remark]]:
    """The occurrences with the rarer subscript, where one is clearly the draft's own."""
    counts = Counter(fact.value for fact in facts)
    usual, often = counts.most_common(1)[0]
    if len(counts) > 1 and often > 1 and often > counts.total() - often:
        for place, fact in enumerate(facts):
            if fact.value != usual:
                yield place, fact.remark


def _key(clusters: Sequence[str], place: int) -> str:
    """The cluster at `place` with the one beside it that belongs to the same word.

    That tells words apart well enough without a segmenter. Clusters like ន្ត begin no word, so
    theirs is the one before; others mostly do, but for សេចក្តី.
    """
    before = "".join(clusters[max(0, place - 1) : place + 1])
    after = "".join(clusters[place : place + 2])
    inside = clusters[place][0] in _NEVER_FIRST or before.startswith("ច")
    return remembered_key(before if inside or place + 1 == len(clusters) else after)


def _remark(found: str, span: Span) -> Remark:
    other = found.replace(_DA, _TA) if _DA in found else found.replace(_TA, _DA)
    return Remark(
        message=f"“{found}” is spelled “{other}” elsewhere in the draft; they look the same",
        span=span,
        expected=(other,),
        verdict="mixed",
        suggestion=other,
        safe=True,
    )


RULE = DraftRule(
    code="CHR111",
    name="mixed-coeng-da-ta",
    summary="A draft spells the same word now with subscript DA, now with subscript TA.",
    severity=Severity.MINOR,
    collect=collect,
    judge=judge,
    needs=frozenset("ដត"),
)
