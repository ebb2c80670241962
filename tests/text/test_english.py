from __future__ import annotations

import pytest

from glossary_kit.model.concept import PartOfSpeech
from glossary_kit.text.english import (
    acronym_forms,
    inflected_forms,
    is_acronym,
    negated,
    word_edges,
)


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("policy", "policies"),
        ("analysis", "analyses"),
        ("criterion", "criteria"),
        ("child", "children"),
        ("bias", "biases"),
        ("process", "processes"),
        ("AI", "ai's"),
        ("ministry", "ministries'"),
        ("chairman", "chairmen"),
        ("index", "indices"),
        ("large language models", "large language model"),
        ("human rights", "human right"),
        ("rule of law", "rules of law"),
        ("attorney general", "attorneys general"),
        ("secretary-general", "secretaries-general"),
        ("secretary-general", "secretary-general's"),
        ("major general", "major generals"),
        ("right to privacy", "rights to privacy"),
        ("human-in-the-loop", "humans in the loop"),
        ("decision-making", "decision making"),
        ("decision making", "decision-making"),
        ("decision making", "decisionmaking"),
        ("e-mail", "email"),
        ("cybersecurity", "cyber-security"),
        ("cyber security", "cybersecurity"),
        ("data set", "datasets"),
        ("policymaker", "policy makers"),
        ("organisation", "organizations"),
        ("organization", "organisation's"),
        ("behaviour", "behaviors"),
        ("human-centred AI", "human-centered ai"),
        ("data centre", "data centers"),
        ("licence", "licenses"),
        ("defense", "defence"),
        ("programme", "programs"),
        ("judgement", "judgments"),
        ("labelling", "labeling"),
        ("artefact", "artifacts"),
        ("catalog", "catalogues"),
    ],
)
def test_form_is_known(term: str, form: str) -> None:
    assert form in inflected_forms(term)


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("form", "format"),
        ("bias", "unbiased"),
        ("bias", "bia"),
        ("analysis", "analysi"),
        ("ethics", "ethic"),
        ("goods", "good"),
        ("e-mail", "e mail"),
        ("re-form", "reform"),
        ("for", "four"),
        ("size", "sise"),
        ("supervise", "supervize"),
        ("vector", "vectour"),
        ("programme", "programmeme"),
        ("rule of law", "rule of laws"),
    ],
)
def test_form_is_no_form(term: str, form: str) -> None:
    assert form not in inflected_forms(term)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("regulate", {"regulates", "regulated", "regulating"}),
        ("apply", {"applies", "applied", "applying"}),
        ("label", {"labels", "labelled", "labeled", "labeling", "labelling"}),
        ("opt out", {"opts out", "opted out", "opting out", "opt-out"}),
        ("oversee", {"oversees", "oversaw", "overseen", "overseeing"}),
        ("organise", {"organizes", "organised", "organizing"}),
    ],
)
def test_verbs(verb: str, forms: set[str]) -> None:
    assert forms <= inflected_forms(verb, part_of_speech=PartOfSpeech.VERB)


def test_adjectives_have_no_plural() -> None:
    forms = inflected_forms("trustworthy", part_of_speech=PartOfSpeech.ADJECTIVE)
    assert forms == {"trustworthy"}


@pytest.mark.parametrize("term", ["", " ", "-", "–"])
def test_no_words_no_forms(term: str) -> None:
    assert not inflected_forms(term)


@pytest.mark.parametrize("term", "AI LLM LLMs GenAI IoT WG-AI ISO/IEC PhD UNESCO".split())  # noqa: SIM905
def test_acronyms(term: str) -> None:
    assert is_acronym(term)


@pytest.mark.parametrize("term", ["it", "A", "2025", "AI system", "McDonald", "UNITED NATIONS", ""])
def test_no_acronyms(term: str) -> None:
    assert not is_acronym(term)


def test_forms_of_acronyms_keep_their_capitals() -> None:
    assert {"LLM", "LLMs", "LLM's", "LLMs'", "L.L.M."} <= acronym_forms("LLM")
    assert {"WG-AI", "WG AI", "WG AI's"} <= acronym_forms("WG–AI")
    assert {"R&D", "R & D"} <= acronym_forms("R&D") & acronym_forms("R & D")
    assert "llm" not in acronym_forms("LLM")


@pytest.mark.parametrize(
    ("text", "hit", "whole"),
    [
        ("the format", "form", False),
        ("unbiased", "bias", False),
        ("restated", "state", False),
        ("aim", "ai", False),
        ("ai's use", "ai", True),
        ("ai’s use", "ai", True),
        ("non-binding", "binding", True),
        ("can't", "can", False),
        ("don't", "t", False),
        ("it'll", "it", False),
        ("ប្រើaiក្នុង", "ai", True),
        ("ai4d", "ai", False),
        ("(ai)", "ai", True),
        ("ai_model", "ai", False),
    ],
)
def test_word_edges(text: str, hit: str, whole: bool) -> None:
    start = text.index(hit)
    assert word_edges(text, start, start + len(hit)) is whole


@pytest.mark.parametrize(
    ("text", "hit", "is_negated"),
    [
        ("a non-binding rule", "binding", True),
        ("this is not binding", "binding", True),
        ("out-of-scope use", "scope", True),
        ("non binding", "binding", True),
        ("in scope", "scope", False),
        ("a binding rule", "binding", False),
        ("canon binding", "binding", False),
        ("knot binding", "binding", False),
    ],
)
def test_negation(text: str, hit: str, is_negated: bool) -> None:
    assert negated(text, text.index(hit)) is is_negated
