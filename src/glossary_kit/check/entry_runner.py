"""Run the rules that judge a term base."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from glossary_kit.check.issue import Issue, issue_of
from glossary_kit.check.rule import EntryRule, Rule, Severity
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit


def check_entries(
    entries: Sequence[ConceptEntry],
    rules: Iterable[Rule],
    path_of: Callable[[str], str],
    severities: Mapping[str, Severity] | None = None,
    langs: tuple[str, str] = ("en", "km"),
) -> Iterator[Issue]:
    """The issues of `entries`, concept by concept, as the entry rules among `rules` find them.

    `path_of` gives the file that an issue of a concept is reported in. The unit of such an
    issue is the concept's id, its two sides are the preferred terms of the pair `langs`.
    `severities` overrides, for a code, what rule and remark say.
    """
    units = {entry.id: _unit(entry, *langs) for entry in entries}
    overrides = severities or {}
    issues = [
        issue_of(
            rule,
            remark,
            units[concept],
            path_of(concept),
            overrides.get(rule.code) or remark.severity or rule.severity,
        )
        for rule in rules
        if isinstance(rule, EntryRule)
        for concept, remark in rule.check(entries)
    ]
    yield from sorted(issues, key=lambda issue: (issue.unit, issue.code))


def _unit(entry: ConceptEntry, source_lang: str, target_lang: str) -> TranslationUnit:
    source, target = entry.preferred(source_lang), entry.preferred(target_lang)
    return TranslationUnit(
        id=entry.id,
        source=source.term if source else "",
        target=target.term if target else "",
        source_lang=source_lang,
        target_lang=target_lang,
    )
