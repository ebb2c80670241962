"""The printed glossary as one HTML page: no other file, nothing fetched, no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib import resources
from typing import BinaryIO

from glossary_kit.formats.codec import Codec
from glossary_kit.formats.printed.glossary import Designation, Direction, Row, glossary
from glossary_kit.formats.printed.labels import (
    DEFINITION,
    LANGUAGES,
    MARKS,
    TITLE,
    heading,
    summary,
)
from glossary_kit.formats.printed.losses import NOT_PRINTED
from glossary_kit.formats.xml_writing import escaped
from glossary_kit.model.concept import ConceptEntry


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a whole HTML document with the two lists of `entries`."""
    for piece in _page(entries):
        stream.write(piece.encode())


def _page(entries: Iterable[ConceptEntry]) -> Iterator[str]:
    printed = glossary(entries, date.today())
    style = (resources.files(__package__) / "glossary.css").read_text("utf-8")
    made = summary(printed)
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{TITLE[0]} · {TITLE[1]}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    yield f"<header>\n<h1>{_both(TITLE)}</h1>\n<p>{escaped(made[0])}</p>\n"
    yield f'<p lang="km">{escaped(made[1])}</p>\n</header>\n<main>\n'
    for direction in printed.directions:
        yield from _list(direction)
    yield "</main>\n</body>\n</html>\n"


def _list(direction: Direction) -> Iterator[str]:
    yield f"<h2>{_both(heading(direction))}</h2>\n<nav>"
    name = direction.source
    for number, letter in enumerate(direction.letters):
        yield f'<a href="#{name}-{number}" lang="{name}">{escaped(letter.letter)}</a> '
    yield "</nav>\n<table>\n<thead><tr>"
    for label in (LANGUAGES[direction.source], LANGUAGES[direction.target], DEFINITION):
        yield f'<th scope="col">{label[0]} <span lang="km">{label[1]}</span></th>'
    yield "</tr></thead>\n"
    for number, letter in enumerate(direction.letters):
        yield f'<tbody id="{name}-{number}">\n<tr><th colspan="3" scope="rowgroup" lang="{name}">'
        yield f"{escaped(letter.letter)}</th></tr>\n"
        yield from map(_row, letter.rows)
        yield "</tbody>\n"
    yield "</table>\n"


def _row(row: Row) -> str:
    head = [row.headword, *row.synonyms]
    last = [f'<p class="soft" lang="{lang}">{escaped(text)}</p>' for lang, text in row.definitions]
    if row.instead:
        last = [f"<p>→ {_term(row.instead)}</p>"]
    return (
        f'<tr><td class="head">{_terms(head)}</td><td>{_terms(row.translations)}</td>'
        f"<td>{''.join(last)}</td></tr>\n"
    )


def _terms(terms: Iterable[Designation]) -> str:
    return "".join(f"<p>{_term(term)}</p>" for term in terms)


def _term(term: Designation) -> str:
    text = f'<span class="term" lang="{term.lang}">{escaped(term.term)}</span>'
    if term.mark is None:
        return text
    english, khmer = MARKS[term.mark]
    mark = f'<span class="mark">{english} · <span lang="km">{khmer}</span></span>'
    return f'<span class="{term.mark}">{text} {mark}</span>'


def _both(label: tuple[str, str]) -> str:
    return f'{escaped(label[0])} <span lang="km">{escaped(label[1])}</span>'


CODEC = Codec(
    name="glossary-html",
    title="Glossary to be read, HTML",
    suffixes=(".html", ".htm"),
    carries=ConceptEntry,
    write=write,
    loses=NOT_PRINTED,
    description="both directions in dictionary order; for reading and printing, not read back",
)
