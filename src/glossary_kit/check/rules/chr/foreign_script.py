"""CHR108: letters of another script stand among Khmer or Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.model.span import Span

#: Thai without the currency sign, and Lao.
_NEIGHBOURS = re.compile("[\u0e01-\u0e3a\u0e40-\u0eff]+")
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеѕіјорсху", "ABESIJKMHOPCTXYaesijopcxy", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ", "ABEZHIKMNOPTYXovu", strict=True))
_LATIN = str.maketrans(_CYRILLIC | _GREEK)
_WORD = re.compile("[A-Za-z\u0370-\u03ff\u0400-\u04ff]+")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙", "០១២៣៤៥៦៧៨៩" * 2)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each stretch of Thai or Lao, and each Latin word with letters that are not.

    What stands in the source, too, is a quotation.
    """
    unit = evidence.unit
    if unit.target_lang.startswith(("th", "lo")):
        return
    for match in _NEIGHBOURS.finditer(unit.target):
        if match[0] not in unit.source:
            digits = match[0].translate(_DIGITS)
            script = "Thai" if match[0][0] < "\u0e80" else "Lao"
            yield _remark(match, script, digits if digits.isdecimal() else None)
    for match in _WORD.finditer(unit.target):
        latin = match[0].translate(_LATIN)
        script = "Cyrillic" if re.search("[\u0400-\u04ff]", match[0]) else "Greek"
        if _OTHER.search(match[0]) and match[0] not in unit.source and latin.isascii():
            yield _remark(match, script, latin)


def _remark(match: re.Match[str], script: str, suggestion: str | None) -> Remark:
    return Remark(
        message=f"“{match[0]}” has {script} characters",
        span=Span(*match.span()),
        expected=(suggestion,) if suggestion else (),
        verdict="foreign script",
        suggestion=suggestion,
        safe=suggestion is not None,
    )


RULE = UnitRule(
    code="CHR108",
    name="foreign-script",
    summary="Letters or digits of another script stand among Khmer or Latin ones.",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset(map(chr, (*range(0x0370, 0x0500), *range(0x0E01, 0x0F00)))),
)
