"""One term of a foreign file: its data categories, and the status where none is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.tbx_data import Datum
from glossary_kit.formats.tbx_values import (
    part_of_speech_named,
    reliability_named,
    status_named,
    term_type_named,
)
from glossary_kit.model.concept import (
    AdministrativeStatus,
    Matching,
    PartOfSpeech,
    Reliability,
    TermSection,
    TermType,
)

# administrativeStatus is that of TBX-Basic; the others stand in default TBX, in files of
# TBX-Min before 2019, and in exports of TermWeb.
STATUSES = ("administrativeStatus", "normativeAuthorization", "usageStatus", "usage-status")
_NAMED: Mapping[str, tuple[str, Callable[[str], object]]] = {
    **dict.fromkeys(STATUSES, ("status", status_named)),
    "termType": ("term_type", term_type_named),
    "partOfSpeech": ("part_of_speech", part_of_speech_named),
    "reliabilityCode": ("reliability", reliability_named),
}
WITH_KNOWN_VALUES = tuple(_NAMED)


class Term(Struct):
    """What has been read of one term."""

    text: str
    line: int | None
    status: AdministrativeStatus | None = None
    term_type: TermType | None = None
    part_of_speech: PartOfSpeech | None = None
    reliability: Reliability | None = None
    source: str | None = None
    lookup_forms: tuple[str, ...] = ()
    matching: Matching | None = None
    notes: list[str] = field(default_factory=list)

    def take(self, datum: Datum) -> bool:
        """Take the datum into a field; false if there is none for it or for its value."""
        known = _NAMED.get(datum.category)
        if known is None:
            return datum.category == "source" and self._take_source(datum)
        name, named = known
        value = named(datum.text) if getattr(self, name) is None else None
        if value is None:
            return False
        setattr(self, name, value)
        return True

    def _take_source(self, datum: Datum) -> bool:
        if self.source is not None or datum.attached:
            return False
        self.source = datum.text
        return True


def term_sections(terms: Sequence[Term], counts: Tally) -> tuple[TermSection, ...]:
    """The terms of one language, each with a status.

    Where no term of a language is marked preferred, the first one without a status is;
    others without a status are admitted.
    """
    preferred = AdministrativeStatus.PREFERRED
    unmarked = [term for term in terms if term.status is None]
    if unmarked and len(terms) > 1:
        counts.changed(
            "a term without a status is read as admitted, the first of a language as preferred",
            unmarked[0].line,
        )
    if unmarked and not any(term.status is preferred for term in terms):
        unmarked[0].status = preferred
    return tuple(map(_section, terms))


def preferred_first(terms: Sequence[TermSection]) -> tuple[TermSection, ...]:
    """The terms with the preferred ones in front, else in their order."""
    preferred = AdministrativeStatus.PREFERRED
    return tuple(sorted(terms, key=lambda term: term.status is not preferred))


def _section(term: Term) -> TermSection:
    return TermSection(
        term=term.text,
        status=term.status or AdministrativeStatus.ADMITTED,
        term_type=term.term_type,
        part_of_speech=term.part_of_speech,
        reliability=term.reliability,
        source=term.source,
        lookup_forms=term.lookup_forms,
        matching=term.matching,
        note="\n".join(term.notes) or None,
    )
