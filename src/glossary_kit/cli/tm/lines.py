"""Units found in the memory, as lines for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary_kit.match.adaptation import adapted_target
from glossary_kit.match.concordance import ConcordanceHit
from glossary_kit.match.difference import Change, difference
from glossary_kit.match.unit_lookup import MatchKind, UnitMatch
from glossary_kit.match.unit_side import side_of
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project
from glossary_kit.store.translation_memory import MemoryUnit
from glossary_kit.text.khmer import has_khmer

_MARKS = {Change.SAME: ("", ""), Change.REMOVED: ("[-", "-]"), Change.ADDED: ("{+", "+}")}


def match_as_json(match: UnitMatch, placed: MemoryUnit, segment: str) -> dict[str, object]:
    """A match as the documented object."""
    return {
        "score": round(match.score, 1),
        "kind": match.kind,
        **_unit_as_json(placed),
        "adapted": _adapted(match.unit, segment),
        "penalties": [
            {"kind": penalty.kind, "points": penalty.points} for penalty in match.penalties
        ],
    }


def concordance_as_json(hit: ConcordanceHit, placed: MemoryUnit) -> dict[str, object]:
    """A hit as an object; spans are in code points, half-open."""
    return {
        **_unit_as_json(placed),
        "source_spans": [[span.start, span.end] for span in hit.source_spans],
        "target_spans": [[span.start, span.end] for span in hit.target_spans],
    }


def match_lines(match: UnitMatch, placed: MemoryUnit, segment: str) -> Iterator[str]:
    """The lines that show one match; what the query has otherwise, where that is not nothing."""
    unit = match.unit
    yield f"{round(match.score, 1):g}  {match.kind}  {label(placed)}{less(match)}"
    yield f"  {unit.source_lang}  {unit.source}"
    yield f"  {unit.target_lang}  {unit.target}"
    if match.kind is MatchKind.FUZZY:
        stretches = difference(side_of(unit, _langs(unit, segment)[0])[0], segment)
        if any(stretch.change is not Change.SAME for stretch in stretches):
            marked = (stretch.text.join(_MARKS[stretch.change]) for stretch in stretches)
            yield f"  differs  {''.join(marked)}"
    if adapted := _adapted(unit, segment):
        yield f"  adapted  {adapted}"


def less(match: UnitMatch) -> str:
    """What a match has lost points for, as the end of a line; nothing if it has not."""
    lost = ", ".join(f"{penalty.kind} −{penalty.points}" for penalty in match.penalties)
    return f"  ({lost})" if lost else ""


def concordance_lines(hit: ConcordanceHit, placed: MemoryUnit) -> Iterator[str]:
    """The lines that show one hit, what was found in double brackets."""
    unit = hit.unit
    yield label(placed)
    yield f"  {unit.source_lang}  {_marked(unit.source, hit.source_spans)}"
    yield f"  {unit.target_lang}  {_marked(unit.target, hit.target_spans)}"


def terms_of(project: Project, unit: TranslationUnit, segment: str) -> list[dict[str, str]]:
    """The terms on the segment's side of the unit, each with its preferred translation."""
    lang, other = _langs(unit, segment)
    found = project.terms_in(side_of(unit, lang)[0], lang)
    return [
        {"concept": entry.id, "term": term, "translation": preferred.term}
        for term, entry in found.items()
        if (preferred := entry.preferred(other))
    ]


def _adapted(unit: TranslationUnit, segment: str) -> str | None:
    """The translation with the segment's numbers and placeholders, where that is certain."""
    lang, other = _langs(unit, segment)
    return adapted_target(segment, lang, unit, other)


def _langs(unit: TranslationUnit, segment: str) -> tuple[str, str]:
    """The language of the segment and the other one of the unit."""
    langs = (unit.source_lang, unit.target_lang)
    return langs if langs[0].startswith("km") == has_khmer(segment) else langs[::-1]


def _unit_as_json(placed: MemoryUnit) -> dict[str, object]:
    unit = placed.unit
    return {
        "unit": unit.id,
        "source": unit.source,
        "target": unit.target,
        "collection": placed.collection,
        "document": placed.document,
        "state": unit.state,
    }


def label(placed: MemoryUnit) -> str:
    """Where a unit stands, its id and its state."""
    place = "/".join(part for part in (placed.collection, placed.document) if part)
    return f"{place}  {placed.unit.id}  {placed.unit.state}"


def _marked(text: str, spans: Iterable[Span]) -> str:
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]}⟦{span.of(text)}⟧{text[span.end :]}"
    return text
