"""khmer-nltk's model, asked directly, gives khmer-nltk's tokens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, KHMER_MARK
from glossary_kit.text.khmer_tokeniser import KhmerTokeniser

DATA = Path(__file__).parent / "data"
RUN = re.compile(f"[{KHMER_BASE}{KHMER_MARK}{KHMER_COENG}]+")
LETTERS = [chr(code) for code in range(0x1780, 0x17DE) if RUN.match(chr(code))]

pytest.importorskip("khmernltk")


ours = KhmerTokeniser().words


def theirs(run: str) -> list[str]:
    from khmernltk import word_tokenize

    return list(word_tokenize(run))


def test_the_same_tokens_in_hand_cut_sentences() -> None:
    marks = re.compile("[^\u1780-\u17ff ]")  # the borders that the hand has drawn
    for path in DATA.glob("segmented_khmer*.txt"):
        runs = RUN.findall(marks.sub("", path.read_text(encoding="utf-8")))
        assert {run: ours(run) for run in runs} == {run: theirs(run) for run in runs}


def test_the_same_tokens_where_khmer_nltk_corrects_its_text() -> None:
    run = "ប្រតិបត្តិការបង្ក្រាបកើតមានឡើងឡើងដោយខ្លួនឯង"
    assert ours(run) == theirs(run)


@given(letters=st.lists(st.sampled_from(LETTERS), min_size=1, max_size=30))
@settings(max_examples=100)
def test_the_same_tokens_in_any_run(letters: list[str]) -> None:
    run = "".join(letters)
    assert ours(run) == theirs(run)


def test_scikit_learn_is_not_imported() -> None:
    code = (
        "import sys; from glossary_kit.text.khmer_tokeniser import KhmerTokeniser;"
        "assert KhmerTokeniser().words('ភាសាខ្មែរ') == ['ភាសា', 'ខ្មែរ'];"
        "assert 'sklearn' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
