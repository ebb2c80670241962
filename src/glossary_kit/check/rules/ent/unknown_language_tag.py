"""ENT112: the tag of a language section names no language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.model.concept import ConceptEntry

_WELL_FORMED = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(?:-[A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"
)
_COUNTRIES_TAKEN_FOR_LANGUAGES = {"kh": "km", "vn": "vi", "jp": "ja", "cn": "zh", "kr": "ko"}


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each language section whose tag is not a language tag of BCP 47."""
    for entry in entries:
        for section in entry.languages:
            if not _known(section.lang):
                meant = _COUNTRIES_TAKEN_FOR_LANGUAGES.get(section.lang.lower())
                advice = f"; write “{meant}”" if meant else ""
                message = f"“{section.lang}” is no language tag{advice}"
                expected = (meant,) if meant else ()
                yield (
                    entry.id,
                    Remark(
                        message=message,
                        source_term=section.lang,
                        expected=expected,
                        suggestion=meant,
                    ),
                )


@cache
def _known(tag: str) -> bool:
    from babel import Locale

    match = _WELL_FORMED.fullmatch(tag)
    return match is not None and match["language"].lower() in Locale("en").languages


RULE = EntryRule(
    code="ENT112",
    name="unknown-language-tag",
    summary="The tag of a language section names no language.",
    severity=Severity.MAJOR,
    check=check,
)
