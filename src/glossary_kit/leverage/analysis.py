"""The segments of drafts by band: first looked up part by part, then told apart from repetitions.

What is found of one part does not depend on another. So parts may be looked up wherever there
is room and in any order; only the second step, which is quick, needs them in their order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from glossary_kit.leverage.amount import Amount, amount_of, total
from glossary_kit.leverage.bands import LEAST_SCORE, Band, band_of
from glossary_kit.leverage.best_match import best_match
from glossary_kit.match.unit_lookup import Context, UnitLookup
from glossary_kit.match.unit_score import PenaltyKind, punctuation, unit_key
from glossary_kit.model.unit import TranslationUnit

_HELD = (Band.IN_CONTEXT_EXACT, Band.EXACT)


@dataclass(frozen=True, slots=True)
class Distinct:
    """A segment that the memory does not hold exactly, and how often it stands in some units.

    `digest` is the same for segments of which one is a repetition of the other. The best match
    has lost points for each of `penalties`.
    """

    digest: bytes
    band: Band
    penalties: tuple[PenaltyKind, ...]
    amount: Amount
    times: int


@dataclass(frozen=True, slots=True)
class Matches:
    """What the memory has for some units: the amounts `held` exactly, and the other segments."""

    held: Mapping[Band, Amount]
    others: tuple[Distinct, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAnalysis:
    """The segments of a file, or of all files of a job, by band; each band is there.

    `penalties` has those whose best match has lost points, by what for; each kind is there.
    Repetitions count for no match, and so for no penalty.
    """

    path: str
    bands: Mapping[Band, Amount]
    penalties: Mapping[PenaltyKind, Amount]

    @property
    def total(self) -> Amount:
        """All segments."""
        return total(self.bands.values())


def matches(
    lookup: UnitLookup,
    units: Iterable[tuple[TranslationUnit, Context]],
    *,
    untranslated: bool = False,
) -> Matches:
    """What the memory behind `lookup` has for `units`, which have their neighbours with them.

    Units without a source are left out, and, of `untranslated` ones, those with a target.
    """
    held = dict.fromkeys(_HELD, Amount())
    others: dict[bytes, Distinct] = {}
    for unit, context in units:
        if not unit.source.strip() or (untranslated and unit.target.strip()):
            continue
        digest = _digest(unit)
        known = others.get(digest)
        if known:
            others[digest] = replace(known, times=known.times + 1)
            continue
        match = best_match(lookup, unit, context, LEAST_SCORE)
        band, amount = band_of(match), amount_of(unit.source)
        if band in held:
            held[band] += amount
        else:
            penalties = tuple(each.kind for each in match.penalties) if match else ()
            others[digest] = Distinct(digest, band, penalties, amount, 1)
    return Matches(held, tuple(others.values()))


def analysis(files: Iterable[tuple[str, Iterable[Matches]]]) -> Iterator[FileAnalysis]:
    """The files by band, in the order in which they are given, repetitions told apart.

    A file is its path and what the memory has for its units, in one part or several. The
    first time that a segment stands in a job counts for the band of its match.
    """
    seen: set[bytes] = set()
    for path, parts in files:
        bands = dict.fromkeys(Band, Amount())
        penalties = dict.fromkeys(PenaltyKind, Amount())
        here: set[bytes] = set()
        for part in parts:
            for band, amount in part.held.items():
                bands[band] += amount
            for segment in part.others:
                first = _first(segment, seen, here)
                bands[first] += segment.amount
                bands[Band.REPETITION] += segment.amount * (segment.times - 1)
                for kind in segment.penalties if first is segment.band else ():
                    penalties[kind] += segment.amount
                here.add(segment.digest)
        seen |= here
        yield FileAnalysis(path=path, bands=bands, penalties=penalties)


def _first(segment: Distinct, seen: Container[bytes], here: Container[bytes]) -> Band:
    """The band of the first time that the segment stands in a part of a file."""
    if segment.digest in here:
        return Band.REPETITION
    return Band.CROSS_FILE_REPETITION if segment.digest in seen else segment.band


def job(files: Iterable[FileAnalysis]) -> FileAnalysis:
    """All `files` together; the path is empty."""
    bands = dict.fromkeys(Band, Amount())
    penalties = dict.fromkeys(PenaltyKind, Amount())
    for file in files:
        for band, amount in file.bands.items():
            bands[band] += amount
        for kind, amount in file.penalties.items():
            penalties[kind] += amount
    return FileAnalysis(path="", bands=bands, penalties=penalties)


def _digest(unit: TranslationUnit) -> bytes:
    """The same for units whose sources differ in nothing that would cost a match points."""
    source = unit.source
    key = (
        unit.source_lang,
        unit.target_lang,
        unit_key(source),
        punctuation(source),
        "".join(filter(str.isupper, source)),
        [code.content for code in unit.source_codes],
    )
    return blake2b(repr(key).encode(), digest_size=12).digest()
