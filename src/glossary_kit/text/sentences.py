"""Where the sentences of a text begin and end.

A line break always ends a sentence: in the files that come here, a line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossary_kit.model.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def sentences(text: str, lang: str) -> tuple[Span, ...]:
    """The sentences of `text`, in the language `lang`, without the white space around them.

    Khmer ends a sentence with ។ ៕ ៚ ? or !, but not inside ។ល។ ("and so on"). English is cut
    by sentencex, which knows abbreviations; so are other languages, by its rules for them.
    """
    cut = _khmer_ends if lang.startswith("km") else _other_ends
    return tuple(
        sentence
        for start, line in _lines(text)
        for sentence in _stripped_pieces(text, start, cut(line, lang))
    )


def _lines(text: str) -> Iterable[tuple[int, str]]:
    """The lines of `text`, each behind the offset at which it begins."""
    if text.isprintable():  # told fast, and line breaks are not
        return ((0, text),)
    return ((line.start(), line[0]) for line in _LINE.finditer(text))


def _stripped_pieces(text: str, start: int, ends: Iterator[int]) -> Iterator[Span]:
    """The stretches of `text` from `start` between `ends`, counted from it, stripped."""
    offset = start
    for end in ends:
        piece = text[offset : start + end]
        left = len(piece) - len(piece.lstrip(_BLANK))
        right = len(piece.rstrip(_BLANK))
        if left < right:
            yield Span(offset + left, offset + right)
        offset = start + end


_BLANK = " \t\u00a0\u2002\u2003\u2009\u200a\u200b\u202f\u3000\ufeff\v\f\x85"
_AND_SO_ON = r"។[ \u200b]*(?:ល|បេ)[ \u200b]*។|៘"
#: A mark at the end of a Khmer sentence and what may close with it. A Latin ? or ! that is
#: followed by a letter or digit stands in an address or a name.
_KHMER_END = re.compile(
    rf"(?P<and_so_on>{_AND_SO_ON})|[។៕៚]+[។៕៚?!…]*|[?!]+(?![A-Za-z0-9=&])|[?!]+$"
)
_KHMER_END_SIGN = re.compile("[។៕៚៘?!]")  # found many times as fast
_CLOSING = re.compile(r"(?:[ \u00a0\u200b]*[»”’›)\]}]|[\"'])+")


def _khmer_ends(line: str, _lang: str) -> Iterator[int]:
    done = passed = 0
    for sign in _KHMER_END_SIGN.finditer(line):
        mark = _KHMER_END.match(line, sign.start()) if sign.start() >= passed else None
        if not mark:
            continue
        passed = end = mark.end()
        if mark["and_so_on"]:
            continue
        closing = _CLOSING.match(line, end)
        # A straight quotation mark closes only what one has opened in this sentence.
        if closing and (closing[0][0] not in "\"'" or line.count(closing[0][0], done, end) % 2):
            end = closing.end()
        yield end
        done = end
    yield len(line)


#: Abbreviations before a number that sentencex takes for the end of a sentence.
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(])(?:paras?|[Aa]rts|[Ss]ecs|[Vv]ols?|[Cc]h|[Cc]hap|[Cc]ls?|[Rr]efs?|[Ff]igs|"
    r"[Aa]pps?|[Nn]os|[Rr]ev)\.\s*$"
)
_BEFORE_NAME = re.compile(r"(?:^|[\s(])(?:Hon|Ref)\.\s*$")
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s*")


#: The end of a sentence that sentencex takes for an abbreviation: to say no. The …
_WORD_AT_END = re.compile(r"\b(?:art|ill|may|me|miss|no|ok)\.[ \u00a0]+(?=[A-Z][a-z]|I\b|A\b)")
#: A sentence in parentheses, of more than a word: (He was ill.) She …
_IN_PARENTHESES = re.compile(r"\([A-Z][^()]* [^()]*[.!?]\)[ \u00a0]+(?=[A-Z])")
#: Of the plain characters, those behind which sentencex may end a sentence, and something else.
_MAY_GO_ON = re.compile(r"[.!?]\s*\S")
_NOT_PLAIN = re.compile(r"[^\x20-\x7e“”‘’–—]")  # by itself: a class alone is found fast


def _other_ends(line: str, lang: str) -> Iterator[int]:
    from sentencex import segment

    if not (_MAY_GO_ON.search(line) or _NOT_PLAIN.search(line)):
        yield len(line)
        return
    pieces = [part for piece in segment(lang, line) for part in _parts(str(piece))]
    end, start = 0, 0
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        end += len(piece)
        if not following or not _goes_on(line[start:end], following):
            yield end
            start = end


def _parts(piece: str) -> Iterator[str]:
    """The sentences that stand in a `piece` that sentencex took for one."""
    inserted = _IN_PARENTHESES.match(piece)
    start = inserted.end() if inserted else 0
    if inserted:
        yield inserted[0]
    for word in _WORD_AT_END.finditer(piece, start):
        yield piece[start : word.end()]
        start = word.end()
    yield piece[start:]


def _goes_on(sentence: str, following: str) -> bool:
    """Whether what sentencex took for two sentences is one."""
    if _ENUMERATOR.fullmatch(sentence) or _BEFORE_NAME.search(sentence):
        return True
    if following[0].isdigit():
        return _BEFORE_NUMBER.search(sentence) is not None
    brand = following[1:2].isupper()  # iPhone
    return following[0].islower() and not brand and sentence.rstrip().endswith(".")
