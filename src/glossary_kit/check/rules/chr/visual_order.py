"""CHR110: a Khmer vowel is typed before its consonant, in the order in which it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.chr.repairing import stray_marks
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import KHMER_CONSONANT, RAW_CLUSTER, canonical_cluster
from glossary_kit.text.visual_words import visual_words

#: What is drawn to the left of its consonant: the vowels េ ែ ៃ, the subscript RO.
_DRAWN_FIRST = re.compile(
    f"(?P<parts>[\u17c1-\u17c3]?(?:\u17d2\u179a)?)(?=[{KHMER_CONSONANT}])"
    f"(?P<cluster>{RAW_CLUSTER.pattern})"
)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each cluster that begins with what is only drawn at its beginning.

    Also for common words in which that makes two other clusters.
    """
    text = evidence.unit.target
    for span, mended in (*visual_clusters(text), *visual_words(text)):
        yield Remark(
            message=f"“{span.of(evidence.unit.target)}” is typed as it is drawn, as in text taken "
            f"from a PDF; it is “{mended}”: get the text from the original document",
            span=span,
            expected=(mended,),
            verdict="visual order",
            suggestion=mended,
        )


def visual_clusters(text: str) -> Iterator[tuple[Span, str]]:
    """The clusters of `text` in visual order, each with the same in logical order."""
    for stray in stray_marks(text):
        match = _DRAWN_FIRST.match(text, stray.start)
        if match and match["parts"]:
            vowels = match["parts"].replace("\u17d2\u179a", "")
            subscript = match["parts"].removeprefix(vowels)
            mended = canonical_cluster(match["cluster"] + subscript + vowels)
            yield Span(*match.span()), mended


RULE = UnitRule(
    code="CHR110",
    name="visual-order",
    summary="A Khmer vowel is typed before its consonant, in the order in which it is drawn.",
    severity=Severity.MAJOR,
    check=check,
)
