from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from itertools import pairwise

import pytest
from hypothesis import given, settings
from khmer_strategies import any_text

from glossary_kit.errors import UsageError
from glossary_kit.text.segmenters import lost, segmenter

MODULES = {"khmer-nltk": "khmernltk", "khmercut": "khmercut", "icu": "icu4py", "clusters": "re"}
NAMES = [name for name, module in MODULES.items() if find_spec(module)]


def cut(name: str, text: str) -> list[str]:
    return [span.of(text) for span in segmenter(name).words(text)]


@pytest.mark.parametrize("name", NAMES)
def test_khmer_is_never_joined_to_other_scripts(name: str) -> None:
    text = "ប្រព័ន្ធAI ឆ្នាំ២០២៥។ 4.0 AI's"
    pieces = cut(name, text)
    assert pieces[-2:] == ["4.0", "AI's"]
    assert {"AI", "២០២៥", "។"} <= {*pieces}


@pytest.mark.parametrize("name", ["khmer-nltk", "khmercut"])
def test_words_of_a_sentence(name: str) -> None:
    if name not in NAMES:
        pytest.skip(f"{name} is not installed")
    assert cut(name, "ប្រជាពលរដ្ឋ មានសិទ្ធិ") == ["ប្រជាពលរដ្ឋ", "មាន", "សិទ្ធិ"]


@pytest.mark.parametrize("name", NAMES)
def test_invisible_characters_do_not_move_words(name: str) -> None:
    plain, typed = "ប្រជាពលរដ្ឋមានសិទ្ធិ", "ប្រជា\u200bពលរដ្ឋ\u200bមាន\u200bសិទ្ធិ"
    assert [word.replace("\u200b", "") for word in cut(name, typed)] == cut(name, plain)


@pytest.mark.parametrize("name", NAMES)
@given(text=any_text)
@settings(max_examples=40)
def test_words_cover_what_is_seen(name: str, text: str) -> None:
    spans = segmenter(name).words(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    left = "".join(
        char for i, char in enumerate(text) if not any(s.start <= i < s.end for s in spans)
    )
    invisible = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
    assert not [c for c in left if not c.isspace() and c not in invisible and not _hidden(c)]


def _hidden(char: str) -> bool:
    return (
        "\u202a" <= char <= "\u202e" or "\u2060" <= char <= "\u206f" or "\ufe00" <= char <= "\ufe0f"
    )


def test_unknown_segmenter() -> None:
    with pytest.raises(UsageError, match="no segmenter 'nltk'"):
        segmenter("nltk")


def test_what_is_lost() -> None:
    assert lost(segmenter("clusters"))
    if "khmer-nltk" in NAMES:
        assert lost(segmenter("auto")) is None
        assert segmenter("auto").name == "khmer-nltk"


def test_clusters_where_no_segmenter_is_installed() -> None:
    """`None` in `sys.modules` is how Python marks a module that cannot be imported."""
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['khmernltk', 'khmercut', 'icu4py']));"
        "from glossary_kit.text.segmenters import lost, segmenter; s = segmenter('auto');"
        "print(s.name, len(s.words('សិទ្ធិ')), lost(s) is not None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["clusters", "2", "True"]


def test_khmer_nltk_is_silent_and_loaded_on_first_use() -> None:
    if "khmer-nltk" not in NAMES:
        pytest.skip("khmer-nltk is not installed")
    code = (
        "import sys; from glossary_kit.text.segmenters import segmenter;"
        "s = segmenter('khmer-nltk'); assert 'khmernltk' not in sys.modules;"
        "s.words('ភាសាខ្មែរ'); assert 'khmernltk' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert (done.stdout, done.stderr) == ("", "")
