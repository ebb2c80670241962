"""TRM106: a name that stays as it is in every language is missing or written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.trm.wording import must_stay
from glossary_kit.match.verdict import Verdict
from glossary_kit.model.span import Span

#: What only a name looks like: a capital after a small letter (ChatGPT, iPhone, YouTube).
_PRODUCT = re.compile(
    r"(?<![\w@./&$%{-])(?=[A-Za-z0-9-]*[a-z][A-Z])(?=(?:[A-Za-z0-9-]*[a-z]){2})[A-Za-z][A-Za-z0-9]+(?:-\d[\w.]*)?(?![\w@/(=-])"
)
_HUMP = re.compile("[a-z][A-Z]")
_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?:[ \u200b][A-Za-z0-9-]+)?")
_SEPARATORS = re.compile(r"[ \u200b-]")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each name of the base that must stay, and for each product's name misspelt."""
    if evidence.blank_target or evidence.copied:
        return
    names: list[str] = []
    for demand in evidence.demands:
        if must_stay(evidence, demand):
            name = demand.expected[0].term
            names.append(name)
            recased = name not in evidence.unit.target and name.lower() != name
            if demand.hit is None or recased:
                yield _remark(evidence, name, demand.source_hit.found, demand.concept)
    source = evidence.unit.source
    for name in dict.fromkeys(_PRODUCT.findall(source) if _HUMP.search(source) else ()):
        known = any(name in hit.found for hit in evidence.source_hits)
        if name not in evidence.unit.target and name not in names and not known:
            remark = _remark(evidence, name, name, "")
            if remark.span:
                yield remark


def _remark(evidence: Evidence, name: str, source_term: str, concept: str) -> Remark:
    span = _altered(name, evidence.unit.target)
    found = f"; the target has “{span.of(evidence.unit.target)}”" if span else ""
    return Remark(
        message=f"“{name}” stays as it is{found}",
        span=span,
        concept=concept,
        source_term=source_term,
        expected=(name,),
        verdict=Verdict.NEAR_MISS if span else Verdict.ABSENT,
        suggestion=name,
    )


def _altered(name: str, text: str) -> Span | None:
    """Where `text` has `name` in another case, with another space, or a letter or two wrong."""
    plain = _SEPARATORS.sub("", name)
    for match in _LATIN_WORDS.finditer(text):
        first = re.match(r"[A-Za-z][A-Za-z0-9-]*", match[0])
        for found in (match[0], first[0] if first else ""):
            other = _SEPARATORS.sub("", found)
            hyphen_only = found.replace("-", "") == name.replace("-", "")
            if not hyphen_only and (other.lower() == plain.lower() or _slip(plain, other)):
                return Span(match.start(), match.start() + len(found))
    return None


def _slip(name: str, other: str) -> bool:
    most = 1 if len(name) < 8 else 2
    alike = OSA.distance(name.lower(), other.lower(), score_cutoff=most) <= most
    digits = re.sub(r"\D", "", name) == re.sub(r"\D", "", other)
    return len(name) > 4 and alike and digits


RULE = UnitRule(
    code="TRM106",
    name="do-not-translate-altered",
    summary="A name that stays as it is in every language is missing or written in another way.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
