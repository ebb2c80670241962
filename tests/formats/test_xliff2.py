"""XLIFF 2: what is written of ids and codes, and that a mended file keeps its modules."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.formats.patch.xml import patch_xliff2
from glossary_kit.formats.xliff2 import read
from glossary_kit.formats.xliff2_writing import write
from glossary_kit.model.span import Span
from glossary_kit.model.unit import InlineCode, TranslationUnit

UNITS = Path(__file__).parents[1] / "fixtures" / "formats" / "read" / "xliff2" / "units.xlf"


def written(*units: TranslationUnit) -> str:
    stream = io.BytesIO()
    write(units, stream)
    return stream.getvalue().decode()


def test_only_targets_of_a_mended_file_change() -> None:
    data = UNITS.read_bytes()
    mended = patch_xliff2(data, {0: [Edit(span=Span(7, 12), text="ធំ")]})
    assert mended == data.replace("</mrk>ខ្ពស់".encode(), "</mrk>ធំ".encode())
    assert b"<gls:term>risk</gls:term>" in mended


def test_an_id_is_kept_where_xml_allows_it_and_once() -> None:
    lines = written(
        *(TranslationUnit(id=each, source="a", target="") for each in ("u2", "a b", "c"))
    )
    assert '<unit id="u2">' in lines and '<unit id="c">' in lines
    assert '<unit id="u3" name="a b" type="glossary-kit:named">' in lines


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (('<ph id="1"/>',), '<source><ph id="1"/>a</source>'),
        (('<ph id="1" dataRef="d9"/>',), 'dataRef="d1"/>a</source>'),  # its data are not known
        (('<ph id="1"/>', '<ph id="1"/>'), 'dataRef="d1"/>a</source>'),  # one id twice
        (('<sc id="1"/>',), 'dataRef="d1"/>a</source>'),  # never closed
        (("<br/>",), "&lt;br/&gt;</data>"),
        (("{0}",), '<data id="d1">{0}</data>'),
    ],
)
def test_a_code_stays_where_the_unit_is_valid_with_it(
    codes: tuple[str, ...], expected: str
) -> None:
    marked = tuple(InlineCode(0, code) for code in codes)
    assert expected in written(TranslationUnit(id="1", source="a", target="", source_codes=marked))


def test_the_same_code_has_one_id_on_both_sides() -> None:
    codes = (InlineCode(0, "%s"), InlineCode(1, "{0}"))
    turned = (InlineCode(0, "{0}"), InlineCode(0, "%s"))
    unit = TranslationUnit(id="1", source="a", target="ក", source_codes=codes, target_codes=turned)
    target = written(unit).partition("<target>")[2]
    assert target.index('id="2"') < target.index('id="1"') < target.index("ក")


def test_two_pairs_of_languages_are_two_files() -> None:
    with pytest.raises(UsageError, match="one pair"):
        written(
            TranslationUnit(id="1", source="a", target=""),
            TranslationUnit(id="2", source="a", target="", target_lang="fr"),
        )


MODULES = {
    "gls": "glossary",
    "mda": "metadata",
    "mtc": "matches",
    "slr": "sizerestriction",
    "val": "validation",
}
VALID_MODULES = (
    '<mda:metadata><mda:metaGroup appliesTo="source"><mda:meta type="a">b</mda:meta>'
    "</mda:metaGroup></mda:metadata>"
)


@pytest.mark.parametrize(
    ("before", "within", "expected"),
    [
        (
            VALID_MODULES,
            (
                '<gls:glossary><gls:glossEntry ref="#m"><gls:term>a</gls:term>'
                "<gls:translation>b</gls:translation></gls:glossEntry></gls:glossary>"
            ),
            "",
        ),
        ("<mda:metadata/>", "", "<metadata>: there is no metaGroup"),
        (VALID_MODULES.replace("source", "all"), "", "appliesTo must not be “all”"),
        (VALID_MODULES.replace(' type="a"', ""), "", "<meta>: type is missing"),
        ("", '<mtc:matches><mtc:match ref="#gone"/></mtc:matches>', "ref “#gone” leads nowhere"),
        ("", '<mtc:matches><mtc:match ref="#m" type="x"/></mtc:matches>', "type must not be “x”"),
        ('<val:validation><val:rule occurs="0" isPresent="a"/></val:validation>', "", "occurs"),
        ("<val:validation><val:rule/></val:validation>", "", "there must be one of isPresent"),
        ("", "<gls:glossary><gls:glossEntry/></gls:glossary>", "no translation or definition"),
    ],
)
def test_what_modules_do_not_allow_is_told(before: str, within: str, expected: str) -> None:
    prefixes = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:xliff:{name}:2.0"' for prefix, name in MODULES.items()
    )
    segment = '<segment><source><mrk id="m" type="term">a</mrk></source></segment>'
    data = (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" '
        f'trgLang="km"{prefixes}><file id="f">{before}<unit id="u">{within}{segment}</unit>'
        f'<unit id="v">{segment}</unit></file></xliff>'
    )
    told: list[Diagnostic] = []
    list(read(io.BytesIO(data.encode()), "x", report=told.append))
    invalid = [each for each in told if each.kind == "invalid"]
    assert [each.message for each in invalid if expected in each.message] == (
        [each.message for each in invalid]
    )
    assert len(invalid) == bool(expected)
    assert all(each.at.line == 1 for each in invalid)
