"""TYP107: the same word stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import LETTER, REST_OF_CLUSTER, SPACE
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, cluster_count

#: Words of grammar that never follow themselves. Not ការ, ជា, មាន, ទៅ or មក: ការការពារ, ជាជាតិ.
_GRAMMAR = (
    "និង|នៃ|ដោយ|ក្នុង|នៅក្នុង|ដែល|ដើម្បី|សម្រាប់|ពី|ត្រូវ|ត្រូវបាន|បាន|ឱ្យ|ឲ្យ|ឬ|ប៉ុន្តែ|តាម|ជាមួយ|លើ|ដល់"
    "|ចំពោះ|ឬក៏|នៅ|រវាង|អំពី|ស្តីពី|ស្ដីពី|គឺ|នេះ|នោះ|របស់"
)
_JOINT = rf"[{SPACE}\u200b]*"
_START, _END = f"(?<!{KHMER_COENG})", f"(?![{REST_OF_CLUSTER}])"
_TWICE = re.compile(
    rf"{_START}(?P<word>(?:{_GRAMMAR}){_END})(?P<again>{_JOINT}(?P=word){_END})(?!ៗ)"
)
#: Anything longer, at once or after a space; the look-ahead spares most places the trying.
_LONG = re.compile(
    rf"{_START}(?=[{KHMER_BASE}][{LETTER}]{{5}})(?P<word>[{KHMER_BASE}][{LETTER}\u200b]{{4,30}}?{_END})"
    rf"(?P<again>{_JOINT}(?P=word){_END})(?!ៗ)"
)
_REDUPLICATED = ("បន្តិច", "បន្ដិច", "ម្តង", "ម្ដង")
_ENGLISH = re.compile(
    r"\b(?P<word>the|of|to|and|a|an|in|is|for|with|by|from|on|are|be|or)(?P<again>\s+(?P=word))\b",
    re.IGNORECASE,
)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each word that follows itself, at its second occurrence.

    A word of one or two clusters is only flagged if it is one of grammar, for Khmer repeats
    words on purpose and builds others that begin as the last one ended.
    """
    text = evidence.target_prose
    done = 0
    for pattern in (_TWICE, _LONG, _ENGLISH):
        for match in pattern.finditer(text):
            word, span = match["word"], Span(*match.span("again"))
            long = pattern is not _LONG or _is_long(word)
            if long and not evidence.torn(span) and not (pattern is _LONG and span.start < done):
                done = max(done, span.end) if pattern is _TWICE else done
                yield Remark(
                    message=f"“{word}” stands twice in a row",
                    span=span,
                    verdict="doubled",
                    suggestion="",
                )


def _is_long(word: str) -> bool:
    return cluster_count(word) > 2 and word.replace("\u200b", "") not in _REDUPLICATED


RULE = UnitRule(
    code="TYP107",
    name="doubled-word",
    summary="The same word stands twice in a row.",
    severity=Severity.MINOR,
    check=check,
)
