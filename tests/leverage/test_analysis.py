"""Drafts by band: what the memory holds, what is repeated, how much that is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from glossary_kit.errors import Location
from glossary_kit.leverage.amount import Amount
from glossary_kit.leverage.analysis import FileAnalysis, analysis, job, matches
from glossary_kit.leverage.bands import Band, band_of
from glossary_kit.leverage.segments import source_segments, with_context
from glossary_kit.match.unit_lookup import MatchKind, UnitLookup, UnitMatch
from glossary_kit.match.unit_score import PenaltyKind
from glossary_kit.model.unit import InlineCode, State, TranslationUnit

RIGHTS = "សិទ្ធិមនុស្ស"


def unit(source: str, target: str = "ក", **more: object) -> TranslationUnit:
    return TranslationUnit(
        id="1",
        source=source,
        target=target,
        **{"state": State.TRANSLATED, "at": Location(path="memory")} | more,  # type: ignore[arg-type]
    )


MEMORY = UnitLookup(
    [
        unit("The first."),
        unit("The second sentence of the memory."),
        unit("The third."),
        unit("No translation yet.", ""),
        unit("A sentence that nobody looked at.", state=State.INITIAL),
    ]
)


def analysed(*files: Iterable[TranslationUnit], lookup: UnitLookup = MEMORY) -> list[FileAnalysis]:
    found = [matches(lookup, with_context(units)) for units in files]
    return list(analysis((f"{n}.po", [part]) for n, part in enumerate(found)))


def segments(file: FileAnalysis) -> dict[Band, int]:
    return {band: amount.segments for band, amount in file.bands.items() if amount.segments}


def test_a_segment_counts_for_the_band_of_its_best_match() -> None:
    (file,) = analysed(
        [
            unit("The second sentence of the memory."),
            unit("The second Sentence of the memory."),
            unit("The second sentence of a memory."),
            unit("The second sentence of memory banks."),
            unit("The second sentence is of our memories."),
            unit("Nothing like it."),
            unit("No translation yet."),
            unit("A sentence that nobody looked at."),
            unit("Nothing unlike it."),
            unit("   "),
        ]
    )
    assert segments(file) == {
        Band.EXACT: 1,
        Band.FUZZY_95: 2,
        Band.FUZZY_85: 1,
        Band.FUZZY_75: 1,
        Band.FUZZY_50: 1,
        Band.NO_MATCH: 3,
    }
    assert file.total == Amount(9, 46, 0)
    assert {kind: amount for kind, amount in file.penalties.items() if amount.segments} == {
        PenaltyKind.CASE: Amount(1, 6, 0),
        PenaltyKind.STATE: Amount(1, 6, 0),
    }


def test_bounds_of_the_bands() -> None:
    def band(score: float) -> Band:
        return band_of(
            UnitMatch(score=score, kind=MatchKind.FUZZY, unit=unit("x"), place=0, penalties=())
        )

    scores = (99.9, 95, 94.9, 85, 84.9, 75, 74.9, 50, 49.9)
    assert [str(band(score)) for score in scores] == [
        *("95-99", "95-99", "85-94", "85-94", "75-84", "75-84", "50-74", "50-74", "no_match")
    ]


def test_neighbours_make_an_exact_match_one_in_context() -> None:
    (file,) = analysed(
        [unit(each) for each in ("The first.", "The second sentence of the memory.", "The third.")]
    )
    assert segments(file) == {Band.IN_CONTEXT_EXACT: 2, Band.EXACT: 1}


def test_repetitions_within_a_file_and_across_files() -> None:
    new = unit("Something new.")
    first, second = analysed([new, new, unit("The first.")], [new, unit("The first."), new])
    assert segments(first) == {Band.NO_MATCH: 1, Band.REPETITION: 1, Band.EXACT: 1}
    assert segments(second) == {
        Band.CROSS_FILE_REPETITION: 1,
        Band.REPETITION: 1,
        Band.EXACT: 1,
    }
    both = job([first, second])
    assert (both.total, both.bands[Band.NO_MATCH]) == (Amount(6, 12, 0), Amount(1, 2, 0))


def test_repetitions_lose_no_points() -> None:
    like = unit("The second sentence of a Memory.")
    files = analysed([like, like], [like])
    assert [file.penalties[PenaltyKind.CASE].segments for file in files] == [1, 0]
    assert job(files).penalties[PenaltyKind.CASE] == Amount(1, 6, 0)


def test_what_differs_in_case_marks_or_codes_is_no_repetition() -> None:
    plain = unit("Something new.")
    others = [
        replace(plain, source="something new."),
        replace(plain, source="Something new!"),
        replace(plain, source_codes=(InlineCode(0, "<x id='1'/>"),)),
    ]
    (file,) = analysed([plain, *others])
    assert segments(file) == {Band.NO_MATCH: 4}


def test_khmer_is_a_repetition_however_it_is_typed() -> None:
    khmer = {"source_lang": "km", "target_lang": "en"}
    typed = unit("សិទ្ធិ\u200bមនុស្ស", "Rights", **khmer)
    (file,) = analysed([unit(RIGHTS, "Rights", **khmer), typed])
    assert segments(file) == {Band.NO_MATCH: 1, Band.REPETITION: 1}
    assert file.total == Amount(2, 0, 10)


def test_a_memory_serves_in_both_directions() -> None:
    lookup = UnitLookup([unit("Human rights", RIGHTS)])
    draft = unit(RIGHTS, "", source_lang="km-KH", target_lang="en-GB")
    french = replace(draft, target_lang="fr")
    (file,) = analysed([draft, french], lookup=lookup)
    assert segments(file) == {Band.EXACT: 1, Band.NO_MATCH: 1}


def test_a_document_in_one_language_is_counted_by_sentences() -> None:
    paragraph = unit("", "The first. Something new.", source_lang="km", target_lang="en")
    (file,) = analysed(source_segments([paragraph, unit("", " ")]))
    assert segments(file) == {Band.EXACT: 1, Band.NO_MATCH: 1}
    assert file.total == Amount(2, 4, 0)


def test_only_untranslated_units_where_that_is_asked() -> None:
    units = [unit("The first.", ""), unit("Something new."), unit("Something new.", " ")]
    found = matches(MEMORY, with_context(units), untranslated=True)
    (file,) = analysis([("a.po", [found])])
    assert segments(file) == {Band.EXACT: 1, Band.NO_MATCH: 1}


@given(
    st.lists(st.lists(st.sampled_from("abcde"), max_size=6), max_size=4),
    st.integers(1, 6),
)
def test_every_segment_is_counted_once_however_it_is_cut(files: list[list[str]], size: int) -> None:
    empty = UnitLookup([])
    parts = [
        [
            matches(empty, with_context([unit(letter) for letter in file[first : first + size]]))
            for first in range(0, len(file), size)
        ]
        for file in files
    ]
    for order in permutations(parts):
        whole = job(analysis(("x", file) for file in order))
        assert whole.total.segments == sum(map(len, files))
        assert whole.bands[Band.NO_MATCH].segments == len({a for file in files for a in file})
        within = sum(len(file) - len(set(file)) for file in files)
        assert whole.bands[Band.REPETITION].segments == within
