"""What stands in a text and is not language: placeholders, tags, addresses, code.

These are compared as they are between source and target, and left out where words and their
punctuation are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_letters, digits

from glossary_kit.model.span import Span


class TokenKind(StrEnum):
    """What a token is."""

    PLACEHOLDER = "placeholder"
    TAG = "tag"
    URL = "URL"
    EMAIL = "e-mail address"
    CODE = "code"
    SYNTAX = "syntax of a message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A stretch of a text that is not language; equal `key`s mean the same."""

    kind: TokenKind
    span: Span
    text: str
    key: str


_URL_END = "\\s<>\"'`«»“”‘’\u1780-\u17ff\u200b"
_DOMAIN = r"(?:[a-z0-9-]+\.)+(?:gov|com|org|net|edu|int|info|asia)(?:\.[a-z]{2})?(?![\w.-]*@)"
_URL = (
    rf"(?:https?|ftp)://(?!\[\[)[^{_URL_END}]+|(?<![\w.@/-])www\.[^{_URL_END}]+"
    rf"|(?<![\w.@/-]){_DOMAIN}\b(?:/[^{_URL_END}]*)?"
)
_EMAIL = r"(?<![\w.+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
#: Without the flag "space": in "100% sure" there is no placeholder; nor in "%complete".
_PRINTF = (
    r"(?<![\d%\u17e0-\u17e9])%(?:(?:\d+\$)?[-+#0']*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:hh|h|ll|l|L|q|j|z|t)?"
    r"(?:[dsuxXfFG@]|[aceginopAE](?![A-Za-z]))|[1-9]\d?(?![\d$.]))"
)
_PLACEHOLDER = (
    rf"%\([\w.-]+\)[-#0-9.]*[a-zA-Z]|{_PRINTF}|%[A-Z][A-Z_]{{2,}}%?|[%$]\{{[^{{}}]+\}}"
    r"|\$\([\w.]+\)|\{\{[^{}\n]+\}\}"
    r"|\{(?:\d+|[^\W\d][\w.\[\]-]*)?(?:![rsa])?(?::[^{}\s]*)?\}"
    r"|\{\s*[\w.-]+\s*,\s*(?:number|date|time|spellout|ordinal|duration)\b[^{}]*\}"
)
_ICU_HEAD = r"\{\s*(?P<argument>[\w.-]+)\s*,\s*(?P<choice>plural|select|selectordinal)\s*,"
_SUFFIXES = (
    "pdf|docx?|xlsx?|pptx?|odt|ods|csv|tsv|json|xml|html?|txt|py|sh|exe|toml|ya?ml|ini|md|po|xlf"
    "|xliff|tmx|tbx|zip|png|jpe?g|gif|svg|mp[34]"
)
_CODE = (
    rf"(?<![\w./-])[\w./-]*[A-Za-z0-9_]\.(?:{_SUFFIXES})(?![A-Za-z0-9])"
    r"|(?<![\w-])--[A-Za-z][A-Za-z0-9-]+"
    r"|(?<![A-Za-z0-9_.&])[a-z][a-z0-9]+(?:_[a-z0-9]{2,})+(?:\(\))?(?![A-Za-z0-9_])"
    r"|(?<![A-Za-z0-9_.&%])[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+(?![A-Za-z0-9_])"
    r"|(?<![A-Za-z0-9_.])[A-Za-z_][A-Za-z0-9_.]*\(\)"
)
_TAG = r"<(?P<closing>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<attributes>\s[^<>]*?)?(?P<empty>/?)>"
_TOKEN = re.compile(
    rf"(?P<backticked>`[^`'\n\u1780-\u17ff]+`)|(?P<tag>{_TAG})|(?P<email>{_EMAIL})|(?P<url>{_URL})"
    rf"|(?P<icu>{_ICU_HEAD})|%%|(?P<placeholder>{_PLACEHOLDER})|(?P<code>{_CODE})",
    re.ASCII,
)
_KINDS = {
    "backticked": TokenKind.CODE,
    "tag": TokenKind.TAG,
    "email": TokenKind.EMAIL,
    "url": TokenKind.URL,
    "icu": TokenKind.PLACEHOLDER,
    "placeholder": TokenKind.PLACEHOLDER,
    "code": TokenKind.CODE,
}
_BRANCH = re.compile(r"\s*(?:offset:\d+\s*)?(?:=\d+|\w+)\s*(\{)")
#: What stands in every token: a sign, or two characters of which the second is one of several.
_ALONE = "`@%{"
_FOLLOWED = {
    "<": ascii_letters + "/",
    "$": "({",
    "(": ")",
    "www": ".",
    ":/": "/",
    ".": ascii_letters,
    "--": ascii_letters,
    "_": ascii_letters + digits,
}
_MAY_HOLD_TOKENS = re.compile(
    "|".join((f"[{_ALONE}]", *(f"{re.escape(one)}[{two}]" for one, two in _FOLLOWED.items())))
)
TOKEN_SIGNS = frozenset(_ALONE) | {one + two for one in _FOLLOWED for two in _FOLLOWED[one]}
"""One of these stands in every text with a token."""


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text` from left to right, without overlap."""
    if not _MAY_HOLD_TOKENS.search(text):
        return ()
    branches = _branches(text) if ", " in text else {}
    syntax = (
        Token(kind=TokenKind.SYNTAX, span=span, text=span.of(text), key=span.of(text))
        for span in branches.values()
    )
    return tuple(sorted((*_tokens(text, branches), *syntax), key=lambda token: token.span))


def blanked(text: str, found: tuple[Token, ...]) -> str:
    """`text` with U+FFFC in place of every character of the tokens `found`."""
    pieces, done = list[str](), 0
    for token in found:
        pieces += text[done : token.span.start], "\ufffc" * len(token.span)
        done = token.span.end
    return "".join(pieces) + text[done:]


def _tokens(text: str, branches: Mapping[int, Span]) -> Iterator[Token]:
    offset = 0
    while match := _TOKEN.search(text, offset):
        group = next((name for name in _KINDS if match[name]), "")
        offset = match.end()
        if match.start() in branches:
            offset = match.start() + 1
        elif group == "url":
            yield _url(match)
            offset = match.start() + len(_trimmed(match[0]))
        elif group and (group != "tag" or _is_tag(match, text)):
            kind = _KINDS[group]
            yield Token(kind=kind, span=Span(*match.span()), text=match[0], key=_key(match, group))
        elif group == "tag":
            offset = match.start() + 1


def _key(match: re.Match[str], group: str) -> str:
    if group == "icu":
        return f"{{{match['argument']}, {match['choice']}}}"
    if group == "tag":
        return f"<{match['closing']}{match['name'].lower()}{match['empty']}>"
    return "".join(match[0].split()) if group == "placeholder" else match[0]


def _branches(text: str) -> dict[int, Span]:
    """Where the branches of plural and select messages begin: braces that hold language.

    By the offset of each brace, what leads to it: the keyword and the brace.
    """
    branches = dict[int, Span]()
    for head in re.finditer(_ICU_HEAD, text):
        offset = head.end()
        while branch := _BRANCH.match(text, offset):
            branches[branch.start(1)] = Span(*branch.span())
            offset = _closing(text, branch.start(1))
    return branches


def _closing(text: str, opening: int) -> int:
    """The offset behind the brace that closes the one at `opening`."""
    depth = 0
    for offset in range(opening, len(text)):
        depth += (text[offset] == "{") - (text[offset] == "}")
        if not depth:
            return offset + 1
    return len(text)


_HTML = re.compile(
    "a|abbr|b|blockquote|br|code|dd|div|dl|dt|em|emph|font|h[1-6]|hr|i|img|input|kbd|li|ol|p|pre"
    "|q|s|samp|small|span|strike|strong|su[bp]|table|tbody|t[dhrt]|thead|ul?"
)


def _is_tag(match: re.Match[str], text: str) -> bool:
    """Whether what stands in angle brackets is a tag, and not a <file name> to be filled in."""
    name = match["name"]
    return bool(
        match["closing"]
        or match["empty"]
        or "=" in (match["attributes"] or "")
        or _HTML.fullmatch(name.lower())
        or f"</{name}>" in text
    )


def _trimmed(url: str) -> str:
    """`url` without the punctuation of the sentence that it stands in."""
    while url and (url[-1] in ".,;:!?" or (url[-1] in ")]}" and _unopened(url))):
        url = url[:-1]
    return url


def _unopened(url: str) -> bool:
    opening = "([{"[")]}".index(url[-1])]
    return url.count(url[-1]) > url.count(opening)


_LANGUAGE = re.compile(
    r"(?<=[/.=])(?:en|km)(?:[-_](?:us|gb|kh))?(?=[/.&]|$)|(?<=//)(?:en|km)(?=\.)"
)


def _url(match: re.Match[str]) -> Token:
    text = _trimmed(match[0])
    # The Khmer edition of a page is the same page; so is one with a slash behind.
    key = _LANGUAGE.sub("*", text.lower()).rstrip("/")
    span = Span(match.start(), match.start() + len(text))
    return Token(kind=TokenKind.URL, span=span, text=text, key=key)
