"""TYP109: “and so on” or an ellipsis is not written ។ល។ or …."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import LETTER, REST_OF_CLUSTER
from glossary_kit.model.span import Span
from glossary_kit.text.fault_signs import members

_BLANK = "[ \u00a0\u200b]"
_FAULTY = (
    # One of the two marks is missing, or a full stop is typed for one; spaces inside.
    (
        re.compile(
            rf"(?<![ក-\u17d3.])(?:\.{_BLANK}*ល{_BLANK}*[.។]|។{_BLANK}*ល{_BLANK}*\."
            rf"|។{_BLANK}+ល{_BLANK}*។|។ល{_BLANK}+។|។ល(?=[\s\u200b]|$))"
            rf"|(?<=[\s\u200b])ល។(?![{REST_OF_CLUSTER}])|(?<=។ល)។{_BLANK}*[។៕.]"
        ),
        "។ល។",
    ),
    (re.compile(rf"(?<=[{LETTER}])\.\.(?![.\w])"), "..."),
    (re.compile("។{3,}"), "..."),
    # A fourth point is that of a full stop; more draw a line to be filled in.
    (re.compile(rf"(?<=[{LETTER}])\.{{4}}(?![.\w])"), "..."),
)
#: What stands before the ល of a faulty form, what it ends in, and two more marks than one.
_SIGNS = (*(f"{before}ល" for before in {*".។\u200b", *members(r"\s")}), "..", "។។")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each form of ។ល។ or of an ellipsis that is not the usual one."""
    for pattern, usual in _FAULTY:
        for match in pattern.finditer(evidence.khmer_prose):
            ending = match[0][0] == "។" and len(match[0].strip("។៕. \u00a0\u200b")) == 0
            instead = "។" if ending and usual == "។ល។" else usual
            yield Remark(
                message=f"“{match[0]}” is written “{usual}”",
                span=Span(*match.span()),
                expected=(usual,),
                verdict="form",
                suggestion=instead,
                safe=True,
            )


RULE = UnitRule(
    code="TYP109",
    name="and-so-on",
    summary="“And so on” is not written ។ល។, or an ellipsis not with three points.",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset(_SIGNS),
)
