from __future__ import annotations

import pytest

from glossary_kit.text.folded import fold_key
from glossary_kit.text.romanised import khmer_sounds, latin_sounds


@pytest.mark.parametrize(
    ("latin", "khmer"),
    [
        ("rothmontrey", "រដ្ឋមន្ត្រី"),
        ("roathamontrei", "រដ្ឋមន្ត្រី"),
        ("tinnaney", "ទិន្នន័យ"),
        ("anukret", "អនុក្រឹត្យ"),
        ("chbab", "ច្បាប់"),
        ("sitthi monus", "សិទ្ធិមនុស្ស"),
        ("tomlapheap", "តម្លាភាព"),
        ("krosuong", "ក្រសួង"),
        ("hanipheay", "ហានិភ័យ"),
        ("kampuchea", "កម្ពុជា"),
    ],
)
def test_both_scripts_sound_alike(latin: str, khmer: str) -> None:
    assert latin_sounds(latin) == khmer_sounds(fold_key(khmer)) != ""


def test_other_consonants_sound_otherwise() -> None:
    assert latin_sounds("prakas") != khmer_sounds(fold_key("ប្រកាន់"))
