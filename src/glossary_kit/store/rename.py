"""A concept under a new id, with every reference to it mended."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from glossary_kit.errors import Location, UsageError
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.store.term_base import TermBase, concept_path, open_term_base, save_entries


def rename(folder: Path, old: str, new: str) -> list[Path]:
    """The files written to give the concept `old` of the term base `folder` the id `new`.

    `broader`, `narrower`, `see_also` and `replaced_by` of all concepts follow; all files
    change in one step, the file of `old` goes away.

    Raises: UsageError if there is no `old` or there is a `new`; DataError if `new` cannot
    be an id; ErrorGroup if the term base has errors; OSError. Nothing is written then.
    """
    base = open_term_base(folder)
    _check(base, folder, old, new)
    mended = {entry.id: _mended(entry, old, new) for entry in base}
    changed = [entry for key, entry in mended.items() if entry != base.get(key)]
    return save_entries(folder, changed, remove=[old])


def _check(base: TermBase, folder: Path, old: str, new: str) -> None:
    at = Location(path=str(folder))
    if base.get(old) is None:
        import difflib  # only needed when something is wrong

        near = difflib.get_close_matches(old, [entry.id for entry in base], n=1)
        hint = f"did you mean “{near[0]}”?" if near else "an id is <subject-field>/<slug>"
        raise UsageError(f"there is no concept “{old}”", at=at, hint=hint)
    if concept_path(folder, new).exists():
        hint = "choose another id, or make the two concepts one by hand"
        raise UsageError(f"there is a concept “{new}” already", at=at, hint=hint)


def _mended(entry: ConceptEntry, old: str, new: str) -> ConceptEntry:
    def there(references: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if reference == old else reference for reference in references)

    return replace(
        entry,
        id=new if entry.id == old else entry.id,
        broader=there(entry.broader),
        narrower=there(entry.narrower),
        see_also=there(entry.see_also),
        replaced_by=new if entry.replaced_by == old else entry.replaced_by,
    )
