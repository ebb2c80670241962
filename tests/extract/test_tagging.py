from __future__ import annotations

import pytest

from glossary_kit.extract.tagging import tagged


def tags(text: str) -> dict[str, str]:
    return {token.text: token.tag for sentence in tagged(text) for token in sentence}


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("They use machine learning in the ministry.", "learning", "NN"),
        ("They are learning the language.", "learning", "VBG"),
        ("AI and emerging technologies matter.", "emerging", "JJ"),
        ("We reviewed it, giving feedback to them.", "giving", "VBG"),
        ("Institutions wishing to take part may write.", "wishing", "VBG"),
        ("The policy on decision-making is new.", "decision-making", "NN"),
        ("The audit names its author.", "names", "VBZ"),
        ("• Harmonizing AI Governance", "Harmonizing", "VBG"),
        ("• Researched governance frameworks", "Researched", "VBN"),
        ("An algorithmic audit is due.", "algorithmic", "JJ"),
        ("Its AI systems are new.", "AI", "NNP"),
        ("The ASEAN Digital Ministers’ Meeting met.", "’", "POS"),
        ("The ASEAN Digital Ministers’ Meeting met.", "Meeting", "NN"),
        ("the Commission for Asia and the Pacific (ESCAP)", "Pacific", "NNP"),
        ("His Excellency Sok Dara spoke.", "Dara", "PERSON"),
        ("See go.gov.kh/mptc/o1 for more.", "go.gov.kh/mptc/o1", "ADDRESS"),
        ("Write to office@example.org today.", "office@example.org", "ADDRESS"),
        ("AI ឬ បញ្ញា means", "ឬ", "FW"),
    ],
)
def test_words_are_tagged_as_terminology_needs_them(text: str, word: str, tag: str) -> None:
    assert tags(text)[word] == tag


def test_spans_are_those_of_the_text() -> None:
    text = "Cambodia’s plan (2025).\n\nA second line; the U.S. view."
    for sentence in tagged(text):
        for token in sentence:
            assert token.span.of(text) == token.text


def test_nothing_comes_of_nothing() -> None:
    assert tagged("") == ()
    assert tagged(" \n\t") == ()
