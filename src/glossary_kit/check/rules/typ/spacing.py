"""TYP106: a space stands where Khmer has none, or is missing behind the end of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import LETTER, SPACE
from glossary_kit.model.span import Span
from glossary_kit.text.fault_signs import KHMER_LETTERS

#: One of these is in all that is wrong; each line for one of the faults.
_SIGNS = (
    *(" ។", " ៕", " \u200b"),
    *map("".join, product(SPACE, SPACE)),
    *map("".join, product("។៕", KHMER_LETTERS)),
    *map("".join, product("([", SPACE)),
    *map("".join, product(SPACE, ")]")),
)
#: What is wrong, what is said of it, what to put in its place.
_FAULTS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(  # but ។ល។, by whatever spaces it is torn
            rf"(?<=[{LETTER}ៗ០-៩)»”\u200b]) +(?=\u200b*[។៕])"
            r"(?!\u200b*។[ \u200b]*(?:ល|បេ))(?<!។ល )(?<!។ ល )"
        ),
        "there is no space before ។",
        "",
    ),
    (re.compile(rf"(?<=[^\s.])[{SPACE}]{{2,}}(?=\S)"), "two spaces stand in a row", " "),
    (
        re.compile(rf"(?<=[{LETTER}ៗ០-៩)»”])(?<!ល)[។៕](?=[{LETTER}])(?!។?ល។|។?បេ។)"),
        "a space is missing behind the end of the sentence",
        "\\g<0> ",
    ),
    (
        re.compile(rf"(?<=[(\[])[{SPACE}]+(?=[{LETTER}A-Za-z0-9០-៩«“])"),
        "there is no space behind an opening bracket",
        "",
    ),
    (
        re.compile(rf"(?<=[{LETTER}A-Za-z0-9០-៩»”ៗ])[{SPACE}]+(?=[)\]])"),
        "there is no space before a closing bracket",
        "",
    ),
)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each space too many or too few around Khmer punctuation."""
    text, source = evidence.khmer_prose, evidence.unit.source
    for pattern, message, template in _FAULTS:
        laid_out = template == " " and pattern.search(source)
        for match in () if laid_out else pattern.finditer(text):
            span = Span(*match.span())
            if not evidence.torn(span):
                yield Remark(
                    message=message,
                    span=span,
                    verdict="spacing",
                    suggestion=match.expand(template),
                    safe=True,
                )


RULE = UnitRule(
    code="TYP106",
    name="spacing",
    summary="A space stands where Khmer has none, or is missing behind the end of a sentence.",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset(_SIGNS),
)
