"""What importing units into the memory would do, and doing it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from msgspec.structs import replace

from glossary_kit.errors import Location, UsageError
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.store.memory_index.folder import locked
from glossary_kit.store.stored_form import stored_wording
from glossary_kit.store.translation_memory import MemoryUnit, document_path, save_document
from glossary_kit.store.unit_file import read_units
from glossary_kit.text.folded import fold_key


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit to import whose source is here, or came before, with another target."""

    incoming: TranslationUnit
    ours: MemoryUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryPlan:
    """What importing units into a document would do.

    `new` are written, in their order and in the form in which they are stored; `conflicts` are
    not. `known` counts units that are here already, `empty` those without one of the sides,
    `foreign` those of other languages, `reduced` the new ones that lose notes or inline codes.
    """

    collection: str
    document: str
    new: tuple[TranslationUnit, ...]
    conflicts: tuple[Conflict, ...]
    known: int
    empty: int
    foreign: int
    reduced: int


def plan_units(
    memory: Sequence[MemoryUnit],
    incoming: Iterable[TranslationUnit],
    *,
    collection: str,
    document: str,
    langs: tuple[str, str],
    origin: str,
    keep_conflicts: bool = False,
) -> MemoryPlan:
    """What importing the units `incoming` into the document would do; nothing is written.

    Two units are the same if the keys of both sides are. Units of the opposite direction are
    turned round to `langs`; `origin` is where those come from that do not say it. With
    `keep_conflicts` units with another target are new, too, and shown as conflicts all the same.

    Raises: UsageError if `collection` or `document` cannot be names of files.
    """
    _check_names(collection, document)
    planner = _Planner(memory, (collection, document), langs, origin, keep_conflicts)
    for unit in incoming:
        planner.place(unit)
    return planner.result()


class _Planner:
    """The state while a plan is made: what is here by its keys, and what became of the units."""

    def __init__(
        self,
        memory: Sequence[MemoryUnit],
        place: tuple[str, str],
        langs: tuple[str, str],
        origin: str,
        keep_conflicts: bool,  # noqa: FBT001
    ) -> None:
        self._place, self._langs, self._origin = place, langs, origin
        self._keep_conflicts = keep_conflicts
        self._here: defaultdict[str, dict[str, MemoryUnit]] = defaultdict(dict)
        for each in memory:
            source, target = _keys(each.unit)
            self._here[source].setdefault(target, each)
        self._ids = {each.unit.id for each in memory if (each.collection, each.document) == place}
        self._new: list[TranslationUnit] = []
        self._conflicts: list[Conflict] = []
        self._counts: Counter[str] = Counter()

    def place(self, given: TranslationUnit) -> None:
        """Find out what becomes of the unit `given`."""
        turned = _turned(given, self._langs)
        if turned is None:
            self._counts["foreign"] += 1
            return
        unit = _stored(turned, self._origin)
        source, target = _keys(unit)
        if not source or not target:
            self._counts["empty"] += 1
        elif target in self._here[source]:
            self._counts["known"] += 1
        elif self._may_be_added(unit, source):
            self._counts["reduced"] += bool(given.notes or given.source_codes or given.target_codes)
            self._add(unit, source, target)

    def result(self) -> MemoryPlan:
        """The plan as it is now."""
        return MemoryPlan(
            collection=self._place[0],
            document=self._place[1],
            new=tuple(self._new),
            conflicts=tuple(self._conflicts),
            known=self._counts["known"],
            empty=self._counts["empty"],
            foreign=self._counts["foreign"],
            reduced=self._counts["reduced"],
        )

    def _may_be_added(self, unit: TranslationUnit, source: str) -> bool:
        if self._here[source]:
            self._conflicts.append(Conflict(unit, next(iter(self._here[source].values()))))
            return self._keep_conflicts
        return True

    def _add(self, unit: TranslationUnit, source: str, target: str) -> None:
        unit = replace(unit, id=_free_id(unit.id, self._ids))
        self._ids.add(unit.id)
        self._here[source][target] = MemoryUnit(*self._place, unit)
        self._new.append(unit)


def apply_units(
    plan: MemoryPlan, folder: Path, memory: Sequence[MemoryUnit], langs: tuple[str, str]
) -> Path | None:
    """The unit file to which the new units of `plan` were added; `None` if there are none.

    `memory` is what the plan was made with. The file is written whole or not at all.

    Raises: UsageError if somebody has changed the document since, or is writing and does not
    end, or the document is in other languages; OSError.
    """
    if not plan.new:
        return None
    place = (plan.collection, plan.document)
    before = [each.unit for each in memory if (each.collection, each.document) == place]
    path = document_path(folder, *place)
    with locked(folder, "memory"):
        if _units_in(path) != before:
            at, hint = Location(path=str(path)), "import the file again"
            raise UsageError("the document has been changed meanwhile", at=at, hint=hint)
        return save_document(
            folder, *place, [*before, *plan.new], source_lang=langs[0], target_lang=langs[1]
        )


def _units_in(path: Path) -> list[TranslationUnit]:
    if not path.exists():
        return []
    with path.open("rb") as stream:
        return list(read_units(stream, str(path)))


def _check_names(collection: str, document: str) -> None:
    for what, name in (("collection", collection), ("document", document)):
        parts = name.split("/") if what == "collection" else [name]
        if any(not part or part.startswith(".") or set(part) & set('\\/:*?"<>|') for part in parts):
            hint = "use letters, digits and hyphens, as in official or guide-2024"
            raise UsageError(f"“{name}” cannot be the name of a {what}", hint=hint)


def _keys(unit: TranslationUnit) -> tuple[str, str]:
    return fold_key(unit.source).strip(), fold_key(unit.target).strip()


def _turned(unit: TranslationUnit, langs: tuple[str, str]) -> TranslationUnit | None:
    """The unit in the direction and with the tags of `langs`; `None` if it is in others."""
    pair = (unit.source_lang.split("-")[0].lower(), unit.target_lang.split("-")[0].lower())
    wanted = (langs[0].split("-")[0].lower(), langs[1].split("-")[0].lower())
    if pair == wanted:
        return replace(unit, source_lang=langs[0], target_lang=langs[1])
    if pair == wanted[::-1]:
        return replace(
            unit,
            source=unit.target,
            target=unit.source,
            source_lang=langs[0],
            target_lang=langs[1],
            source_codes=unit.target_codes,
            target_codes=unit.source_codes,
        )
    return None


def _stored(unit: TranslationUnit, origin: str) -> TranslationUnit:
    """The unit as its file will hold it."""
    return replace(
        unit,
        source=_stored_text(unit.source),
        target=_stored_text(unit.target),
        origin=unit.origin or origin,
        notes=(),
        source_codes=(),
        target_codes=(),
        at=None,
    )


def _stored_text(text: str) -> str:
    return "\n".join(map(stored_wording, text.splitlines())).strip("\n")


def _free_id(wanted: str, taken: set[str]) -> str:
    wanted = " ".join(wanted.split()) or "unit"
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(name for name in chain([wanted], numbered) if name not in taken)
