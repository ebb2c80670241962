"""CON102: two sources that say different things have the same target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import DraftRule, Fact, Remark, Severity
from glossary_kit.check.rules.con.comparable import content_words, whole, without_end_mark
from glossary_kit.text.khmer import has_clusters

MIN_CLUSTERS = 10
"""Shorter targets are words and phrases: one of them often renders several of the source."""
MAX_SHARED = 0.34
"""Sources that share more of their content words are two wordings of one thing."""
_OPPOSITES = (
    *(("on", "off"), ("enable", "disable"), ("enabled", "disabled"), ("allow", "deny")),
    *(("before", "after"), ("minimum", "maximum"), ("increase", "decrease"), ("open", "close")),
    *(("always", "never"), ("public", "private"), ("internal", "external"), ("first", "last")),
    *(("start", "stop"), ("start", "end"), ("more", "less"), ("with", "without"), ("all", "none")),
    *(("open", "closed"), ("opened", "closed"), ("accept", "reject"), ("accepted", "rejected")),
    *(("approve", "reject"), ("approved", "rejected"), ("include", "exclude"), ("buy", "sell")),
    *(("included", "excluded"), ("allowed", "denied"), ("increased", "decreased"), ("up", "down")),
    *(("high", "low"), ("higher", "lower"), ("above", "below"), ("left", "right"), ("old", "new")),
    *(("upload", "download"), ("import", "export"), ("show", "hide"), ("lock", "unlock")),
    *(("online", "offline"), ("input", "output"), ("legal", "illegal"), ("lawful", "unlawful")),
    *(("day", "night"), ("early", "late"), ("add", "remove"), ("earliest", "latest")),
)
_NEGATION = re.compile("not|no|never|cannot|unable|.+n['’]t")


def collect(evidence: Evidence) -> Iterator[Fact]:
    """The target and what it stands for, where it is long enough to say one thing only."""
    unit = evidence.unit
    if evidence.copied or not has_clusters(unit.target, MIN_CLUSTERS):
        return
    yield Fact(
        key=(unit.source_lang, unit.target_lang, without_end_mark(unit.target)),
        value=unit.source.strip(),
        remark=Remark(message="", span=whole(unit.target)),
    )


def judge(facts: Sequence[Fact]) -> Iterator[tuple[int, Remark]]:
    """The units whose source says something else than that of an earlier unit."""
    known = [facts[0].value]
    for index, fact in enumerate(facts[1:], start=1):
        other = next((one for one in known if _different(one, fact.value)), None)
        if other:
            message = f"this is also the target of another source: “{other}”"
            yield index, replace(fact.remark, message=message, source_term=fact.value)
        elif fact.value not in known:
            known.append(fact.value)


def _different(one: str, other: str) -> bool:
    first, second = content_words(one), content_words(other)
    if not first or not second or first == second:
        return False
    only_first, only_second = first - second, second - first
    negated = [any(map(_NEGATION.fullmatch, words)) for words in (only_first, only_second)]
    if any(negated):
        return not all(negated)
    opposite = any(
        (a in only_first and b in only_second) or (b in only_first and a in only_second)
        for a, b in _OPPOSITES
    )
    return opposite or len(first & second) <= MAX_SHARED * min(len(first), len(second))


RULE = DraftRule(
    code="CON102",
    name="two-sources-one-target",
    summary="Two sources that say different things have the same target.",
    severity=Severity.MAJOR,
    collect=collect,
    judge=judge,
    bilingual=True,
)
