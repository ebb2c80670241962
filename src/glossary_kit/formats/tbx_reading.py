"""TBX of every version and style as concepts: v2 (`martif`), v3 (`tbx`), DCA and DCT.

Data categories that the model has no field for are kept as labelled lines of the nearest
note, and counted. What is wrong with a foreign file (levels, values) is read and reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from glossary_kit.formats.codec import Report, log
from glossary_kit.formats.diagnostics import tally
from glossary_kit.formats.safe_xml import elements, line_of, local_name, text_of
from glossary_kit.formats.tbx_foreign import ForeignConcepts
from glossary_kit.formats.tbx_own import concept_of_ours
from glossary_kit.formats.tbx_writing import CREATED_BY
from glossary_kit.model.concept import ConceptEntry

_ROOTS = ("martif", "tbx")
_HEADERS = ("martifHeader", "tbxHeader")
_ENTRIES = ("termEntry", "conceptEntry")
_REFERRED_TO = "refObject"  # of the lists at the end of the file


def read_tbx(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The concepts of a TBX file, in the order of the file.

    Raises:
        FormatError: no TBX, or not safe to read.

    """
    with tally(name, report) as counts:
        foreign = ForeignConcepts(counts)
        ours = False
        position = 0
        wanted = {*_HEADERS, *_ENTRIES, _REFERRED_TO}
        for element in elements(stream, name, roots=_ROOTS, wanted=wanted):
            if local_name(element) in _HEADERS:
                ours = any(text_of(p) == CREATED_BY for p in element.iter("{*}p"))
                continue
            if local_name(element) == _REFERRED_TO:
                counts.lost(f"whom or what entries refer to (<{_REFERRED_TO}>)", line_of(element))
                continue
            position += 1
            entry = concept_of_ours(element) if ours else foreign.concept(element, position)
            if entry is None:
                counts.skipped("a concept without any term", line_of(element))
            else:
                yield entry
