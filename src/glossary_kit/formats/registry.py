"""All codecs, and the one for a file: by name, by suffix, by its first bytes."""

from __future__ import annotations

import difflib
from typing import Any, TypeVar, cast

from msgspec import Struct

from glossary_kit.errors import Location, UsageError
from glossary_kit.formats import (
    google,
    html,
    markdown,
    memoq,
    multiterm,
    omegat,
    pdf,
    plain_text,
    po,
    po_glossary,
    skos,
    skos_reading,
    tbx_v2,
    tbx_v3,
    term_table,
    tmx,
    unit_table,
    utx,
    xliff,
    xliff2,
    xliff2_glossary,
)
from glossary_kit.formats.codec import Codec
from glossary_kit.formats.docx import reading as docx
from glossary_kit.formats.printed import docx as printed_docx
from glossary_kit.formats.printed import html as printed_html
from glossary_kit.formats.printed import pdf as printed_pdf
from glossary_kit.formats.unread import way_out
from glossary_kit.model.unit import TranslationUnit

T = TypeVar("T", bound=Struct)

CODECS: tuple[Codec[Any], ...] = (
    term_table.CSV,
    unit_table.CSV,
    docx.CODEC,
    printed_docx.CODEC,
    printed_html.CODEC,
    printed_pdf.CODEC,
    google.CODEC,
    html.CODEC,
    markdown.CODEC,
    memoq.CODEC,
    multiterm.CODEC,
    omegat.CODEC,
    pdf.CODEC,
    plain_text.CODEC,
    po.CODEC,
    po_glossary.CODEC,
    skos_reading.CODEC,
    skos.JSON,
    skos.TURTLE,
    tbx_v2.CODEC,
    tbx_v3.CORE_DCA,
    tbx_v3.DCA,
    tbx_v3.DCT,
    tbx_v3.MIN_DCA,
    tbx_v3.MIN_DCT,
    tmx.CODEC,
    term_table.TSV,
    unit_table.TSV,
    utx.CODEC,
    xliff.CODEC,
    xliff2.CODEC,
    xliff2_glossary.CODEC,
    term_table.XLSX,
    unit_table.XLSX,
)


def codec_named(name: str) -> Codec[Any]:
    """The codec called `name`.

    Raises:
        UsageError: there is none; the hint names the nearest.

    """
    found = next((codec for codec in CODECS if codec.name == name), None)
    if found:
        return found
    names = [codec.name for codec in CODECS]
    near = difflib.get_close_matches(name, names, n=1)
    raise UsageError(
        f"there is no format “{name}”",
        hint=f"did you mean {near[0]}?" if near else f"the formats are {', '.join(names)}",
    )


def codec_for_path(
    name: str, carries: type[T], *, head: bytes = b"", writing: bool = False
) -> Codec[T]:
    """The codec for the file `name` that carries concepts or units.

    `head` is the beginning of the file, some kilobytes of it; with it, the content decides
    between codecs of one suffix, and a file whose suffix says nothing may still be known.

    Raises:
        UsageError: no codec for such a file.

    """
    able = [
        codec
        for codec in CODECS
        if codec.carries is carries and (codec.write if writing else codec.read)
    ]
    fitting = [codec for codec in able if name.lower().endswith(codec.suffixes)]
    by_content = [codec for codec in fitting or able if codec.recognises and codec.recognises(head)]
    found = by_content or fitting
    if found:
        return cast("Codec[T]", found[0])
    what = "translation units" if carries is TranslationUnit else "concepts"
    suffixes = sorted({suffix for codec in able for suffix in codec.suffixes})
    raise UsageError(
        f"no format for {what} is known by this name",
        at=Location(path=name),
        hint=(None if writing else way_out(name))
        or f"name the format, or use one of {', '.join(suffixes)}",
    )
