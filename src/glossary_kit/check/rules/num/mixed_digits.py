"""NUM105: Khmer and Latin digits are mixed within one number, date or range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.num.wording import in_digits_of
from glossary_kit.model.span import Span
from glossary_kit.text.numbers import NumberKind

_NUMBER = r"[0-9០-៩]+(?:[.,:/][0-9០-៩]+)*"
#: A number that is part of a Latin word (COVID-19, G20, 5G) is written as the word is.
_RUN = re.compile(
    rf"(?<![A-Za-z0-9.,/-]){_NUMBER}(?:(?: ?[-–—] ?| ?ដល់ ?(?:ឆ្នាំ ?)?){_NUMBER})?(?![A-Za-z])"
)
#: What is one number, however many groups of digits it has.
_WHOLE = (NumberKind.DATE, NumberKind.TELEPHONE)
_LATIN, _KHMER = re.compile("[0-9]"), re.compile("[០-៩]")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each stretch of the target that one reader reads in two digit systems."""
    text = evidence.target_prose
    if not _is_mixed(text):
        return
    spans = [Span(*match.span()) for match in _RUN.finditer(text)]
    spans += [n.span for n in evidence.target_numbers if n.kind in _WHOLE]
    mixed = [span for span in dict.fromkeys(spans) if _is_mixed(span.of(text))]
    for span in mixed:
        if not any(other != span and other.covers(span) for other in mixed):
            found = span.of(text)
            khmer = len(_KHMER.findall(found)) >= len(_LATIN.findall(found))
            suggestion = in_digits_of("០" if khmer else "0", found)
            yield Remark(
                message=f"“{found}” mixes Khmer and Latin digits",
                span=span,
                expected=(suggestion,),
                verdict="mixed digits",
                suggestion=suggestion,
                safe=True,
            )


def _is_mixed(stretch: str) -> bool:
    return bool(_LATIN.search(stretch) and _KHMER.search(stretch))


RULE = UnitRule(
    code="NUM105",
    name="mixed-digits",
    summary="Khmer and Latin digits are mixed within one number, date or range.",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset("0123456789"),
)
