"""Planning an import into the memory, and doing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from glossary_kit.errors import UsageError
from glossary_kit.model.unit import InlineCode, State, TranslationUnit
from glossary_kit.store.memory_plan import MemoryPlan, apply_units, plan_units
from glossary_kit.store.translation_memory import MemoryUnit, open_memory, save_document

LANGS = ("en", "km")


def unit(unit_id: str, source: str, target: str, **more: object) -> TranslationUnit:
    return TranslationUnit(id=unit_id, source=source, target=target, **more)  # type: ignore[arg-type]


HERE = (
    MemoryUnit("ours", "guide", unit("1", "Data", "ទិន្នន័យ")),
    MemoryUnit("official", "law", unit("1", "Risk", "ហានិភ័យ", state=State.REVIEWED)),
)


def plan(*incoming: TranslationUnit, keep_conflicts: bool = False) -> MemoryPlan:
    return plan_into(HERE, incoming, keep_conflicts=keep_conflicts)


def plan_into(
    memory: Sequence[MemoryUnit],
    incoming: Iterable[TranslationUnit],
    *,
    keep_conflicts: bool = False,
) -> MemoryPlan:
    return plan_units(
        memory,
        incoming,
        collection="official",
        document="law",
        langs=LANGS,
        origin="x.tmx",
        keep_conflicts=keep_conflicts,
    )


def test_new_units_are_stored_in_their_form_and_say_where_they_come_from() -> None:
    made = plan(
        unit("2", " Human  rights ", "សិទ្ធិ\u200bមនុស្ស"), unit("3", "Law", "ច្បាប់", origin="P:1")
    )
    assert [(each.source, each.target, each.origin) for each in made.new] == [
        ("Human rights", "សិទ្ធិមនុស្ស", "x.tmx"),
        ("Law", "ច្បាប់", "P:1"),
    ]


def test_a_taken_id_gets_a_number() -> None:
    made = plan(unit("1", "Law", "ច្បាប់"), unit("1", "Act", "ច្បាប់"), unit("", "Deed", "ច្បាប់"))
    assert [each.id for each in made.new] == ["1-2", "1-3", "unit"]


def test_what_is_here_or_came_before_is_known() -> None:
    made = plan(
        unit("7", "DATA", "ទិន្នន័យ\u200b"), unit("8", "Law", "ច្បាប់"), unit("9", "law", "ច្បាប់")
    )
    assert (made.known, [each.id for each in made.new]) == (2, ["8"])


def test_another_target_is_a_conflict() -> None:
    incoming = unit("7", "data", "ព័ត៌មាន"), unit("8", "Law", "ច្បាប់"), unit("9", "Law", "វិធាន")
    made = plan(*incoming)
    assert [(each.incoming.id, each.ours.unit.id) for each in made.conflicts] == [
        ("7", "1"),
        ("9", "8"),
    ]
    assert [each.id for each in made.new] == ["8"]
    kept = plan(*incoming, keep_conflicts=True)
    assert len(kept.conflicts) == 2
    assert [each.id for each in kept.new] == ["7", "8", "9"]


def test_the_opposite_direction_is_turned_round_and_other_languages_left_out() -> None:
    back = unit("7", "ច្បាប់", "Law", source_lang="km-KH", target_lang="en-GB")
    thai = unit("8", "Law", "กฎหมาย", target_lang="th")
    made = plan(back, thai, unit("9", "Act", ""))
    (new,) = made.new
    assert (new.source, new.target, new.source_lang, new.target_lang) == ("Law", "ច្បាប់", "en", "km")
    assert (made.foreign, made.empty) == (1, 1)


def test_what_a_unit_file_cannot_hold_is_counted() -> None:
    made = plan(
        unit("2", "Law", "ច្បាប់", notes=("a note",)),
        unit("3", "Act", "ច្បាប់", target_codes=(InlineCode(0, "<b>"),)),
        unit("4", "Deed", "ច្បាប់"),
    )
    assert made.reduced == 2


def test_applying_adds_behind_what_is_there(tmp_path: Path) -> None:
    for each in HERE:
        save_document(tmp_path, each.collection, each.document, [each.unit])
    memory = open_memory(tmp_path)
    incoming = [unit("1", "Law\nof 2024", "ច្បាប់\nឆ្នាំ២០២៤")]
    made = plan_into(memory, incoming)
    assert apply_units(made, tmp_path, memory, LANGS) == tmp_path / "official/law.tsv"
    after = open_memory(tmp_path)
    assert [(each.document, each.unit.id) for each in after] == [
        ("law", "1"),
        ("law", "1-2"),
        ("guide", "1"),
    ]
    assert after[1].unit.source == "Law\nof 2024"
    again = plan_into(after, incoming)
    assert (again.new, again.known) == ((), 1)
    assert apply_units(again, tmp_path, after, LANGS) is None


def test_a_document_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    memory = open_memory(tmp_path)
    made = plan_into(memory, [unit("1", "Law", "ច្បាប់")])
    save_document(tmp_path, "official", "law", [unit("9", "Act", "វិធាន")])
    with pytest.raises(UsageError, match="changed meanwhile"):
        apply_units(made, tmp_path, memory, LANGS)
    assert [each.unit.id for each in open_memory(tmp_path)] == ["9"]


@pytest.mark.parametrize(
    ("collection", "document"), [("..", "a"), ("a", "b/c"), ("", "a"), ("a/", "b"), ("/a", "b")]
)
def test_names_that_would_leave_the_folder_are_refused(collection: str, document: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name"):
        plan_units((), (), collection=collection, document=document, langs=LANGS, origin="x")
