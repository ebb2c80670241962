"""TYP107: the same word stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import LETTER, REST_OF_CLUSTER, SPACE
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, RAW_CLUSTER, cluster_count

#: Words of grammar that never follow themselves. Not those that also begin or end others, as
#: ការ (ការការពារ), ពី (ពីពីរ), នៅ (រស់នៅនៅ).
_GRAMMAR = (
    "និង|នៃ|ដោយ|ក្នុង|នៅក្នុង|ដែល|ដើម្បី|សម្រាប់|ត្រូវបាន|បាន|ឱ្យ|ឲ្យ|ឬ|ប៉ុន្តែ|ជាមួយ|ចំពោះ|ឬក៏|រវាង"
    "|អំពី|ស្តីពី|ស្ដីពី|គឺ|នេះ|នោះ|ដល់"
)
#: Those of them that end no phrase, so that not even a space makes it right.
_JOINING = "និង|នៃ|ដើម្បី|សម្រាប់|ប៉ុន្តែ|ឬ"
_START, _END = f"(?<!{KHMER_COENG})", f"(?![{REST_OF_CLUSTER}])"
_TWICE = re.compile(
    rf"{_START}(?:(?P<joining>(?:{_JOINING}){_END})[{SPACE}\u200b]+(?P=joining)"
    rf"|(?P<word>(?:{_GRAMMAR}){_END})\u200b*(?P=word)){_END}(?!ៗ)"
)
#: Anything longer; to look for its first letters again spares most places the trying.
_LONG = re.compile(
    rf"{_START}(?=(?P<first>[{KHMER_BASE}][{LETTER}\u200b]{{4}})[{LETTER}\u200b]{{0,60}}?(?P=first))"
    rf"(?P<word>[{KHMER_BASE}][{LETTER}\u200b]{{4,30}}?{_END})\u200b*(?P=word){_END}(?!ៗ)"
)
#: What makes one word with the next: ម៉ូដែល (model), ខាងក្នុង (inside), ការជំនួស (replacement).
_NO_WORD_BEFORE = re.compile("(?:ម៉ូ|ខាង|ផ្នែក|ការ|អ្នក)\u200b*$")
_DOUBLED = re.compile(r"\b(\w{3,})\s+\1\b", re.IGNORECASE)
_REDUPLICATED = ("បន្តិច", "បន្ដិច")
_LATIN_WORDS = re.compile(r"[A-Za-z]\s+[A-Za-z]")
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
    doubled = sorted(_doubled(text))
    if not doubled or _DOUBLED.search(evidence.unit.source):
        return
    for start, word, end in doubled:
        span = Span(start + len(word), end)
        if start >= done and not evidence.torn(span):
            done = end
            message = f"“{word}” stands twice in a row"
            yield Remark(message=message, span=span, verdict="doubled", suggestion="")


def _doubled(text: str) -> Iterator[tuple[int, str, int]]:
    """The words of `text` that follow themselves: where they start, the word, where they end."""
    for match in (*_TWICE.finditer(text), *_LONG.finditer(text)):
        plain = match[match.lastgroup or 0].replace("\u200b", "")
        long = match.re is _TWICE or (cluster_count(plain) > 2 and plain not in _REDUPLICATED)
        shift = _shift(text, match) if match.re is _LONG else 0
        start, end = match.start() + shift, match.end() + shift
        if long and not _NO_WORD_BEFORE.search(text[max(0, start - 6) : start]):
            yield start, text[start : start + len(match[match.lastgroup or 0])], end
    for match in _ENGLISH.finditer(text) if _LATIN_WORDS.search(text) else ():
        yield match.start(), match["word"], match.end()


def _shift(text: str, match: re.Match[str]) -> int:
    """How much further on the word begins: in ន|X|X the end of a word before looks like part of it.

    It does where X ends like that word, so that the repetition goes on behind the match.
    """
    word, shift = match["word"], 0
    if not re.match(f"[{LETTER}]", text[max(0, match.start() - 1) : match.start()]):
        return 0
    while cluster := RAW_CLUSTER.match(word, shift):
        following = RAW_CLUSTER.match(text, match.end() + shift)
        if not following or following[0] != cluster[0]:
            break
        shift += len(cluster[0])
    return shift if shift < len(word) else 0


RULE = UnitRule(
    code="TYP107",
    name="doubled-word",
    summary="The same word stands twice in a row.",
    severity=Severity.MINOR,
    check=check,
)
