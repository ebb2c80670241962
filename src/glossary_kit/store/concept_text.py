"""The one canonical text of a concept file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from glossary_kit.model.concept import ConceptEntry, LanguageSection, Review, TermSection

_WIDTH = 100
_FIRST_LANGUAGES = ("en", "km")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"} | {
    chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F) if chr(code) not in "\n\t\r"
}
# Deliberately plain and our own: where a definition is broken decides the stored form, so it
# must not change with a library. A wrong break costs nothing, reading joins the lines again.
_SENTENCE_END = re.compile(
    r"(?<=[.!?។៕])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bcf\.)(?<!\bvs\.)(?<!\bNo\.)(?<!\bArt\.)"
    r" (?=[A-Z\u1780-\u17b3“\"«(])"
)
_BLANKS = re.compile(r"[ \t\r\n]+")

Value = str | int | date | Sequence[str] | None


def write_concept(entry: ConceptEntry) -> str:
    """The text of the concept file for `entry`: keys in a fixed order, empty ones left out.

    `kind`, the `status` of every term and the `state` of the review are always written.
    White space in definitions becomes single spaces, sentences stand on lines of their own.
    """
    blocks = ["".join(_top(entry))]
    blocks += ["".join(_language(section)) for section in in_language_order(entry.languages)]
    return "\n".join([*blocks, "".join(_review(entry.review))])


def is_language_tag(text: str) -> bool:
    """Whether `text` is a tag under which a concept file can hold a language."""
    return _LANGUAGE_TAG.fullmatch(text) is not None


def in_language_order(sections: Iterable[LanguageSection]) -> tuple[LanguageSection, ...]:
    """The sections in the order of a concept file: English, Khmer, others by their tags."""

    def rank(section: LanguageSection) -> tuple[int, str]:
        first = section.lang in _FIRST_LANGUAGES
        return _FIRST_LANGUAGES.index(section.lang) if first else len(
            _FIRST_LANGUAGES
        ), section.lang

    return tuple(sorted(sections, key=rank))


def one_line(definition: str) -> str:
    """The definition with every run of white space as one space, as the model holds it."""
    return _BLANKS.sub(" ", definition).strip(" ")


def _top(entry: ConceptEntry) -> Iterator[str]:
    yield _pair("kind", entry.kind)
    yield _pair("occurs_in", entry.occurs_in)
    yield _pair("broader", entry.broader)
    yield _pair("narrower", entry.narrower)
    yield _pair("see_also", entry.see_also)
    yield _pair("replaced_by", entry.replaced_by)
    yield _pair("note", entry.note)


def _language(section: LanguageSection) -> Iterator[str]:
    yield f"[{section.lang}]\n"
    yield _definition(section.definition)
    yield _pair("definition_source", section.definition_source)
    yield _pair("note", section.note)
    for term in section.terms:
        yield f"[[{section.lang}.terms]]\n"
        yield from _term(term)


def _term(term: TermSection) -> Iterator[str]:
    yield _pair("term", term.term)
    yield _pair("status", term.status)
    yield _pair("term_type", term.term_type)
    yield _pair("part_of_speech", term.part_of_speech)
    yield _pair("reliability", term.reliability)
    yield _pair("source", term.source)
    yield _pair("lookup_forms", term.lookup_forms)
    yield _pair("matching", term.matching)
    yield _pair("note", term.note)


def _review(review: Review) -> Iterator[str]:
    yield "[review]\n"
    yield _pair("state", review.state)
    if review.approval:
        yield "[review.approval]\n"
        yield _pair("body", review.approval.body)
        yield _pair("reference", review.approval.reference)
        yield _pair("date", review.approval.date)
    for decision in review.decisions:
        yield "[[review.decisions]]\n"
        yield _pair("lang", decision.lang)
        yield _pair("term", decision.term)
        yield _pair("decision", decision.decision)
        yield _pair("reviewer", decision.reviewer)
        yield _pair("date", decision.date)
        yield _pair("comment", decision.comment)


def _definition(definition: str | None) -> str:
    sentences = _SENTENCE_END.split(one_line(definition or ""))
    if len(sentences) == 1:
        return _pair("definition", sentences[0])
    lines = "\n".join(_escaped(sentence) for sentence in sentences)
    return f'definition = """\n{lines}"""\n'


def _pair(key: str, value: Value) -> str:
    """The line or lines for one key; nothing where the value is empty."""
    if not value:
        return ""
    if isinstance(value, str):
        return f"{key} = {_quoted(value)}\n"
    if isinstance(value, int):
        return f"{key} = {int(value)}\n"
    if isinstance(value, date):
        return f"{key} = {value.isoformat()}\n"
    items = [_quoted(item) for item in value]
    line = f"{key} = [{', '.join(items)}]\n"
    if len(line) <= _WIDTH + 1:  # the line break does not count
        return line
    return f"{key} = [\n" + "".join(f"    {item},\n" for item in items) + "]\n"


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)
