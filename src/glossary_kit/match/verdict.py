"""What was found of a term, where, and why we say so."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from glossary_kit.match.term_forms import FormKind, TermForm
from glossary_kit.model.concept import AdministrativeStatus, TermSection
from glossary_kit.model.span import Span
from glossary_kit.text.folded import FoldRule, fold, remembered_key


class Verdict(StrEnum):
    """How a stretch of text relates to a term; never a bare yes or no."""

    EXACT = "exact"
    FOLDED_VARIANT = "folded variant"
    SPACING_VARIANT = "spacing variant"
    ADMITTED = "admitted synonym"
    DEPRECATED = "deprecated"
    NEAR_MISS = "near miss"
    INSIDE_WORD = "inside a longer word"
    ABSENT = "absent"


class Edges(StrEnum):
    """What is known of the word edges of a hit."""

    WORD = "word edges on both sides"
    CLUSTER = "cluster edges only"
    INSIDE = "inside a longer word"


# An enumeration takes longer to give a member than a hit needs for the rest of its verdict.
_EXACT, _INSIDE, _ADMITTED = Verdict.EXACT, Edges.INSIDE, AdministrativeStatus.ADMITTED


class TermHit(Struct, frozen=True, gc=False):
    """A `form` of a term found at `start` to `end` of the original `text`.

    `nested` says that the hit lies inside a longer accepted one. What costs time is worked out
    when it is asked for: texts have many hits, and few are looked at closely.
    """

    form: TermForm
    text: str
    start: int
    end: int
    edges: Edges
    nested: bool = False

    @property
    def concept(self) -> str:
        """The concept whose term this is."""
        return self.form.concept

    @property
    def lang(self) -> str:
        """The language whose terms were looked for."""
        return self.form.lang

    @property
    def term(self) -> TermSection:
        """The term that was met in this or another form."""
        return self.form.term

    @property
    def span(self) -> Span:
        """The place of the hit in the original text."""
        return Span(self.start, self.end)

    @property
    def found(self) -> str:
        """What stands there."""
        return self.text[self.start : self.end]

    @property
    def spaced(self) -> bool:
        """Whether it is spaced otherwise than the term; that is overlooked in Khmer only."""
        return not self._as_written and remembered_key(self.found) != self.form.key

    @property
    def rules(self) -> frozenset[FoldRule]:
        """The folding rules that made the text and the term comparable.

        Rules that applied to both are left out, and those that every writer applies.
        """
        if self._as_written:
            return _NO_RULES
        return (_rules(self.found) ^ _rules(self.form.spelling)) - _HARMLESS

    @property
    def _as_written(self) -> bool:
        """Whether it is seen at a glance that the text is written as the term."""
        found = self.text[self.start : self.end]
        return found == self.form.spelling or found.isascii()

    @property
    def accepted(self) -> bool:
        """Whether the term really stands here, and not as a part of another word."""
        return self.edges is not _INSIDE

    @property
    def usable(self) -> bool:
        """Whether the term stands here and may stand here."""
        return self.accepted and self.term.status.usable

    @property
    def verdict(self) -> Verdict:
        """The verdict that the evidence of this hit leads to, the gravest first."""
        status = self.form.term.status
        if self.edges is _INSIDE:
            return Verdict.INSIDE_WORD
        if not status.usable:
            return Verdict.DEPRECATED
        if not self._as_written:
            if self.spaced:
                return Verdict.SPACING_VARIANT
            if self.rules:
                return Verdict.FOLDED_VARIANT
        return Verdict.ADMITTED if status is _ADMITTED else _EXACT

    @property
    def why(self) -> str:
        """One sentence fragment that names the evidence."""
        reasons = [f"“{self.found}” is {_FORM[self.form.kind]} “{self.term.term}”"]
        if self.rules:
            reasons.append("read as one after " + ", ".join(sorted(self.rules)))
        if self.spaced:
            reasons.append("spaced otherwise than the term")
        reasons.append(self.edges.value)
        return "; ".join(reasons)


_HARMLESS = frozenset(
    {FoldRule.CASE, FoldRule.DASHES, FoldRule.DIGITS, FoldRule.QUOTES, FoldRule.SPACING}
)
"""Rules that every writer applies without a thought: no variant of a term for that."""

_NO_RULES = frozenset[FoldRule]()


@lru_cache(maxsize=4096)
def _rules(text: str) -> frozenset[FoldRule]:
    folded = fold(text)
    return folded.rules(0, len(folded.text))


_FORM = {
    FormKind.HEADWORD: "the term",
    FormKind.LOOKUP_FORM: "a look-up form of",
    FormKind.INFLECTION: "a form of",
}
