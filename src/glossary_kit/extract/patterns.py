"""Where term candidates stand in a tagged sentence.

Two linguistic filters: noun phrases, adjectives and nouns before a noun, joined by at most one
"of" (the third filter of Frantzi, Ananiadou and Mima 2000); and names in capitals, which may
hold more of such little words: "Ministry of Post and Telecommunications".
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.extract.tagging import Sentence, Token
from glossary_kit.text.english_inflection import plurals, singulars

LONGEST = 6
"""Noun phrases of more words are no terms; names may be as long as they like."""

_GENERAL_WORDS = """
able additional appropriate available best-known big certain clear common complete current
different due early entire essential event few final first following former full further future
general good great high higher important initial interim key large last late latest leading
likely long main major many mere much multiple near necessary new next numerous old only other
overall own particular past possible potential present previous prior proper real recent related
relevant respective same second several short significant similar single small special specific
such third total twelve various whole wide worth addition basis bit case day days example fact
half hand instance item kind line lot lots manner month months number order part parts piece
range rest set side sort step steps thing things time times today type types variety view way
ways week weeks year years january february march april may june july august september october
november december i ii iii iv v vi monday tuesday wednesday thursday friday saturday sunday
"""
#: Words that make a phrase of a term, not another term of it: "relevant ministries".
GENERAL = frozenset(_GENERAL_WORDS.split())
_ALONE_WORDS = """
action activity aim announcement approach aspect attempt attention availability balance benefit
care chance change choice comment completion concern condition connection consideration context
contribution course degree detail difference difficulty discussion effect effort end event
experience expertise extent factor feedback finding focus form gain goal group help home honor
honour host idea impact improvement increase interest introduction issue lack leader letter
level link list location matter meaning meeting member movement name need note occasion
operation opinion participation people period person place point position practice preparation
presence problem process product progress purpose question reason region relation reply
representative request respect response result review role scale section situation start state
success suggestion support task team theme topic trend understanding use value visit wish word
work world
"""
#: Words that say too little to be a term by themselves, though they may be part of one.
ALONE = frozenset(_ALONE_WORDS.split())
#: Words that a term neither begins nor ends with: "draft National Strategy".
_EDGE = frozenset({"draft"})
#: Words that join the parts of a name.
LITTLE = frozenset({"of", "for", "on", "and", "&", "the", "to"})


def base_form(token: Token) -> str:
    """The word in small letters, a noun in the singular."""
    word = token.text.lower()
    if not token.is_noun or token.text.isupper() or word in plurals(word):
        return word
    return min(singulars(word), default=word)


def noun_phrases(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of tokens, half-open, that may be terms; also those inside longer ones."""
    fits = [_fits(token) for token in sentence]
    for start in range(len(sentence)):
        if not fits[start]:
            continue
        prepositions = 0
        for end in range(start + 1, min(start + LONGEST, len(sentence)) + 1):
            last = sentence[end - 1]
            if last.text == "of" and end - start > 1 and sentence[end - 2].is_noun:
                prepositions += 1
            elif not fits[end - 1]:
                break
            if prepositions > 1:
                break
            if last.is_noun and _is_whole(sentence, start, end):
                yield start, end


def longest_noun_phrases(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The noun phrases without "of" that lie in no longer one, from left to right."""
    reach = 0
    for start, end in sorted(noun_phrases(sentence), key=lambda place: (place[0], -place[1])):
        if end > reach and all(token.text != "of" for token in sentence[start:end]):
            yield start, end
            reach = end


def names(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of tokens that look like a name of several parts, and its inner ones."""
    for start, end in _runs(sentence):
        inside = range(start, end)
        capital = [place for place in inside if _is_capital(sentence[place])]
        firsts = [place for place in capital if place == start or place - 1 not in capital]
        lasts = [place + 1 for place in capital if place + 1 == end or place + 1 not in capital]
        yield from (
            (first, last)
            for first in firsts
            for last in lasts
            if last - first > 1
            and sentence[last - 1].is_noun
            and _is_whole(sentence, first, last)
            and any(not _is_capital(token) for token in sentence[first:last])
        )


def _is_whole(sentence: Sentence, start: int, end: int) -> bool:
    """Whether no word at the edge belongs outside the term."""
    edges = {sentence[start].text.lower(), sentence[end - 1].text.lower()}
    return end - start == 1 or not edges & _EDGE


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of words in capitals with little words between them."""
    start = 0
    while start < len(sentence):
        if not _is_capital(sentence[start]):
            start += 1
            continue
        end = start + 1
        while (following := _next_capital(sentence, end)) is not None:
            end = following + 1
        yield start, end
        start = end


def _next_capital(sentence: Sentence, place: int) -> int | None:
    """Where the name that was read up to `place` goes on; `None` if it ends."""
    for ahead in range(place, min(place + 3, len(sentence))):
        token = sentence[ahead]
        if _is_capital(token):
            joined = {word.text for word in sentence[place:ahead]} & {"and", "&"}
            listed = sentence[place - 1].text.isupper() or token.text.isupper()
            return None if joined and listed else ahead
        if token.text not in LITTLE and token.tag != "POS":
            return None
    return None


def _is_capital(token: Token) -> bool:
    word = token.text
    return word[0].isupper() and (token.is_noun or token.is_adjective)


def _fits(token: Token) -> bool:
    return (token.is_noun or token.is_adjective) and _is_word(token) and not is_general(token)


def is_general(token: Token) -> bool:
    """Whether the word, and every part of it (June-July), is one of the general ones."""
    return GENERAL.issuperset(token.text.lower().split("-"))


def _is_word(token: Token) -> bool:
    return token.text[0].isalpha() and (len(token.text) > 1 or token.text.isupper())
