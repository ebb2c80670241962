"""Take away the issues that somebody has allowed, and say which permissions are idle or void."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase

from glossary_kit.check.draft import Place
from glossary_kit.check.issue import Issue, issue_of
from glossary_kit.check.rule import Rule, Severity, SuppressionRule
from glossary_kit.check.selection import path_matches
from glossary_kit.check.suppression import Suppression, SuppressionUse
from glossary_kit.check.waivers import Waiver
from glossary_kit.model.unit import TranslationUnit

_WILDCARDS = frozenset("*?[")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """A suppression in a note of `unit`, which stands at `place` in the file `path`."""

    suppression: Suppression
    place: Place
    path: str
    unit: TranslationUnit


@dataclass(slots=True)
class _Entry:
    """A suppression with what it has taken away; `looked_for` are codes that were checked."""

    suppression: Suppression
    unit: TranslationUnit
    path: str
    place: Place
    looked_for: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)


class Suppressions:
    """The permissions of a run.

    `rules` are all rules, by whose codes and names permissions speak; `whole` says that the
    run is over folders, so that a waiver without use in it has no use.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        waivers: Iterable[Waiver] = (),
        *,
        today: date,
        whole: bool = False,
    ) -> None:
        self._codes = {name.upper(): rule.code for rule in rules for name in (rule.code, rule.name)}
        self._today = today
        self._whole = whole
        self._inline: dict[Place, list[_Entry]] = {}
        self._waivers = [
            _Entry(
                each.suppression,
                TranslationUnit(id="", source="", target="", at=each.at),
                each.at.path,
                (-1, number),
            )
            for number, each in enumerate(waivers)
        ]

    def allow(self, allowed: Allowed, rules: Iterable[Rule]) -> None:
        """Take note of a permission in a unit that `rules` are asked about."""
        entry = _Entry(allowed.suppression, allowed.unit, allowed.path, allowed.place)
        entry.looked_for = {rule.code for rule in rules}
        self._inline.setdefault(allowed.place, []).append(entry)

    def checked(self, path: str, rules: Iterable[Rule]) -> None:
        """Take note that `rules` are asked about the file `path`."""
        codes = {rule.code for rule in rules}
        for entry in self._waivers:
            glob = entry.suppression.path
            named = bool(glob) and not _WILDCARDS & set(glob)
            if (self._whole or named) and (not glob or path_matches(glob, path)):
                entry.looked_for |= codes

    def miss_a_file(self) -> None:
        """Take note that a file could not be checked: no waiver is known to have no use."""
        for entry in self._waivers:
            entry.looked_for.clear()

    def suppresses(self, place: Place, issue: Issue) -> bool:
        """Whether somebody has allowed `issue`, which is of the unit at `place`."""
        found = False
        for entry in (*self._inline.get(place, ()), *self._waivers):
            if self._covers(entry.suppression, issue):
                entry.used.add(issue.code)
                found = True
        return found

    def _covers(self, suppression: Suppression, issue: Issue) -> bool:
        return (
            bool(suppression.reason)
            and issue.code in self._meant(suppression)
            and not self._expired(suppression)
            and suppression.concept in ("", issue.concept)
            and (not suppression.path or path_matches(suppression.path, issue.path))
            and (not suppression.unit or fnmatchcase(issue.unit, suppression.unit))
        )

    def _meant(self, suppression: Suppression) -> Mapping[str, str]:
        """The codes that `suppression` means, each with what is written."""
        written = ((self._codes.get(code.upper()), code) for code in suppression.codes)
        return {code: name for code, name in written if code}

    def _expired(self, suppression: Suppression) -> bool:
        return suppression.expires is not None and suppression.expires < self._today

    def issues(
        self, rules: Iterable[Rule], severities: Mapping[str, Severity]
    ) -> Iterator[tuple[Place, Issue]]:
        """What the suppression rules among `rules` say, when everything has been checked."""
        entries = [*self._waivers, *(each for of_unit in self._inline.values() for each in of_unit)]
        chosen = [rule for rule in rules if isinstance(rule, SuppressionRule)]
        for entry in entries:
            use = self._use(entry)
            for rule in chosen:
                severity = severities.get(rule.code) or rule.severity
                for remark in rule.check(use):
                    yield (
                        entry.place,
                        issue_of(rule, remark, entry.unit, entry.path, severity),
                    )

    def _use(self, entry: _Entry) -> SuppressionUse:
        suppression = entry.suppression
        idle = [
            name
            for code, name in self._meant(suppression).items()
            if code in entry.looked_for - entry.used
        ]
        valid = bool(suppression.reason) and not self._expired(suppression)
        return SuppressionUse(
            suppression=suppression,
            unused=tuple(idle) if valid else (),
            unknown=_unknown(suppression.codes, self._codes),
            expired=self._expired(suppression),
        )


def _unknown(codes: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code.upper() not in known)
