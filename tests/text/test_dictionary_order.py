"""Words stand where a dictionary of their language has them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from glossary_kit.project import Project
from glossary_kit.text.dictionary_order import (
    english_letter,
    english_order,
    khmer_letter,
    khmer_order,
)

ROOT = Path(__file__).parents[2]
COLLATOR = """
const words = require("fs").readFileSync(0, "utf8").split("\\n");
console.log(words.sort(new Intl.Collator("km").compare).join("\\n"));
"""


@pytest.mark.parametrize(
    "words",
    [
        "ក កក កា កិ កូ កៅ កុំ កំ កាំ កះ កុះ កេះ កោះ ក្រ ខ",
        "រក រា រ្ក ក៌ ឫ ល ឭ វ",
        "អុ ឧ អុក ឧក អូ ឩ ឪ អួ អែ ឯ អោ ឱ",
        "សម្ភ សម្ភៈ សម្ភា",
        "៣ ក ហ អ AI Data",
    ],
)
def test_khmer_stands_in_the_order_of_cldr(words: str) -> None:
    backwards = words.split()[::-1]
    assert sorted(backwards, key=khmer_order) == words.split()


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js, which has CLDR, is not here")
def test_the_terms_of_the_base_stand_as_icu_has_them() -> None:
    terms = {term.term for entry in Project(ROOT).entries for term in entry.terms("km")}
    done = subprocess.run(
        ["node", "-e", COLLATOR], input="\n".join(terms), capture_output=True, text=True, check=True
    )
    expected = done.stdout.rstrip("\n").split("\n")
    assert len(expected) == len(terms)
    assert sorted(expected, key=khmer_order) == expected


def test_zero_width_spaces_and_encodings_do_not_move_a_word() -> None:
    assert khmer_order("ទិន្ន\u200bន័យ") == khmer_order("ទិន្នន័យ")
    assert khmer_order("ស្រ្តី") == khmer_order("ស្ត្រី")


def test_english_stands_in_order_whatever_the_case() -> None:
    words = ["AI", "AI agent", "algorithm", "Algorithms", "bias"]
    backwards = words[::-1]
    assert sorted(backwards, key=english_order) == words


@pytest.mark.parametrize(
    ("word", "letter"), [("ឥទ្ធិពល", "អ"), ("ឫស", "ឫ"), ("ក្រសួង", "ក"), ("AI", "A"), ("៤", "#")]
)
def test_the_letter_of_a_khmer_word(word: str, letter: str) -> None:
    assert khmer_letter(word) == letter


@pytest.mark.parametrize(("word", "letter"), [("bias", "B"), ("4IR", "#")])
def test_the_letter_of_an_english_word(word: str, letter: str) -> None:
    assert english_letter(word) == letter
