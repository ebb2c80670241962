"""TYP105: a bracket has no partner, or one of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import LETTER
from glossary_kit.check.rules.typ.pairing import unpaired

_PAIRS = {"(": ")", "[": "]", "（": "）", "【": "】"}
#: The closing bracket behind what counts the items of a list (ក, ១, a, iv), and faces.
_ITEM = rf"(?:[{LETTER}]{{1,3}}|[\w.]{{1,4}})\)"
_FACE = "[:;]-?[()]"
_IGNORED = re.compile(rf"(?:^|(?<=[\s;,])){_ITEM}|{_FACE}")
#: The same where the opening bracket of the source is lost: only what begins the text counts items.
_AT_START = re.compile(rf"^{_ITEM}|{_FACE}")
_OPENING = re.compile(rf"[{re.escape(''.join(_PAIRS))}](?!\w{{1,4}}\))")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each bracket that opens or closes nothing, if all of the source's do."""
    if any(unpaired(evidence.source_prose, _PAIRS, _IGNORED)):
        return
    text = evidence.translated_prose
    opening = len(_OPENING.findall(evidence.source_prose))
    ignored = _AT_START if len(_OPENING.findall(text)) < opening else _IGNORED
    for mark in unpaired(text, _PAIRS, ignored):
        advice = f": write “{mark.instead}”" if mark.instead else ""
        yield Remark(
            message=f"the bracket {mark.mark} has no partner{advice}",
            span=mark.span,
            verdict="unpaired",
            suggestion=mark.instead,
        )


RULE = UnitRule(
    code="TYP105",
    name="brackets",
    summary="A bracket has no partner, or one of another kind.",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset(_PAIRS).union(_PAIRS.values()),
)
