"""Empty targets filled: states and origins as each format has them, no other byte changed."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from format_clients import SHARED, needs_shared, run
from format_strategies import filled, unit_lists
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from glossary_kit.errors import FormatError
from glossary_kit.formats.codec import Codec
from glossary_kit.formats.patch.fill import Fill
from glossary_kit.formats.patch.registry import FILLERS, filler_for
from glossary_kit.formats.registry import codec_named
from glossary_kit.model.unit import InlineCode, State, TranslationUnit

RIGHTS = "សិទ្ធិមនុស្ស"
EXACT = Fill(text=RIGHTS, state=State.TRANSLATED, source="Human rights", exact=True, score=100)
FUZZY = Fill(text="ក & <ខ>", state=State.INITIAL, source="Human right", exact=False, score=99.6)
UNSEEN = replace(EXACT, state=State.INITIAL, score=97)


def read(codec: str, data: bytes) -> list[TranslationUnit]:
    reader = codec_named(codec).read
    assert reader is not None
    return list(reader(io.BytesIO(data), "draft", report=lambda _: None))


def fill(codec: str, text: str, *fills: Fill | None) -> str:
    filler = filler_for(codec)
    assert filler is not None
    data = text.encode()
    wanted = {position: one for position, one in enumerate(fills) if one}
    return filler(data, wanted).decode()


PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# a note
#. extracted
#: a.c:1
#, python-format
msgid "One %s"
msgstr ""

#, fuzzy
#~ msgid "Gone"
#~ msgstr ""
msgctxt "menu"
msgid "Two"
msgstr ""
""

#, fuzzy
#| msgid "Tree"
msgid "Three"
msgstr "ដើមឈើ"

msgid "four"
msgid_plural "fours"
msgstr[0] ""
msgstr[1] ""
"""


def test_po() -> None:
    assert fill("po", PO, FUZZY, EXACT, EXACT, None, UNSEEN) == (
        PO.replace(
            '#, python-format\nmsgid "One %s"\nmsgstr ""',
            '#, fuzzy, python-format\n#| msgid "Human right"\nmsgid "One %s"\nmsgstr "ក & <ខ>"',
        )
        .replace('msgstr ""\n""', f'msgstr "{RIGHTS}"')
        .replace('#, fuzzy\n#| msgid "Tree"\n', "")
        .replace("ដើមឈើ", RIGHTS)
        .replace('msgid "four"', '#, fuzzy\nmsgid "four"')
        .replace('msgstr[1] ""', f'msgstr[1] "{RIGHTS}"')
    )


def test_po_keeps_its_line_ends_and_escapes_what_it_is_given() -> None:
    crlf = PO.replace("\n", "\r\n")
    said = replace(FUZZY, text='a "b"\nc\\')
    after = fill("po", crlf, None, said)
    assert after.count("\r\n") == after.count("\n") == crlf.count("\n") + 1
    assert [unit.target for unit in read("po", after.encode())][1] == said.text


XLIFF = """\
<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="a" source-language="en" target-language="km" datatype="plaintext"><body>
  <trans-unit id="1">
    <source>One</source>
    <note>n</note>
  </trans-unit>
  <trans-unit id="2"><source>Two</source><target state='new'/></trans-unit>
  <trans-unit id="3"><source>Three</source><target xml:lang="km" state="needs-translation">\
</target></trans-unit>
  <trans-unit id="4" translate="no"><source>No</source></trans-unit>
  <trans-unit id="5">
    <source>Four <g id="1">five</g></source>
    <seg-source><mrk mtype="seg" mid="a">Four</mrk> <g id="1">\
<mrk mtype="seg" mid="b">five</mrk></g></seg-source>
  </trans-unit>
 </body></file>
</xliff>
"""


def test_xliff() -> None:
    after = fill("xliff", XLIFF, FUZZY, EXACT, UNSEEN, None, EXACT)
    fuzzy = 'state="needs-review-translation" state-qualifier="fuzzy-match"'
    exact = 'state="translated" state-qualifier="exact-match"'
    unseen = 'state="needs-review-translation" state-qualifier="exact-match"'
    assert after == (
        XLIFF.replace(
            "<source>One</source>",
            f"<source>One</source>\n    <target {fuzzy}>ក &amp; &lt;ខ&gt;</target>",
        )
        .replace("<target state='new'/>", f"<target {exact}>{RIGHTS}</target>")
        .replace('state="needs-translation"></', f"{unseen}>{RIGHTS}</")
        .replace(
            "</seg-source>",
            f'</seg-source>\n    <target {exact}><mrk mtype="seg" mid="a"></mrk> <g id="1">'
            f'<mrk mtype="seg" mid="b">{RIGHTS}</mrk></g></target>',
        )
    )
    states = [unit.state for unit in read("xliff", after.encode())]
    assert states[:3] == [State.INITIAL, State.TRANSLATED, State.INITIAL]


def test_xliff_in_segments_keeps_those_that_are_translated() -> None:
    unit = (
        '<xliff version="1.2"><file source-language="en" target-language="km"><body>'
        '<trans-unit id="1"><source>A b</source><seg-source><mrk mtype="seg" mid="1">A</mrk> '
        '<mrk mtype="seg" mid="2">b</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="1">ក<x id="9"/></mrk> <mrk mtype="seg" mid="2"/></target>'
        "</trans-unit></body></file></xliff>"
    )
    after = fill("xliff", unit, None, EXACT)
    assert (
        f'<mrk mtype="seg" mid="1">ក<x id="9"/></mrk> <mrk mtype="seg" mid="2">{RIGHTS}</' in after
    )


def test_sdlxliff_says_it_in_the_definition_of_the_segment() -> None:
    unit = (
        '<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2" '
        'xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" '
        'target-language="km" datatype="x-sdlfilterframework2"><body><trans-unit id="1">'
        '<source>A b</source><seg-source><mrk mtype="seg" mid="1">A</mrk> '
        '<mrk mtype="seg" mid="2">b</mrk></seg-source><sdl:seg-defs><sdl:seg id="1"/>'
        '<sdl:seg id="2" conf="Draft"><sdl:value key="x">y</sdl:value></sdl:seg></sdl:seg-defs>'
        "</trans-unit></body></file></xliff>"
    )
    after = fill("xliff", unit, FUZZY, EXACT)
    assert '<sdl:seg id="1" conf="Draft" origin="tm" percent="99"/>' in after
    assert '<sdl:seg id="2" conf="Translated" origin="tm" percent="100"><sdl:value' in after
    assert '<target><mrk mtype="seg" mid="1">ក &amp; &lt;ខ&gt;</mrk> <mrk' in after
    assert [each.state for each in read("xliff", after.encode())] == [
        State.INITIAL,
        State.TRANSLATED,
    ]


def test_mqxliff_says_it_in_its_unit() -> None:
    unit = (
        '<xliff xmlns:mq="MQXliff" version="1.2"><file source-language="en" '
        'target-language="km"><body><trans-unit id="1" mq:status="NotStarted" mq:percent="0">'
        "<source>A</source><target></target></trans-unit></body></file></xliff>"
    )
    after = fill("xliff", unit, EXACT)
    assert after == unit.replace("NotStarted", "PreTranslated").replace(
        'mq:percent="0"', 'mq:percent="100"'
    ).replace("<target>", f"<target>{RIGHTS}")


XLIFF2 = """\
<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="km">
<x:file id="f"><x:unit id="1">
  <x:segment id="s1">
    <x:source>One</x:source>
  </x:segment>
  <x:segment state="initial" subState="a:b"><x:source>Two</x:source><x:target/></x:segment>
</x:unit></x:file></x:xliff>
"""


def test_xliff2() -> None:
    after = fill("xliff2", XLIFF2, FUZZY, EXACT)
    assert after == (
        XLIFF2.replace('id="s1"', 'id="s1" state="initial" subState="glossary-kit:fuzzy-match"')
        .replace(
            "<x:source>One</x:source>",
            "<x:source>One</x:source>\n    <x:target>ក &amp; &lt;ខ&gt;</x:target>",
        )
        .replace('"initial" subState="a:b"', '"translated" subState="glossary-kit:exact-match"')
        .replace("<x:target/>", f"<x:target>{RIGHTS}</x:target>")
    )


def test_inline_codes_stand_where_they_are_to_stand() -> None:
    coded = replace(EXACT, text="ក", codes=(InlineCode(0, '<x id="1"/>'), InlineCode(1, "<y/>")))
    assert '<target state="translated" state-qualifier="exact-match"><x id="1"/>ក<y/></' in fill(
        "xliff", XLIFF, coded
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("en,km\r\nOne,\r\nTwo,x\r\n", f"en,km\r\nOne,{RIGHTS}\r\nTwo,x\r\n"),
        ("en,km,state\nOne,,\n", f"en,km,state\nOne,{RIGHTS},translated\n"),
        ("id,en,km,state\n1,One,\n", f"id,en,km,state\n1,One,{RIGHTS},translated\n"),
        ("id,en,km,state\n1,One\n", f"id,en,km,state\n1,One,{RIGHTS},translated\n"),
        ('state,en,km\n"","One",""', f'state,en,km\n"translated","One","{RIGHTS}"'),
        ("One\t\n", f"One\t{RIGHTS}\n"),
    ],
)
def test_tables(before: str, after: str) -> None:
    assert fill("csv-units", before, EXACT) == after


def workbook(rows: Sequence[Sequence[str | None]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    sheet.cell(2, 2).font = Font(bold=True)
    book.create_sheet("Other").append(["kept"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_workbook() -> None:
    from openpyxl import load_workbook

    before = workbook([["en", "km", "Comment", "State"], ["One", None, "c", "new"], ["Two", "x"]])
    filler = filler_for("xlsx-units")
    assert filler is not None
    after = filler(before, {0: replace(FUZZY, text="=1+1 & <ក>")})
    old, new = parts(before), parts(after)
    sheet = "xl/worksheets/sheet1.xml"
    assert {name for name in old if old[name] != new[name]} == {sheet}
    assert list(old) == list(new)
    rows = list(load_workbook(io.BytesIO(after)).worksheets[0].iter_rows())
    assert [cell.value for cell in rows[1]] == ["One", "=1+1 & <ក>", "c", "initial"]
    assert rows[1][1].data_type == "s"
    assert rows[1][1].font.bold
    assert [cell.value for cell in rows[2]] == ["Two", "x", None, None]


def test_an_encoding_without_khmer_is_refused() -> None:
    latin = XLIFF.replace('"1.0"?', '"1.0" encoding="iso-8859-1"?')
    with pytest.raises(FormatError, match="iso-8859-1 has no ស"):
        fill("xliff", latin, EXACT)


def blanked(units: Sequence[TranslationUnit]) -> list[TranslationUnit]:
    return [replace(each, target="", target_codes=(), state=State.INITIAL) for each in units]


@pytest.mark.parametrize("name", [name for name, _ in FILLERS if codec_named(name).write])
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(units=unit_lists(), data=st.data())
def test_what_is_filled_is_read_again(
    name: str, units: list[TranslationUnit], data: st.DataObject
) -> None:
    codec: Codec[Any] = codec_named(name)
    assert codec.write
    buffer = io.BytesIO()
    codec.write(blanked(units), buffer)
    before = read(name, buffer.getvalue())
    fills = {
        position: Fill(
            text=data.draw(filled.filter(lambda text: "\r" not in text and "\0" not in text)),
            state=data.draw(st.sampled_from((State.INITIAL, State.TRANSLATED))),
            source="another",
            exact=False,
            score=80,
        )
        for position in range(len(before))
        if data.draw(st.booleans())
    }
    filler = filler_for(name)
    assert filler is not None
    after = filler(buffer.getvalue(), fills)
    expected = [
        replace(unit, target=fills[n].text, state=fills[n].state) if n in fills else unit
        for n, unit in enumerate(before)
    ]
    assert read(name, after) == expected
    if not fills:
        assert after == buffer.getvalue() or name == "xlsx-units"


@needs_shared
@pytest.mark.parametrize("name", ["xliff", "xliff2"])
def test_filled_files_are_valid_by_the_official_schemas(name: str, tmp_path: Path) -> None:
    text = {"xliff": XLIFF, "xliff2": XLIFF2}[name]
    path = tmp_path / "filled.xlf"
    path.write_text(fill(name, text, FUZZY, EXACT, UNSEEN, None, EXACT), encoding="utf-8")
    said = run(sys.executable, SHARED / "interop/validate_tm.py", path)
    assert "VALID" in said and "INVALID" not in said
