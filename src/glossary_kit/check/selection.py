"""Which rules run: codes, families and names, as people write them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from glossary_kit.check.rule import ITS_TYPES, Rule
from glossary_kit.errors import UsageError


def rule_named(rules: Sequence[Rule], text: str) -> Rule:
    """The rule with the code or the name `text`, in any case.

    Raises: UsageError with the nearest codes and names if there is none.
    """
    for rule in rules:
        if text.casefold() in (rule.code.casefold(), rule.name.casefold()):
            return rule
    raise _unknown(rules, text)


def selected(
    rules: Sequence[Rule],
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    *,
    among: Sequence[Rule] | None = None,
) -> tuple[Rule, ...]:
    """The rules that `select` names (all, if it names none) less those that `ignore` names.

    Each name is a code (`TRM101`), a family (`TRM`), the beginning of a code (`TRM1`), or a
    rule's name (`missing-term`), of the rules `among`, which are `rules` if not given.

    Raises: UsageError for a name that stands for no rule.
    """
    known = rules if among is None else among
    names = list(select)
    chosen = {rule.code for name in names for rule in rules_named(known, name)}
    refused = {rule.code for name in ignore for rule in rules_named(known, name)}
    return tuple(
        rule for rule in rules if (not names or rule.code in chosen) and rule.code not in refused
    )


def path_matches(pattern: str, path: str) -> bool:
    """Whether the end of `path` matches the glob `pattern`, which may name folders.

    `*` and `?` stand for no slash, `**` for any folders; `final/**` is all below any `final`.
    """
    return _glob(pattern).search("/" + path.replace("\\", "/")) is not None


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./"))
    return re.compile("/" + "".join(signs.get(part) or re.escape(part) for part in parts) + r"\Z")


def rules_named(rules: Sequence[Rule], name: str) -> list[Rule]:
    """The rules that `name` stands for: a code, the beginning of one, or a rule's name.

    None of `rules` may be of a family that there is.

    Raises: UsageError for a name that stands for nothing.
    """
    wanted = name.strip().casefold()
    meant = [
        rule
        for rule in rules
        if wanted and (rule.code.casefold().startswith(wanted) or rule.name == wanted)
    ]
    if not meant and name.upper() not in ITS_TYPES:
        raise _unknown(rules, name)
    return meant


def _unknown(rules: Sequence[Rule], name: str) -> UsageError:
    known = [rule.code for rule in rules] + [rule.name for rule in rules]
    near = difflib.get_close_matches(name.upper(), known, n=3, cutoff=0.6)
    near += difflib.get_close_matches(name.lower(), known, n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(dict.fromkeys(near))}?" if near else None
    return UsageError(
        f"there is no rule “{name}”", hint=hint or "glossary-kit check --list-rules names them all"
    )
