"""However a draft is edited step by step, the file given back says what the page showed."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_kit.formats.patch.edits import Edit
from glossary_kit.formats.registry import codec_named
from glossary_kit.model.span import Span
from glossary_kit.model.unit import InlineCode, TranslationUnit
from glossary_kit.web.checking.draft import (
    Draft,
    edited,
    file_name,
    mended_file,
    pasted_file,
    read_draft,
    with_edit,
    without_last_edit,
)

TARGETS = ("បញ្ញាសិប្បនិម្មិត", "ទិន្នន័យ <b> & «»", "one two")
WORDS = st.sampled_from(["ក", "ខ្មែរ", "a", "<&>", '"', "\\", "x y"])


def draft(codec: str, name: str) -> Draft:
    stream = io.BytesIO()
    writer = codec_named(codec).write
    assert writer is not None
    units = [
        TranslationUnit(id=str(n), source=f"source {n}", target=target)
        for n, target in enumerate(TARGETS, 1)
    ]
    writer(units, stream)
    return read_draft(name, stream.getvalue(), lambda _: None)


NAMES = {"d.po": "po", "d.tmx": "tmx", "d.tsv": "tsv-units", "d.xlf": "xliff"}
FILES = {name: draft(codec, name) for name, codec in NAMES.items()}


@pytest.mark.parametrize("name", list(FILES))
@given(data=st.data())
def test_the_file_says_what_the_units_say(name: str, data: st.DataObject) -> None:
    now = FILES[name]
    for _ in range(data.draw(st.integers(0, 5))):
        position = data.draw(st.integers(0, len(now.units) - 1))
        before = now.units[position]
        start = data.draw(st.integers(0, len(before.target) - 1))
        end = data.draw(st.integers(start + 1, len(before.target)))
        after = with_edit(now, position, Edit(span=Span(start, end), text=data.draw(WORDS)))
        assert without_last_edit(after, before) == now
        target = after.units[position].target
        now = after if target == target.strip() else now  # tables do not keep outer spaces
    given_name, content = mended_file(now)
    again = read_draft(given_name, content, lambda _: None)
    assert [unit.target for unit in again.units] == [unit.target for unit in now.units]


def test_inline_codes_keep_their_places() -> None:
    codes = (InlineCode(0, "<a>"), InlineCode(5, "<b>"))
    unit = TranslationUnit(id="1", source="x", target="one two", target_codes=codes)
    after = edited(unit, Edit(span=Span(0, 3), text="three"))
    assert (after.target, [code.offset for code in after.target_codes]) == ("three two", [0, 7])


@pytest.mark.parametrize(
    ("sent", "called"),
    [
        ("../../etc/passwd.po", "passwd.po"),
        ("C:\\Users\\x\\draft.po", "draft.po"),
        ("សេចក្តី\u202eព្រាង.po", "សេចក្តី ព្រាង.po"),
        ("a\nb\x00.po", "a b\ufffd.po"),
        ("", "draft"),
        ("x" * 500 + ".po", "x" * 120 + ".po"),
    ],
)
def test_a_file_is_called_by_its_name_alone(sent: str, called: str) -> None:
    assert file_name(sent) == called


def test_pasted_texts_are_paired_by_lines_where_they_can_be() -> None:
    paired = read_draft(*pasted_file("One.\n\nTwo.", "មួយ។\nពីរ។"), lambda _: None)
    assert [(u.source, u.target) for u in paired.units] == [("One.", "មួយ។"), ("Two.", "ពីរ។")]
    whole = read_draft(*pasted_file("One. Two.", "មួយ។\nពីរ។"), lambda _: None)
    assert [(u.source, u.target) for u in whole.units] == [("One. Two.", "មួយ។\nពីរ។")]
    back = read_draft(*pasted_file("មួយ។", "One."), lambda _: None)
    assert (back.units[0].source_lang, back.units[0].target_lang) == ("km", "en")
