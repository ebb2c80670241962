"""English text as tagged tokens: the part of speech of every word.

The tags are those of the Penn Treebank, given by the lexicon and the context rules (Brill 1992)
that TextBlob ships: no model, nothing to download. Terminology needs a few of them to be put
right, for gerunds and hyphenated words are where terms differ from ordinary prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from typing import Any

from glossary_kit.model.span import Span
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.sentences import sentences

_TOKEN = re.compile(
    r"(?P<address>https?://\S+|\S+@\S+|\w+(?:\.\w+)+/\S*)"
    r"|[^\W_]+(?:['’.&-](?=[^\W_])[^\W_]+)*|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_ADJECTIVE = re.compile("(?:ic|al|ous|ive|able|ible|less|ful)$")
_TITLES = frozenset({"Excellency", "HE", "Mr", "Mrs", "Ms", "Dr", "Samdech", "Oknha"})
_BEFORE_MODIFIER = ("DT", "JJ", "NN", "PRP$", "POS")
_GOES_ON = ("NN", "JJ", "VB")
_BEFORE_GERUND = ("NN", "POS")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark at `span` of its text, with its part of speech.

    Beside the tags of the Penn Treebank there are ADDRESS (of a page, of mail) and PERSON.
    """

    text: str
    span: Span
    tag: str

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun, common or proper."""
        return self.tag.startswith("NN")

    @property
    def is_adjective(self) -> bool:
        """Whether it is an adjective that is not compared."""
        return self.tag in ("JJ", "JJS")


Sentence = tuple[Token, ...]


def tagged(text: str) -> tuple[Sentence, ...]:
    """The sentences of the English `text` as tagged tokens."""
    return tuple(_tagged(text, sentence) for sentence in sentences(text, "en"))


def _tagged(text: str, sentence: Span) -> Sentence:
    plain = [
        Token(word, Span(start, start + len(word)), "")
        for match in _TOKEN.finditer(text, sentence.start, sentence.end)
        for word, start in _parts(match[0], match.start())
    ]
    tags = _tags([token.text for token in plain])
    tokens = [replace(token, tag=tag) for token, tag in zip(plain, tags, strict=True)]
    return tuple(_gerunds_told(_names_told(tokens)))


def _parts(word: str, start: int) -> Iterator[tuple[str, int]]:
    """The word, and apart from it the 's of a possessive."""
    owner = _POSSESSIVE.search(word)
    if owner:
        yield word[: owner.start()], start
        yield owner[0], start + owner.start()
    else:
        yield word, start


def _tags(words: list[str]) -> list[str]:
    parser = _english()[0]
    found: list[list[str]] = parser.find_tags(words)
    first = next((place for place, word in enumerate(words) if word[0].isalpha()), 0)
    return [_tag(word, tag, first=place == first) for place, (word, tag) in enumerate(found)]


def _tag(word: str, tag: str, *, first: bool) -> str:
    lexicon = _english()[1]
    if _POSSESSIVE.fullmatch(word):
        return "POS"
    if has_khmer(word):
        return "FW"
    if not word[0].isalnum():
        return "SYM" if tag.startswith("NN") else tag
    if (address := _TOKEN.fullmatch(word)) and address["address"]:
        return "ADDRESS"
    if word.isupper() and len(word) > 1:
        return "NNP"
    if "-" in word and word[0].isalpha():
        last: str | None = lexicon.get(word.rpartition("-")[2].lower())
        return {"VBG": "NN", "VBN": "JJ", "VBD": "JJ"}.get(last or tag, last or tag)
    if tag == "NN" and word.lower() not in lexicon and _ADJECTIVE.search(word):
        return "JJ"
    if tag == "NNP" and (first or word.istitle()):
        # In a heading every word has a capital: what is a verb or an adjective in small
        # letters is one here, too.
        small: str | None = lexicon.get(word.lower()) or (_by_ending(word) if first else None)
        return small if small and small.startswith(("VB", "JJ", "RB", "IN", "DT")) else tag
    return tag


def _by_ending(word: str) -> str | None:
    """The tag of an unknown word at the head of a sentence, if it looks like a verb."""
    endings = (("ing", "VBG"), ("ed", "VBD"))
    return next((tag for ending, tag in endings if word.endswith(ending)), None)


def _names_told(tokens: list[Token]) -> list[Token]:
    """The tokens with what their neighbours tell: persons, owners, verbs, the Pacific."""
    told: list[Token] = []
    for token, after in zip_longest(tokens, tokens[1:]):
        before = told[-1] if told else None
        titled = token.text.istitle()
        named = before and (before.text in _TITLES or before.tag == "PERSON")
        tag = token.tag
        if named and titled and token.is_noun:
            tag = "PERSON"
        elif token.text in ("'", "’") and before and before.is_noun and before.text[-1] == "s":
            tag = "POS"
        elif tag == "NNS" and before and before.is_noun and after and _is_governed(after):
            tag = "VBZ"
        elif tag == "JJ" and titled and before and not (after and after.tag.startswith(_GOES_ON)):
            tag = "NNP" if before.tag in ("DT", "NNP", "NNPS") else tag
        told.append(replace(token, tag=tag))
    return told


def _is_governed(token: Token) -> bool:
    """Whether the word follows a verb rather than a noun: sets out, names its author."""
    return token.tag in ("DT", "PRP$") or token.text in ("out", "up", "off", "how")


def _gerunds_told(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, participles as nouns (machine learning) or modifiers (emerging technology)."""
    ends = Token("", Span(0, 0), ".")
    padded = [ends, ends, *tokens, ends]
    for first, before, token, after in zip(padded, padded[1:], tokens, padded[3:], strict=False):
        if token.tag not in ("VBG", "VBN"):
            yield token
        elif after.is_noun or after.is_adjective:
            # "AI and emerging technologies", but not "reviewed and providing feedback".
            joins = before.tag == "CC" and first.is_noun and token.tag == "VBG"
            modifies = joins or before.tag.startswith(_BEFORE_MODIFIER)
            yield replace(token, tag="JJ") if modifies else token
        elif token.tag == "VBG" and before.tag.startswith(_BEFORE_GERUND):
            yield token if after.tag in ("DT", "TO") else replace(token, tag="NN")
        else:
            yield token


@cache
def _english() -> tuple[Any, Any]:
    """TextBlob's English parser and its lexicon, loaded when first needed."""
    from textblob.en import lexicon, parser  # type: ignore[import-untyped]

    return parser, lexicon
