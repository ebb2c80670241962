"""The segments of drafts by band: first each file by itself, then repetitions across all files.

The two steps let files be looked up in the memory wherever there is room, and give the same
counts in whatever order they are done: what is found of one file does not depend on another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from glossary_kit.leverage.amount import Amount, amount_of, total
from glossary_kit.leverage.bands import LEAST_SCORE, Band, band_of
from glossary_kit.leverage.best_match import best_match, with_context
from glossary_kit.match.unit_lookup import UnitLookup
from glossary_kit.match.unit_score import punctuation, unit_key
from glossary_kit.model.unit import TranslationUnit

_HELD = (Band.IN_CONTEXT_EXACT, Band.EXACT)


@dataclass(frozen=True, slots=True)
class Distinct:
    """A segment that the memory does not hold exactly, and how often it stands in a file.

    `digest` is the same for segments of which one is a repetition of the other.
    """

    digest: bytes
    band: Band
    amount: Amount
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMatches:
    """What the memory has for one file: the amounts `held` exactly, and the other segments."""

    path: str
    held: Mapping[Band, Amount]
    others: tuple[Distinct, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAnalysis:
    """The segments of a file, or of all files of a job, by band; each band is there."""

    path: str
    bands: Mapping[Band, Amount]

    @property
    def total(self) -> Amount:
        """All segments."""
        return total(self.bands.values())


def file_matches(
    units: Iterable[TranslationUnit], path: str, lookup: UnitLookup, *, untranslated: bool = False
) -> FileMatches:
    """What the memory behind `lookup` has for `units`, which are those of the file `path`.

    Units without a source are left out, and, of `untranslated` ones, those with a target.
    """
    held = dict.fromkeys(_HELD, Amount())
    others: dict[bytes, Distinct] = {}
    for unit, context in with_context(units):
        if not unit.source.strip() or (untranslated and unit.target.strip()):
            continue
        digest = _digest(unit)
        known = others.get(digest)
        if known:
            others[digest] = Distinct(digest, known.band, known.amount, known.times + 1)
            continue
        band = band_of(best_match(lookup, unit, context, LEAST_SCORE))
        amount = amount_of(unit.source)
        if band in held:
            held[band] += amount
        else:
            others[digest] = Distinct(digest, band, amount, 1)
    return FileMatches(path=path, held=held, others=tuple(others.values()))


def analysis(files: Iterable[FileMatches]) -> tuple[FileAnalysis, ...]:
    """The files by band, in the order in which they are given, repetitions told apart.

    The first time that a segment stands in a job counts for the band of its match.
    """
    seen: set[bytes] = set()
    return tuple(_by_band(file, seen) for file in files)


def job(files: Iterable[FileAnalysis]) -> FileAnalysis:
    """All `files` together; the path is empty."""
    bands: defaultdict[Band, Amount] = defaultdict(Amount)
    for file in files:
        for band, amount in file.bands.items():
            bands[band] += amount
    return FileAnalysis(path="", bands={band: bands[band] for band in Band})


def _by_band(file: FileMatches, seen: set[bytes]) -> FileAnalysis:
    bands = dict.fromkeys(Band, Amount()) | dict(file.held)
    for segment in file.others:
        first = Band.CROSS_FILE_REPETITION if segment.digest in seen else segment.band
        seen.add(segment.digest)
        bands[first] += segment.amount
        bands[Band.REPETITION] += segment.amount * (segment.times - 1)
    return FileAnalysis(path=file.path, bands=bands)


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
