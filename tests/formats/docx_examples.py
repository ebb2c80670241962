"""Word documents for tests: out of the XML of a body, by python-docx, by LibreOffice."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import Table
from format_clients import run

from glossary_kit.formats.codec import Diagnostic
from glossary_kit.formats.docx.reading import read
from glossary_kit.model.unit import TranslationUnit

needs_soffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body: str, parts: Mapping[str, str] | None = None, root: str = NAMESPACES) -> bytes:
    """A document with `body`, and with `parts`: kinds (as `header`) and the XML inside them."""
    kinds = dict(enumerate(parts or {}, 1))
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{_plain(kind)}" Target="{kind}.xml"/>'
        for number, kind in kinds.items()
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f"{relations}</Relationships>",
        "word/document.xml": f"<w:document {root}><w:body>{body}</w:body></w:document>",
    }
    members |= {f"word/{kind}.xml": content for kind, content in (parts or {}).items()}
    return archive({name: text.encode() for name, text in members.items()})


def _plain(kind: str) -> str:
    return kind.rstrip("0123456789")


def archive(members: Mapping[str, bytes]) -> bytes:
    """A zip archive with `members`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return stream.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """The XML of a paragraph."""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """The XML of a run."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def font(name: str) -> str:
    """The XML of the properties of a run in the font `name`."""
    return f'<w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}"/></w:rPr>'


def table(*rows: tuple[str, ...]) -> str:
    """The XML of a table whose cells hold one paragraph each."""
    cells = ["".join(f"<w:tc>{p(r(text))}</w:tc>" for text in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{each}</w:tr>' for each in cells)}</w:tbl>"


def saved(document: Document) -> bytes:
    """The bytes of a document of python-docx."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def add_table(document: Document, *rows: tuple[str, ...]) -> Table:
    """A table of python-docx with the texts of `rows`."""
    made: Table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            made.cell(number, column).text = text
    return made


def converted(source: Path, to: str, folder: Path) -> Path:
    """What LibreOffice makes of `source`: `to` is a suffix, with a filter if need be."""
    profile = (folder / "profile").as_uri()
    run(
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        *("--convert-to", to, "--outdir", folder / "converted", source),
    )
    return folder / "converted" / f"{source.stem}.{to.split(':')[0]}"


def units(data: bytes) -> list[TranslationUnit]:
    """The units of the document; nothing may be lost on the way."""
    diagnostics: list[Diagnostic] = []
    found = list(read(io.BytesIO(data), "f.docx", report=diagnostics.append))
    assert diagnostics == []
    return found


def targets(data: bytes) -> dict[str, str]:
    """The targets of the units of the document, by id."""
    found = units(data)
    assert len({unit.id for unit in found}) == len(found)
    return {unit.id: unit.target for unit in found}


def new() -> Document:
    """An empty document of python-docx."""
    return docx.Document()
