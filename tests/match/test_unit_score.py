"""Scores: what costs what."""

from __future__ import annotations

import pytest

from glossary_kit.match.unit_score import PenaltyKind, Yardstick, key_score, unit_key
from glossary_kit.model.unit import InlineCode

FORMULA = [
    ("abcd", "abcd", 100),
    ("abcd", "abxd", 75),
    ("abcd", "abc", 75),
    ("កាត់", "កាត", 50),  # two clusters, of which one differs: ត់, ត
    ("ក្រសួង", "ក្រសោង", 200 / 3),  # three clusters: ក្រ សួ ង; of code points, six of seven are the same
    ("abc", "xyz", 0),
    ("", "", 0),
]


@pytest.mark.parametrize(("one", "other", "score"), FORMULA)
def test_the_formula(one: str, other: str, score: float) -> None:
    assert key_score(one, other) == pytest.approx(score)
    assert key_score(other, one) == pytest.approx(score)


def test_the_key_hides_what_readers_do_not_see() -> None:
    assert unit_key("«សិទ្ធិ មនុស្ស»។") == unit_key("សិទ្ធិ\u200bមនុស្ស")
    assert unit_key("Human rights.") == unit_key("  human Rights")
    assert unit_key("ទំព័រ ១") != unit_key("ទំព័រ១")  # a space beside a digit stays
    assert unit_key("…") == "…"


PENALTIES = [
    ("The same text.", "The same text.", ()),
    ("in 2024", "in 2025", ("numbers",)),
    ("ឆ្នាំ២០២៤", "ឆ្នាំ2024", ()),
    ("Hello {name}", "Hello {user}", ("codes",)),
    ("Hello", "Hello.", ("punctuation",)),
    ("“Hello”", '"Hello"', ()),
    ("Risk management", "risk Management", ("case",)),
    ("Data and AI", "ai and data", ("case",)),
    ("សិទ្ធិ មនុស្ស", "សិទ្ធិមនុស្ស", ("spacing",)),
    ("In 2024, data", "in 2025 data", ("numbers", "punctuation", "case")),
]


@pytest.mark.parametrize(("segment", "text", "kinds"), PENALTIES)
def test_penalties_are_named(segment: str, text: str, kinds: tuple[str, ...]) -> None:
    lang = "km" if segment[0] > "\u1780" and segment[0] != "“" else "en"

    def braces(text: str) -> list[str]:
        return [text[text.index("{") : text.index("}") + 1]] if "{" in text else []

    found = Yardstick(segment, lang, braces).penalties(text)
    assert tuple(penalty.kind for penalty in found) == kinds


def test_inline_codes() -> None:
    bold = (InlineCode(0, "<b>"),)
    yardstick = Yardstick("Text", "en", lambda _: (), bold)
    assert yardstick.penalties("Text", bold) == ()
    (penalty,) = yardstick.penalties("Text")
    assert (penalty.kind, penalty.points) == (PenaltyKind.CODES, 5)
