"""A draft filled with what the memory has for its segments, all else as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from glossary_kit.errors import FormatError, GlossaryKitError, Location, UsageError
from glossary_kit.formats.codec import Report
from glossary_kit.formats.patch.fill import Fill
from glossary_kit.formats.patch.registry import COMMENTED, FILLERS, filler_for
from glossary_kit.formats.registry import codec_for_path
from glossary_kit.formats.text_input import HEAD
from glossary_kit.leverage.pretranslation import Proposal, proposals
from glossary_kit.match.unit_lookup import UnitLookup
from glossary_kit.match.unit_side import side_of
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.project.files import read_file
from glossary_kit.project.mending import read_units


@dataclass(frozen=True, slots=True, kw_only=True)
class Pretranslation:
    """A draft after pre-translation: its bytes, what was filled in, and what was not.

    `unmarked` are proposals left out because the file could not say that somebody has to
    look at them.
    """

    data: bytes
    units: tuple[TranslationUnit, ...]
    filled: tuple[Proposal, ...]
    unmarked: tuple[Proposal, ...]


def translate(
    path: Path,
    lookup: UnitLookup,
    *,
    min_score: float,
    replace_initial: bool,
    report: Report,
) -> Pretranslation:
    """The draft `path` with the best matches of at least `min_score` in its empty targets.

    With `replace_initial`, targets whose state is initial are replaced, too.

    Raises:
        UsageError: there is no such file, none of its format can be filled, or it is a document
            in one language.
        FormatError: it is broken, or its targets cannot be found again.

    """
    units = tuple(read_file(path, TranslationUnit, report=report))

    def wanted(unit: TranslationUnit) -> bool:
        return not unit.target.strip() or (replace_initial and unit.state is State.INITIAL)

    draft = _Draft(path, path.read_bytes(), units)
    if draft.is_commented and not any(unit.source.strip() for unit in units):
        raise UsageError(
            "no table of this document has a column for each language",
            at=Location(path=str(path)),
            hint="name them in its first row, as English and Khmer",
        )
    proposed = proposals(units, lookup, wanted=wanted, min_score=min_score)
    found = tuple(map(draft.writable, proposed))
    data, states = draft.filled(found)
    unmarked = tuple(
        each
        for each in found
        if each.state is State.INITIAL
        and not draft.is_commented
        and states[each.position] is not State.INITIAL
    )
    kept = tuple(each for each in found if each not in unmarked)
    if unmarked:
        data, _ = draft.filled(kept)
    return Pretranslation(data=data, units=units, filled=kept, unmarked=unmarked)


class _Draft:
    """A draft's bytes, and its units as they were read."""

    def __init__(self, path: Path, data: bytes, units: Sequence[TranslationUnit]) -> None:
        self._path, self._data, self._units = path, data, units
        self._codec = codec_for_path(str(path), TranslationUnit, head=data[:HEAD])
        self.is_commented = self._codec.name in COMMENTED

    def writable(self, proposal: Proposal) -> Proposal:
        """The proposal as the file can hold it; where it loses inline codes, it is not exact."""
        if self.is_commented and proposal.codes:
            return replace(proposal, codes=(), exact=False)
        return proposal

    def filled(self, proposals: Iterable[Proposal]) -> tuple[bytes, tuple[State, ...]]:
        """The bytes of the draft with the proposals in it, and the states its units then have.

        Raises: UsageError if its format cannot be filled; FormatError if targets are not found
        again; GlossaryKitError if more would change than the targets of the proposals.
        """
        at = Location(path=str(self._path))
        fill = filler_for(self._codec.name)
        if fill is None:
            hint = f"formats that can: {', '.join(name for name, _ in FILLERS)}"
            what = f"files of the format {self._codec.name} cannot be filled"
            raise UsageError(what, at=at, hint=hint)
        fills = {each.position: _fill(each) for each in proposals}
        try:
            after = fill(self._data, fills)
        except FormatError as error:
            raise FormatError(error.message, at=at, hint=error.hint) from None
        units = read_units(self._codec, after, self._path)
        expected = [_with_target(unit, fills.get(n)) for n, unit in enumerate(self._units)]
        if list(map(_comparable, units)) != list(map(_comparable, expected)):
            raise GlossaryKitError(
                "filling would change more of this file than its targets, so nothing is written",
                at=at,
                hint="translate it in the tool it comes from",
            )
        return after, tuple(unit.state for unit in units)


def _fill(proposal: Proposal) -> Fill:
    match = proposal.match
    return Fill(
        text=proposal.target,
        codes=proposal.codes,
        state=proposal.state,
        source=side_of(match.unit, proposal.unit.source_lang)[0],
        exact=proposal.exact,
        score=match.score,
    )


def _with_target(unit: TranslationUnit, fill: Fill | None) -> TranslationUnit:
    return replace(unit, target=fill.text, target_codes=fill.codes) if fill else unit


def _comparable(unit: TranslationUnit) -> TranslationUnit:
    """The unit without its state, which the units of one XLIFF unit or PO entry share."""
    return replace(unit, state=State.INITIAL)
