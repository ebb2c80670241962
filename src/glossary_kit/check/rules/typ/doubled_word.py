"""TYP107: the same word stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import LETTER, REST_OF_CLUSTER, SPACE
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, cluster_count

#: Words of grammar that never follow themselves. Not those that also begin or end others, as
#: ការ (ការការពារ), ពី (ពីពីរ), នៅ (រស់នៅនៅ).
_GRAMMAR = (
    "និង|នៃ|ដោយ|ក្នុង|នៅក្នុង|ដែល|ដើម្បី|សម្រាប់|ត្រូវបាន|បាន|ឱ្យ|ឲ្យ|ឬ|ប៉ុន្តែ|ជាមួយ|ចំពោះ|ឬក៏|រវាង"
    "|អំពី|ស្តីពី|ស្ដីពី|គឺ|នេះ|នោះ"
)
#: Those of them that end no phrase, so that not even a space makes it right.
_JOINING = "និង|នៃ|ដើម្បី|សម្រាប់|ប៉ុន្តែ|ឬ"
_START, _END = f"(?<!{KHMER_COENG})", f"(?![{REST_OF_CLUSTER}])"
_TWICE = re.compile(
    rf"{_START}(?:(?P<joining>(?:{_JOINING}){_END})[{SPACE}\u200b]+(?P=joining)"
    rf"|(?P<word>(?:{_GRAMMAR}){_END})\u200b*(?P=word)){_END}(?!ៗ)"
)
#: Anything longer; the look-ahead spares most places the trying.
_LONG = re.compile(
    rf"{_START}(?=[{KHMER_BASE}][{LETTER}\u200b]{{5}})"
    rf"(?P<word>[{KHMER_BASE}][{LETTER}\u200b]{{4,30}}?{_END})\u200b*(?P=word){_END}(?!ៗ)"
)
#: What ends like a word of grammar: ម៉ូដែល (model), ខាងក្នុង (inside).
_NO_WORD_BEFORE = re.compile("(?:ម៉ូ|ខាង|ផ្នែក)\u200b*$")
_DOUBLED = re.compile(r"\b(\w{3,})\s+\1\b", re.IGNORECASE)
_REDUPLICATED = ("បន្តិច", "បន្ដិច")
_ENGLISH = re.compile(
    r"\b(?P<word>the|of|to|and|an?|in|is|for|with|by|from|on|are|be|or)\s+(?P=word)\b",
    re.IGNORECASE,
)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each word that follows itself, at its second occurrence.

    A word of one or two clusters is only flagged if it is one of grammar, for Khmer repeats
    words on purpose and builds others that begin as the last one ended. What the source has
    twice may be twice.
    """
    text, done = evidence.target_prose, 0
    for match in sorted(_matches(text), key=lambda match: match.start()):
        word = next(filter(None, match.groups()))
        span = Span(match.start() + len(word), match.end())
        if match.start() >= done and not evidence.torn(span):
            done = match.end()
            if not _DOUBLED.search(evidence.unit.source):
                message = f"“{word}” stands twice in a row"
                yield Remark(message=message, span=span, verdict="doubled", suggestion="")


def _matches(text: str) -> Iterator[re.Match[str]]:
    for match in _TWICE.finditer(text):
        if not _NO_WORD_BEFORE.search(text[max(0, match.start() - 6) : match.start()]):
            yield match
    for match in _LONG.finditer(text):
        plain = match["word"].replace("\u200b", "")
        if cluster_count(plain) > 2 and plain not in _REDUPLICATED:
            yield match
    yield from _ENGLISH.finditer(text)


RULE = UnitRule(
    code="TYP107",
    name="doubled-word",
    summary="The same word stands twice in a row.",
    severity=Severity.MINOR,
    check=check,
)
