"""What XLIFF 2 does not allow is told with its line, and nothing else is."""

from __future__ import annotations

import io

import pytest

from glossary_kit.formats.codec import Diagnostic
from glossary_kit.formats.xliff2 import read

PREFIXES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:xliff:{name}:2.0"'
    for prefix, name in {
        "ctr": "changetracking",
        "fs": "fs",
        "gls": "glossary",
        "mda": "metadata",
        "res": "resourcedata",
        "slr": "sizerestriction",
        "val": "validation",
    }.items()
)
SEGMENT = "<segment><source>a</source></segment>"
UNIT = f'<unit id="u">{SEGMENT}</unit>'
FIXED = 'canCopy="no" canDelete="no"'
PAIR = f'<ph id="1" canReorder="firstNo" {FIXED}/><ph id="2" canReorder="no" {FIXED}/>'
DATA = '<slr:data profile="p"><my:x id="s"/></slr:data>'


def told(content: str, attributes: str = 'srcLang="en" trgLang="km"') -> list[Diagnostic]:
    """What is invalid in a file that holds `content` from its second line on."""
    data = (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" {attributes} '
        f'xmlns:my="mine"{PREFIXES}>\n{content}</xliff>'
    )
    found: list[Diagnostic] = []
    list(read(io.BytesIO(data.encode()), "x", report=found.append))
    return [each for each in found if each.kind == "invalid"]


def file(content: str) -> str:
    return f'<file id="f">{content}</file>'


def unit(content: str) -> str:
    return file(f'<unit id="u">{content}</unit>')


def sides(source: str, target: str = "") -> str:
    end = f"<target>{target}</target>" if target else ""
    return unit(f"<segment><source>{source}</source>{end}</segment>")


AROUND = [
    ("", "there is no file"),
    (file(""), "there is no unit"),
    (f"<file>{UNIT}</file>", "<file>: the id is missing"),
    (file(UNIT) * 2, "<file>: the id “f” is given twice"),
    (file(f"<group>{UNIT}</group>"), "<group>: the id is missing"),
    (file(f'<group id="g"/><group id="g">{UNIT}</group>'), "<group>: the id “g” is given twice"),
    (file(f"<skeleton/>{UNIT}"), "neither content nor href"),
    (file(f'<skeleton href="a">b</skeleton>{UNIT}'), "content beside href"),
    (file(f"<notes/>{UNIT}"), "<notes>: there is no note"),
    (file(f'<notes><note id="n"/><note id="n"/></notes>{UNIT}'), "“n” is given twice"),
    (file(f"{UNIT}<notes><note/></notes>"), "<notes>: it must stand in front of the units"),
    (file(f'<group id="g">{UNIT}<my:x/></group>'), "<x>: it must stand in front of the units"),
    (file(UNIT) + "<my:x/>", "<x>: it stands outside the files"),
    (file(f'<my:x id="a"/><my:y id="a"/>{UNIT}'), "<y>: the id “a” is given twice"),
    (file(f'<group id="g" fs:fs="paragraph">{UNIT}</group>'), "fs must not be “paragraph”"),
    (file(f'<notes><note fs:subFs="a"/></notes>{UNIT}'), "subFs needs fs"),
    (file(f'<group id="g" fs:x="a">{UNIT}</group>'), "format style has no attribute x"),
    (file(f'<group id="g" slr:sizeInfoRef="gone">{UNIT}</group>'), "“gone” leads nowhere"),
    (file(f'<group id="g" slr:sizeInfo="2.5">{UNIT}</group>'), "sizeInfo must not be “2.5”"),
]
UNITS = [
    (unit(f"{SEGMENT}<notes><note/></notes>"), "<notes> stands too far down"),
    (unit("<segment><source>a</source><my:x/></segment>"), "there must be no <x> in it"),
    (file(f'<unit id="u" xml:lang="ja">{SEGMENT}</unit>'), "its language is ja, the file says en"),
    (
        unit('<segment><source xml:space="preserve">a</source><target>b</target></segment>'),
        "its xml:space is another",
    ),
    (
        unit(
            '<segment><source>a</source><target order="2">b</target></segment>'
            "<segment><source>a</source><target>b</target></segment>"
        ),
        "two targets have the same order",
    ),
    (unit(f'<my:x id="a"/><my:y id="a"/>{SEGMENT}'), "<y>: the id “a” is given twice"),
]
CODES = [
    (sides('<ph id="1" type="odd"/>'), "type must not be “odd”"),
    (sides('<ph id="1" type="fmt" subType="xlf:var"/>'), "“xlf:var” does not go with the type fmt"),
    (sides('<mrk id="1" type="odd">a</mrk>'), "type must not be “odd”"),
    (sides('<ph id="1" canReorder="firstNo" canDelete="no"/>'), "needs canCopy=“no”"),
    (sides(f'<ph id="1" canReorder="no" {FIXED}/>'), "begins with canReorder=“firstNo”"),
    (
        sides(f'<sc id="1" canReorder="firstNo" {FIXED}/><ec startRef="1" {FIXED}/>'),
        "may be edited otherwise than its <sc>",
    ),
    (sides('<ph id="1" canCopy="no"/><ph id="2" copyOf="1"/>'), "“1” must not be copied"),
    (sides('<ph id="1" canDelete="no"/>', "b"), "<target>: the code “1” must not be deleted"),
    (
        sides(
            PAIR,
            f'<ph id="1" canReorder="firstNo" {FIXED}/><ph id="3"/>'
            f'<ph id="2" canReorder="firstNo" {FIXED}/>',
        ),
        "it and the codes after it must not be moved",
    ),
    (sides('<ph id="1" subFlows="u2"/>'), "subFlows “u2” leads to no unit of the file"),
]
REFERENCES = [
    (sides(f'<mrk id="1" type="comment" ref="{reference}">a</mrk>'), expected)
    for reference, expected in (
        ("#n=gone", "leads to no note of this unit"),
        ("#1", "leads to no note of this unit"),
        ("#/u=1/f=2/n=3", "is no path"),
        ("#u=1/u=1/n=3", "is no path"),
        ("#n/n1", "is no path"),
        ("#f=1/z=2", "is no path"),
    )
]
MODULES = [
    (unit(f"<val:odd/>{SEGMENT}"), "<odd>: there is no such element"),
    (unit(f"<gls:glossary>text<gls:x/></gls:glossary>{SEGMENT}"), "there must be no text in it"),
    (
        unit(
            '<res:resourceData><res:resourceItem id="a"><res:source xml:lang="ja" href="b"/>'
            f"</res:resourceItem></res:resourceData>{SEGMENT}"
        ),
        "its language is ja, the file says en",
    ),
    (
        unit(f'<ctr:changeTrack><ctr:revisions ref="gone"/></ctr:changeTrack>{SEGMENT}'),
        "ref “gone” leads nowhere",
    ),
    (
        unit(
            '<ctr:changeTrack><ctr:revisions appliesTo="note" ref="n"><ctr:revision>'
            '<ctr:item property="priority">1</ctr:item></ctr:revision></ctr:revisions>'
            f'</ctr:changeTrack><notes><note id="n"/></notes>{SEGMENT}'
        ),
        "the property priority is none of <note>",
    ),
]
VALID = [
    file(UNIT),
    file(f'<my:x id="a"/>{DATA}<group id="g" slr:sizeInfoRef="s">{UNIT}</group>'),
    file(f'{DATA}<group id="g">{UNIT}<unit id="v" slr:sizeInfoRef="s">{SEGMENT}</unit></group>'),
    file(f'<notes><note id="n" fs:fs="p"/></notes><group id="g"/>{UNIT}') + "<mda:metadata>"
    '<mda:metaGroup><mda:meta type="a">b</mda:meta></mda:metaGroup></mda:metadata>',
    sides(f'{PAIR}<ph id="3"/>', f'<ph id="3"/>{PAIR}'),
    sides(f'<sc id="1" canReorder="firstNo" {FIXED}/><ec startRef="1" canReorder="no" {FIXED}/>'),
    file(
        f'<unit id="u"><notes><note id="n"/></notes><segment><source><mrk id="1" type="comment" '
        f'ref="#/f=f/u=u/n=n">a</mrk></source></segment></unit><unit id="v">'
        f'<segment><source><ph id="1" subFlows="u w"/></source></segment></unit>'
        f'<unit id="w">{SEGMENT}</unit>'
    ),
]


@pytest.mark.parametrize(("content", "expected"), [*AROUND, *UNITS, *CODES, *REFERENCES, *MODULES])
def test_what_is_not_allowed_is_told(content: str, expected: str) -> None:
    found = told(content)
    assert any(expected in each.message for each in found), found
    assert all(each.at.line in (1, 2) for each in found)


@pytest.mark.parametrize("content", VALID)
def test_of_what_is_allowed_nothing_is_told(content: str) -> None:
    assert told(content) == []


def test_a_language_of_the_file_that_is_none_is_told() -> None:
    [found] = told(file(UNIT), 'srcLang="e"')
    assert found.message == "<xliff>: srcLang “e” is no language tag"
