"""A term base as PO: the glossary of Weblate; an entry is a pair of terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import tally
from glossary_kit.formats.languages import normal_language
from glossary_kit.formats.po_file import PoEntry, parsed, plural_forms, written
from glossary_kit.formats.term_pairs import (
    LOST_IN_PAIRS,
    PairGatherer,
    one_line,
    pairs,
    without_any_pair,
)
from glossary_kit.model.concept import ConceptEntry

_GENERATOR = "glossary-kit"
_FORBIDDEN = "forbidden"


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The concepts of a PO glossary.

    Entries with one `msgid` are one concept, in our own files those with one concept id in
    `msgctxt`. The flag `forbidden` makes a deprecated term; comments become the definition.

    Raises:
        FormatError: no PO, or in another encoding than its header says.

    """
    header, entries = parsed(stream, name)
    ours = header.get("X-Generator") == _GENERATOR
    with tally(name, report) as counts:
        gatherer = PairGatherer(
            normal_language(header.get("X-Source-Language") or "en", counts),
            normal_language(header.get("Language") or "km", counts),
        )
        for entry in entries:
            if entry.obsolete or entry.plurals:
                what = "an obsolete entry" if entry.obsolete else "an entry with plural forms"
                counts.skipped(what, entry.line)
                continue
            if not entry.msgstr:
                counts.changed("an entry without a target is read without one", entry.line)
            if "fuzzy" in entry.flags:
                counts.changed("a fuzzy entry is read like any other", entry.line)
            gatherer.add(
                entry.msgid,
                entry.msgstr,
                comment=" ".join((*entry.extracted, *entry.comments)),
                key=(entry.msgctxt or "").partition(" ")[0] if ours else None,
                forbidden=_FORBIDDEN in entry.flags,
            )
        yield from gatherer.concepts()


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write an entry for every English term with every Khmer term; the unusable are forbidden.

    Raises:
        DataError: a term with U+0000.

    """
    found: list[PoEntry] = []
    taken: set[tuple[str, str]] = set()
    for pair in pairs(entries, with_unusable=True):
        source, target = pair.texts
        if not source or not target:
            continue
        identity = one_line(pair.concept.id).replace(" ", "_")
        context, number = identity, 1
        while (context, source) in taken:
            number += 1
            context = f"{identity} {number}"
        taken.add((context, source))
        found.append(
            PoEntry(
                msgid=source,
                msgstr=target,
                msgctxt=context,
                extracted=(pair.comment,) if pair.comment else (),
                flags=() if pair.target.status.usable else (_FORBIDDEN,),
            )
        )
    header = {
        "Project-Id-Version": "glossary-kit",
        "Language": "km",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": "en",
        "X-Generator": _GENERATOR,
    }
    stream.write(written(header | plural_forms("km"), found))


CODEC = Codec(
    name="po-glossary",
    title="PO glossary (Weblate)",
    suffixes=(".po",),
    carries=ConceptEntry,
    read=read,
    write=write,
    leaves_out=without_any_pair,
    loses=LOST_IN_PAIRS,
    description="pairs of terms as gettext PO, for Weblate and Pootle",
)
