"""The target of a unit with the numbers and placeholders of another segment in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from glossary_kit.match.unit_side import side_of
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.khmer import TO_KHMER_DIGITS, TO_LATIN_DIGITS
from glossary_kit.text.numbers import numbers
from glossary_kit.text.tokens import blanked, tokens


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a text that is no words: its kind, and its text with the digits 0 to 9."""

    span: Span
    kind: str
    text: str


def adapted_target(segment: str, lang: str, unit: TranslationUnit, target_lang: str) -> str | None:
    """The text of `unit` in `target_lang` with what `segment`, in `lang`, has for its numbers.

    Numbers in digits, placeholders, tags and addresses are exchanged that the segment has
    otherwise than the unit's text in `lang`. `None` if none is, or if it is not certain which
    stretch of the target stands for which: if the two have not the same kinds in the same
    order, or the target has one not exactly once, or writes it in another way.
    """
    mine, theirs = _pieces(segment, lang), _pieces(side_of(unit, lang)[0], lang)
    if [piece.kind for piece in mine] != [piece.kind for piece in theirs]:
        return None
    target = side_of(unit, target_lang)[0]
    there = Counter(map(_same, _pieces(target, target_lang)))
    changes: dict[tuple[str, str], str] = {}
    for new, old in zip(mine, theirs, strict=True):
        if changes.setdefault(_same(old), new.text) != new.text:
            return None  # what stands twice has become two things
    changes = {old: new for old, new in changes.items() if old[1] != new}
    if not changes or any(there[old] != 1 for old in changes):
        return None
    return _exchanged(target, _pieces(target, target_lang), changes)


def _pieces(text: str, lang: str) -> list[_Piece]:
    """The numbers and the tokens of `text`, from left to right."""
    found = tokens(text)
    pieces = [_Piece(token.span, token.kind, token.text) for token in found]
    pieces += [
        _Piece(number.span, "number", number.span.of(text).translate(TO_LATIN_DIGITS))
        for number in numbers(blanked(text, found), lang)
        if not number.spelled
    ]
    return sorted(pieces, key=lambda piece: piece.span)


def _same(piece: _Piece) -> tuple[str, str]:
    """What is equal for two pieces that stand for the same."""
    return piece.kind, piece.text


def _exchanged(
    target: str, pieces: Iterable[_Piece], changes: Mapping[tuple[str, str], str]
) -> str:
    """`target` with the changes in place of the pieces; digits stay Khmer where they were."""
    for piece in sorted(pieces, key=lambda piece: piece.span, reverse=True):
        new = changes.get(_same(piece), piece.text)
        if new != piece.text:
            if piece.span.of(target) != piece.text:
                new = new.translate(TO_KHMER_DIGITS)
            target = target[: piece.span.start] + new + target[piece.span.end :]
    return target
