"""TBX version 3 (ISO 30042:2019): TBX-Basic, TBX-Min and TBX-Core, in both styles.

DCA names the data category in an attribute, DCT in the element's name and namespace.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from glossary_kit.formats.codec import Codec
from glossary_kit.formats.tbx_reading import read_tbx
from glossary_kit.formats.tbx_writing import (
    BASIC,
    CORE,
    CREATED_BY,
    MIN,
    Dialect,
    without_term,
    write_tbx,
)
from glossary_kit.model.concept import ConceptEntry, PartOfSpeech

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_MODULES = {
    "min": "http://www.tbxinfo.net/ns/min",
    "basic": "http://www.tbxinfo.net/ns/basic",
}


def _dialect(kind: str, style: str, categories: Mapping[str, str]) -> Dialect:
    modules = {category: "min" if category in MIN else "basic" for category in categories}
    used = sorted(set(modules.values()), reverse=True) if style == "dct" else []
    return Dialect(
        root="tbx",
        root_attributes={
            "type": kind,
            "style": style,
            "xml:lang": "en",
            "xmlns": _NAMESPACE,
            **{f"xmlns:{prefix}": _MODULES[prefix] for prefix in used},
        },
        header="tbxHeader",
        header_lines=(f"<fileDesc><sourceDesc><p>{CREATED_BY}</p></sourceDesc></fileDesc>",),
        entry="conceptEntry",
        language="langSec",
        term="termSec",
        categories=categories,
        modules=modules if style == "dct" else {},
        # The picklist of version 3 has no proper noun.
        parts_of_speech=frozenset(PartOfSpeech) - {PartOfSpeech.PROPER_NOUN},
    )


def _codec(name: str, kind: str, style: str, categories: Mapping[str, str]) -> Codec[ConceptEntry]:
    mark = f'style="{style}"'.encode()
    return Codec(
        name=name,
        title=f"TBX 3 (ISO 30042:2019), {kind}, {style.upper()}",
        suffixes=(".tbx", ".xml"),
        carries=ConceptEntry,
        read=read_tbx,
        write=partial(write_tbx, _dialect(kind, style, categories)),
        loses=("Review.decisions",),
        leaves_out=without_term,
        description="term bases, the current standard",
        recognises=lambda head: _is_kind(head.replace(b"\0", b""), kind.encode(), mark),
    )


def _is_kind(head: bytes, kind: bytes, mark: bytes) -> bool:
    return b"<tbx" in head and kind in head and mark in head.replace(b"'", b'"')


CORE_DCA = _codec("tbx-v3-core", "TBX-Core", "dca", CORE)
DCA = _codec("tbx-v3-dca", "TBX-Basic", "dca", BASIC)
DCT = _codec("tbx-v3-dct", "TBX-Basic", "dct", BASIC)
MIN_DCA = _codec("tbx-v3-min-dca", "TBX-Min", "dca", MIN)
MIN_DCT = _codec("tbx-v3-min-dct", "TBX-Min", "dct", MIN)
