"""The English words that stand in a Khmer text and should have been translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.model.span import Span
from glossary_kit.text.folded import fold_key

#: What else is no running text: names of parameters and plural forms, variables, keys pressed
#: together, options, paths, calls, files.
_OPAQUE = re.compile(
    r"\w+\s*(?=[={])|\$\w+\$|\w+(?:\+\w+)+|(?<![\w-])-{1,2}[A-Za-z][\w-]*"
    r"|[\w.-]*[/\\_=~][\w./\\_=~-]*|\w+\(\)|\b[A-Za-z]+\.[A-Za-z][\w.]*"
)
#: A stretch in brackets or quotation marks: a gloss, or a word that is spoken of.
_QUOTED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»|“[^“”]*”|‘[^‘’]*’|\"[^\"]*\"|'[^']*'")
_RUN = re.compile(r"[A-Za-z][A-Za-z0-9'’-]*(?:[ \u200b]+[A-Za-z][A-Za-z0-9'’-]*)*")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’-]*")
_PLAIN = re.compile(r"[A-Za-z]?[a-z]+(?:['’-][a-z]+)*")
_LETTERS = re.compile("[A-Za-z]+")
_GRAMMAR = """
a about after all also an and any are as at be because been before being between but by can
could did do does each for from had has have he her his how if in into is it its many may more
most must no not of on only or other our out over shall she should so some such than that the
their them then there these they this those through to under until up upon was we were what
when where which while who whose will with within without would you your
"""
_EVERYDAY = """
add agree back background cancel change check clear close continue copy create delete details
disable done download edit enable enter error exit file finish folder go help hide home key
language later list loading login menu message move name new next none off ok open options
page password paste people phone please print read refresh remove reply reset retry save
search select send settings share show start stop submit summary time today try turn type
unknown update upload user view warning welcome work write year yes
"""
_GRAMMAR_WORDS = frozenset(_GRAMMAR.split())
_ENGLISH = _GRAMMAR_WORDS.union(_EVERYDAY.split())
_ENGLISH_ENDING = re.compile(
    r"[a-z]{3,}(?:tion|tions|sion|ment|ments|ness|ity|ities|ance|ence|ship|able|ible|ive|ous|"
    r"ful|less|ally|ly|ised|ized|ism|ists?|ing)"
)


def may_be_left(evidence: Evidence) -> bool:
    """Whether the target has an English word at all, as a name, code or gloss perhaps."""
    words = (word for word in _LETTERS.findall(evidence.unit.target) if _is_plain(word))
    return any(_is_english(evidence, word) for word in words)


def leftovers(evidence: Evidence) -> Iterator[Span]:
    """The runs of English words in the target that are no names, codes, glosses or known terms."""
    target = evidence.target_prose
    hidden = [
        Span(*match.span()) for match in (*_OPAQUE.finditer(target), *_QUOTED.finditer(target))
    ]
    hidden += [hit.span for hit in evidence.target_hits if hit.usable]
    hidden += [demand.untranslated for demand in evidence.demands if demand.untranslated]
    for run in _RUN.finditer(_masked(target, hidden)):
        words = [
            Span(run.start() + m.start(), run.start() + m.end()) for m in _WORD.finditer(run[0])
        ]
        plain = [word for word in words if _is_plain(word.of(target))]
        if any(_is_english(evidence, word.of(target)) for word in plain):
            yield Span(plain[0].start, plain[-1].end)


def translatable(evidence: Evidence) -> bool:
    """Whether the source holds an English word that is no name, code or sign."""
    source = evidence.source_prose
    hidden = [Span(*match.span()) for match in _OPAQUE.finditer(source)]
    words = _WORD.findall(_masked(source, hidden))
    return any(_is_english(evidence, word) for word in words if _PLAIN.fullmatch(word))


def _is_plain(word: str) -> bool:
    """Whether `word` stands as words in running text do: with a capital only at its beginning."""
    grammar = fold_key(word) in _GRAMMAR_WORDS
    return _PLAIN.fullmatch(word) is not None and (grammar or not word[0].isupper())


def _is_english(evidence: Evidence, word: str) -> bool:
    """Whether `word` is known as an English word, or ends like one and has no capital."""
    key = fold_key(word)
    if len(key) == 1:
        return False
    known = key in _ENGLISH or key in evidence.terms.common_words
    return known or (_ENGLISH_ENDING.fullmatch(word) is not None)


def _masked(text: str, hidden: list[Span]) -> str:
    """`text` with something that is no letter in the place of all `hidden` stretches."""
    characters = list(text)
    for span in hidden:
        characters[span.start : span.end] = "\0" * len(span)
    return "".join(characters)
