from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from khmer_strategies import any_text

from glossary_kit.text.sentences import _MAY_GO_ON, sentences

DATA = Path(__file__).with_name("data") / "sentences.tsv"
CASES = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines()[1:]]


def cut(text: str, lang: str) -> list[str]:
    return [span.of(text) for span in sentences(text, lang)]


@pytest.mark.parametrize(
    "parts",
    [
        ["នេះជាប្រយោគ។", "តើអ្នកសុខសប្បាយទេ?", "បាទ!", "ចប់៕"],
        ["គាត់និយាយថា «ខ្ញុំទៅ។»", "រួចគាត់ទៅ។"],
        ['គាត់ថា "ទៅ។"', "ហើយគេទៅ។"],
        ["ហើយ។", '"ទៅ"។'],
        ["(នេះជាការសាកល្បង។)", "ទីពីរ។"],
        ["គោ ក្របី ។ល។ និងសត្វដទៃ។", "ចប់។"],
        ["គោ ក្របី ។ ល ។ ជាដើម។"],
        ["ទីបី \u17d8 និងទីបួន។"],
        ["ផ្សេងៗ តម្លៃ ៥០០៛ ចំណុច៖ ក។"],
        ["https://a.kh/?x=1 ជាឯកសារ។"],
        ["ចំណងជើង", "បន្ទាត់ថ្មី"],
    ],
)
def test_khmer(parts: list[str]) -> None:
    assert (
        cut(" ".join(parts[:-1]) + ("\n" if parts[0] == "ចំណងជើង" else " ") + parts[-1], "km")
        == parts
    )


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_sentences_of_the_table(lang: str, text: str, expected: str) -> None:
    assert cut(text, lang) == expected.split("¦")


def test_khmer_sentences_without_a_space_between() -> None:
    assert cut("មួយ។ពីរ។", "km") == ["មួយ។", "ពីរ។"]


@pytest.mark.parametrize(
    "parts",
    [
        ["H.E. Dr. Sok Sam met Mr. Kim at 3 p.m. on Monday.", "It rained."],
        ["See No. 5, para. 3 and vol. 2.", "No.", "It is not."],
        ["1. First item.", "2. Second item."],
        ["Ref. No. 123 of 2020.", "End"],
        ["Version 4.0 is out.", "See e.g. Annex I."],
        ['"Yes."', "He said so."],
        ["They are free to say no.", "Staff know it."],
        ["It is the state of the art.", "A test shows it."],
        ["See art. 5 and no. 12.", "This is no. A4."],
    ],
)
def test_english(parts: list[str]) -> None:
    assert cut(" ".join(parts), "en") == parts


def test_lines_are_never_joined() -> None:
    assert cut("A title\nA line.\r\nMore", "en") == ["A title", "A line.", "More"]


@pytest.mark.parametrize("lang", ["en", "km"])
@given(text=any_text)
def test_only_white_space_is_left_out(lang: str, text: str) -> None:
    spans = sentences(text, lang)
    assert list(spans) == sorted(spans)
    rest, done = "", 0
    for span in spans:
        rest += text[done : span.start]
        done = span.end
    assert not (rest + text[done:]).replace("\u200b", "").replace("\ufeff", "").strip()


PLAIN = st.text("abE. .!?,;'\"()“”‘’–-1", max_size=30)


@given(PLAIN)
def test_what_sentencex_is_not_asked_about_is_one_sentence_to_it(line: str) -> None:
    from sentencex import segment

    if not _MAY_GO_ON.search(line):
        assert len([piece for piece in segment("en", line) if piece.strip()]) <= 1
