"""TBX version 2 (ISO 30042:2008), written as TBX-Basic the way most tools read it.

No namespace, no document type, `tig`, English first, preferred terms first.
"""

from __future__ import annotations

from functools import partial

from glossary_kit.formats.codec import Codec
from glossary_kit.formats.tbx_reading import read_tbx
from glossary_kit.formats.tbx_writing import BASIC, CREATED_BY, Dialect, without_term, write_tbx
from glossary_kit.model.concept import ConceptEntry, PartOfSpeech

_BASIC = Dialect(
    root="martif",
    root_attributes={"type": "TBX-Basic", "xml:lang": "en"},
    header="martifHeader",
    header_lines=(
        f"<fileDesc><sourceDesc><p>{CREATED_BY}</p></sourceDesc></fileDesc>",
        '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>',
    ),
    entry="termEntry",
    language="langSet",
    term="tig",
    categories=BASIC,
    modules={},
    parts_of_speech=frozenset(PartOfSpeech),
)

CODEC = Codec(
    name="tbx-v2",
    title="TBX 2 (ISO 30042:2008), TBX-Basic",
    suffixes=(".tbx", ".xml"),
    carries=ConceptEntry,
    read=read_tbx,
    write=partial(write_tbx, _BASIC),
    loses=("Review.decisions",),
    leaves_out=without_term,
    description="term bases, read by most CAT tools, OmegaT and Weblate",
    recognises=lambda head: b"<martif" in head.replace(b"\0", b""),
)
