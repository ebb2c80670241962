"""PO read and written (with polib): drafts of software and of Weblate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from glossary_kit.errors import DataError, Location, UsageError
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.enums import member
from glossary_kit.formats.languages import normal_language
from glossary_kit.formats.po_file import PoEntry, parsed, plural_forms, written
from glossary_kit.formats.unit_values import day_of
from glossary_kit.model.unit import State, TranslationUnit

_GENERATOR = "glossary-kit"
_LABELS = ("id", "state", "changed", "origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """What the header of a PO file says about all its entries."""

    source_lang: str
    target_lang: str
    ours: bool


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:
    """The entries of a PO file; every plural form is a unit of its own.

    The id is the `msgctxt` if no other entry has it, else the `msgid`, with `msgctxt|` in
    front where there is one; a plural form has `[n]` behind. Fuzzy entries have the state
    initial; obsolete ones are skipped and reported.

    Raises:
        FormatError: no PO, or in another encoding than its header says.

    """
    header, found = parsed(stream, name)
    entries = list(found)
    contexts = Counter(entry.msgctxt for entry in entries if not entry.obsolete)
    with tally(name, report) as counts:
        if "Language" not in header:
            counts.changed("a file without the header field Language is read as Khmer")
        file = _File(
            source_lang=normal_language(header.get("X-Source-Language") or "en", counts),
            target_lang=normal_language(header.get("Language") or "km", counts),
            ours=header.get("X-Generator") == _GENERATOR,
        )
        for entry in entries:
            if entry.obsolete:
                counts.skipped("an obsolete entry (#~)", entry.line)
                continue
            unique = entry.msgctxt is not None and contexts[entry.msgctxt] == 1
            yield from _units(entry, file, counts, context_is_id=unique)


def _units(
    entry: PoEntry, file: _File, counts: Tally, *, context_is_id: bool
) -> Iterator[TranslationUnit]:
    identity = entry.msgid if entry.msgctxt is None else f"{entry.msgctxt}|{entry.msgid}"
    if context_is_id and entry.msgctxt:
        identity = entry.msgctxt
    for flag in entry.flags:
        if flag != "fuzzy":
            counts.lost(f"the flag “{flag}”", entry.line)
    if not entry.plurals:
        yield _unit(entry, file, identity, entry.msgid, entry.msgstr, counts)
        return
    for index, target in entry.plurals:
        is_singular = index == 0 and len(entry.plurals) > 1
        source = entry.msgid if is_singular else entry.msgid_plural
        yield _unit(entry, file, f"{identity}[{index}]", source, target, counts)


def _unit(
    entry: PoEntry, file: _File, identity: str, source: str, target: str, counts: Tally
) -> TranslationUnit:
    labels: dict[str, str] = {}
    if file.ours:
        labels = dict(line.split(": ", 1) for line in entry.extracted if ": " in line)
        notes = tuple(map(_unescaped, entry.comments))
    else:
        notes = tuple("\n".join(block) for block in (entry.comments, entry.extracted) if block)
    origin = next(iter(entry.references), None)
    state = State.INITIAL if "fuzzy" in entry.flags or not target else State.TRANSLATED
    return TranslationUnit(
        id=_unescaped(labels["id"]) if "id" in labels else identity,
        source=source,
        target=target,
        source_lang=file.source_lang,
        target_lang=file.target_lang,
        state=member(State, labels.get("state")) or state,
        changed=day_of(labels.get("changed", "")),
        origin=_unescaped(labels["origin"]) if "origin" in labels else origin,
        notes=notes,
        at=Location(path=counts.name, line=entry.line),
    )


def write(units: Iterable[TranslationUnit], stream: BinaryIO) -> None:
    """Write the units as PO, in their order; the same units give the same bytes.

    A unit with a target and the state initial is fuzzy.

    Raises:
        DataError: a unit with an empty source, which in PO is the header.
        UsageError: units of more than one pair of languages.

    """
    entries: list[PoEntry] = []
    langs = ("en", "km")
    taken: set[tuple[str | None, str]] = set()
    for unit in units:
        pair = (unit.source_lang, unit.target_lang)
        if entries and pair != langs:
            raise UsageError(
                f"a PO file holds one pair of languages, not {'–'.join(langs)} and "
                f"{'–'.join(pair)}",
                hint="export each pair of languages to its own file",
            )
        langs = pair
        entries.append(_entry(unit, taken))
    header = {
        "Project-Id-Version": "glossary-kit",
        "Language": langs[1],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": langs[0],
        "X-Generator": _GENERATOR,
    }
    stream.write(written(header | plural_forms(langs[1]), entries))


def _entry(unit: TranslationUnit, taken: set[tuple[str | None, str]]) -> PoEntry:
    if not unit.source:
        raise DataError(
            f"the unit {unit.id} has an empty source, which PO cannot hold",
            at=unit.at,
            hint="leave the unit out, or export to TMX or CSV",
        )
    context, extracted = _context(unit, taken)
    natural = State.TRANSLATED if unit.target else State.INITIAL
    fuzzy = unit.state is State.INITIAL and unit.target
    if unit.state is not natural and not fuzzy:
        extracted.append(f"state: {unit.state}")
    if unit.changed:
        extracted.append(f"changed: {unit.changed.isoformat()}")
    if unit.origin is not None:
        extracted.append(f"origin: {_escaped(unit.origin)}")
    return PoEntry(
        msgid=unit.source,
        msgctxt=context,
        msgstr=unit.target,
        comments=tuple(map(_escaped, unit.notes)),
        extracted=tuple(extracted),
        flags=("fuzzy",) if fuzzy else (),
    )


def _context(
    unit: TranslationUnit, taken: set[tuple[str | None, str]]
) -> tuple[str | None, list[str]]:
    """The `msgctxt` that makes the entry the only one of its kind, and the id if need be."""
    context, _, rest = unit.id.rpartition(f"|{unit.source}")
    if unit.id == unit.source:
        key: tuple[str | None, str] = (None, unit.source)
    elif context and not rest:
        key = (context, unit.source)
    else:
        key = (unit.id, unit.source)
    number = 1
    while key in taken:
        number += 1
        key = (f"{unit.id}#{number}", unit.source)
    taken.add(key)
    # The id of an entry with a context is read after all other contexts: it is said outright.
    return key[0], [] if key[0] is None else [f"id: {_escaped(unit.id)}"]


def _escaped(text: str) -> str:
    """`text` on one line that polib's stripping of comments does not change."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    if not text or text[0].isspace() or text[-1].isspace():
        return f"\\e{text}\\e"
    return text


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    signs = {"n": "\n", "r": "\r", "e": "", "\\": "\\"}
    return re.sub(r"\\([nre\\])", lambda found: signs[found[1]], text)


CODEC = Codec(
    name="po",
    title="PO (gettext)",
    suffixes=(".po", ".pot"),
    carries=TranslationUnit,
    read=read,
    write=write,
    loses=("TranslationUnit.source_codes", "TranslationUnit.target_codes"),
    description="drafts of software, Weblate and Pootle",
)
