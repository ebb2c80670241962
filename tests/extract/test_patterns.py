from __future__ import annotations

from glossary_kit.extract.patterns import longest_noun_phrases, names, noun_phrases
from glossary_kit.extract.tagging import tagged


def found(text: str, pattern: object) -> set[str]:
    return {
        text[sentence[start].span.start : sentence[end - 1].span.end]
        for sentence in tagged(text)
        for start, end in pattern(sentence)  # type: ignore[operator]
    }


def test_noun_phrases_come_with_those_inside_them() -> None:
    assert found("The digital government policy was adopted.", noun_phrases) == {
        "digital government policy",
        "digital government",
        "government policy",
        "government",
        "policy",
    }


def test_one_of_joins_two_noun_phrases() -> None:
    phrases = found("We follow the principle of data minimisation.", noun_phrases)
    assert "principle of data minimisation" in phrases
    assert "principle of" not in phrases


def test_general_words_and_dates_are_no_part_of_a_term() -> None:
    phrases = found("In March 2025 several relevant ministries took other steps.", noun_phrases)
    assert phrases == {"ministries"}


def test_the_longest_noun_phrases_do_not_overlap() -> None:
    text = "The risk assessment of the public sector needs a data protection officer."
    assert found(text, longest_noun_phrases) == {
        "risk assessment",
        "public sector",
        "data protection officer",
    }


def test_names_hold_little_words() -> None:
    text = (
        "It was the Ministry of Post and Telecommunications and the Academy of Digital Technology."
    )
    assert {
        "Ministry of Post and Telecommunications",
        "Academy of Digital Technology",
    } <= found(text, names)


def test_a_possessive_may_stand_in_a_name() -> None:
    assert "ASEAN Digital Ministers’ Meeting" in found(
        "at the ASEAN Digital Ministers’ Meeting (ADGMIN)", names
    )


def test_abbreviations_joined_by_and_are_two_names() -> None:
    assert not any("and" in name for name in found("It unites CADT and UNESCO here.", names))
