"""CHR108: letters of another script stand among Khmer or Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from glossary_kit.check.as_meant import TO_KHMER_LETTERS
from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.model.span import Span

#: Scripts of South and Southeast Asia, Thai without the currency sign, by their code charts.
_SCRIPTS = {
    "Devanagari": "\u0900-\u097f",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e7f",
    "Lao": "\u0e80-\u0eff",
    "Myanmar": "\u1000-\u109f",
    "fullwidth": "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a",
}
_NEIGHBOURS = re.compile("|".join(f"(?P<{name}>[{chars}]+)" for name, chars in _SCRIPTS.items()))
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеѕіјорсху", "ABESIJKMHOPCTXYaesijopcxy", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ", "ABEZHIKMNOPTYXovu", strict=True))
_LATIN = str.maketrans(_CYRILLIC | _GREEK)
_WORD = re.compile("[A-Za-z\u0370-\u03ff\u0400-\u04ff]+")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙၀၁၂၃၄၅၆၇၈၉०१२३४५६७८९", "០១២៣៤៥៦៧៨៩" * 4)
_MARKS = str.maketrans("।॥။၊", "។៕។,")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each stretch of a script nearby, and each Latin word with letters of others.

    What stands in the source, too, is a quotation.
    """
    unit = evidence.unit
    if unit.target_lang.startswith(("th", "lo")):
        return
    for match in _NEIGHBOURS.finditer(unit.target):
        if match[0] not in unit.source:
            yield _remark(match, str(match.lastgroup), _instead(match[0]))
    for match in _WORD.finditer(unit.target):
        latin = match[0].translate(_LATIN)
        script = "Cyrillic" if re.search("[\u0400-\u04ff]", match[0]) else "Greek"
        if _OTHER.search(match[0]) and match[0] not in unit.source and latin.isascii():
            yield _remark(match, script, latin)


def _instead(found: str) -> str | None:
    """What `found` only looks like: digits, the end of a sentence, Latin, one Khmer letter."""
    if found > "\uff00":
        return normalize("NFKC", found)
    meant = found.translate(_DIGITS).translate(_MARKS)
    if len(meant) == 1:
        meant = meant.translate(TO_KHMER_LETTERS)
    return meant if meant != found and not _NEIGHBOURS.search(meant) else None


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
    needs=frozenset(map(chr, range(0x0370, 0x1100))) | frozenset(map(chr, range(0xFF10, 0xFF5B))),
)
