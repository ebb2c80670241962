"""TRM107: a term of the target is torn apart by a space that it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.concept import EntryKind
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import IGNORABLE

_SPACES = re.compile(f"[{IGNORABLE}]*[ \u00a0][ \u00a0{IGNORABLE}]*")
#: Before these words official names are written with a space and without one.
_MAY_FOLLOW = re.compile("និង|នៃ|ស្តីពី|ស្ដីពី|របស់|ដើម្បី|សម្រាប់|ក្នុង|លើ|ដោយ|តាម|ដែល|ឬ|ប្រចាំ")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each usable term in whose midst a space stands where the base has none.

    Words that are no terms are spaced as the writer likes.
    """
    for hit in evidence.target_terms:
        kind = evidence.terms.entries[hit.concept].kind
        if hit.usable and hit.spaced and kind is not EntryKind.WORD:
            mended = _mended(hit)
            if mended != hit.found:
                yield Remark(
                    message=f"“{hit.term.term}” is written without the space inside",
                    span=hit.span,
                    concept=hit.concept,
                    expected=(hit.term.term,),
                    verdict=hit.verdict,
                    suggestion=mended,
                    safe=True,
                )


def _mended(hit: TermHit) -> str:
    """What was found, less the spaces that no form of the term has at their place."""
    key = _squeezed(hit.found)
    forms = [form for form in (hit.term.term, *hit.term.lookup_forms) if _squeezed(form) == key]
    allowed = {place for form in forms for place in _places(form)}
    pieces, done = list[str](), 0
    for space in _SPACES.finditer(hit.found):
        pieces.append(hit.found[done : space.start()])
        place = len(_squeezed(hit.found[: space.start()]))
        if place in allowed or _MAY_FOLLOW.match(hit.found, space.end()):
            pieces.append(space[0])
        done = space.end()
    return "".join(pieces) + hit.found[done:]


def _places(form: str) -> Iterator[int]:
    return (len(_squeezed(form[: space.start()])) for space in _SPACES.finditer(form))


def _squeezed(text: str) -> str:
    return fold_key(text).replace(" ", "")


RULE = UnitRule(
    code="TRM107",
    name="term-spacing",
    summary="A term of the target is torn apart by a space that it does not have.",
    severity=Severity.MINOR,
    check=check,
)
