"""TYP104: a quotation mark has no partner, or one of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.pairing import unpaired
from glossary_kit.model.span import Span

_PAIRS = {"«": "»", "“": "”", "‹": "›", '"': '"'}
#: Inches; and guillemets that point somewhere, as in a menu.
_IGNORED = re.compile(r"(?<=[\d០-៩])\"(?!\w)|(?<=\s)[»›](?=\s)|[«‹](?=\s*$)|^\s*[»›]|\\\"")
_DOUBLED = re.compile("<<(?=[^<>]*[\u1780-\u17ff][^<>]*>>)|(?<=[\u1780-\u17ff។])>>")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each quotation mark that opens or closes nothing.

    A quotation may go on in the next unit; if that of the source does, nothing is said.
    """
    text = evidence.khmer_prose
    for match in _DOUBLED.finditer(text):
        right = "«" if match[0] == "<<" else "»"
        yield Remark(
            message=f"“{match[0]}” is typed for “{right}”",
            span=Span(*match.span()),
            verdict="look-alike",
            suggestion=right,
            safe=True,
        )
    if any(unpaired(evidence.source_prose, _PAIRS, _IGNORED)):
        return
    for mark in unpaired(text, _PAIRS, _IGNORED):
        advice = f": write “{mark.instead}”" if mark.instead else ""
        yield Remark(
            message=f"the quotation mark {mark.mark} has no partner{advice}",
            span=mark.span,
            verdict="unpaired",
            suggestion=mark.instead,
        )


RULE = UnitRule(
    code="TYP104",
    name="quotation-marks",
    summary="A quotation mark has no partner, or one of another kind.",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset("<>").union(_PAIRS, _PAIRS.values()),
)
