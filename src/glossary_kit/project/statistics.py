"""What a term base holds, counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary_kit.model.concept import ConceptEntry, Reliability, ReviewState

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of a term base.

    `fields` has a row for every subject field: its concepts, how many of them are in which
    state of review, and how reliable their preferred target terms are. `totals` are counts
    over the whole base.
    """

    fields: pd.DataFrame
    totals: dict[str, int]


def statistics(entries: Sequence[ConceptEntry], langs: tuple[str, str]) -> Statistics:
    """The numbers of the concepts `entries` with the source and target languages `langs`."""
    import pandas as pd

    table = pd.DataFrame(
        [_row(entry, langs) for entry in entries],
        columns=["field", "state", "reliability", "sourced", *_per_language(langs)],
    )
    by_field = table.groupby("field")
    fields = pd.concat(
        [
            by_field.size().rename("concepts"),
            _counts(table, "state", [str(state) for state in ReviewState]),
            _counts(table, "reliability", ["unrated", *(str(int(each)) for each in Reliability)]),
        ],
        axis="columns",
    )
    totals = {"concepts": len(table), "with_sourced_target_term": int(table["sourced"].sum())}
    totals |= {name: int(table[name].sum()) for name in _per_language(langs)}
    return Statistics(fields.rename(columns=_reliability_heading), totals)


def _per_language(langs: tuple[str, str]) -> list[str]:
    return [f"{what}_{lang}" for what in ("terms", "definitions") for lang in langs]


def _row(entry: ConceptEntry, langs: tuple[str, str]) -> list[object]:
    target = entry.preferred(langs[1])
    reliability = target.reliability if target else None
    sections = [entry.section(lang) for lang in langs]
    return [
        entry.subject_field,
        str(entry.review.state),
        str(int(reliability)) if reliability else "unrated",
        bool(target and target.source),
        *(len(entry.terms(lang)) for lang in langs),
        *(bool(section and section.definition) for section in sections),
    ]


def _counts(table: pd.DataFrame, column: str, values: list[str]) -> pd.DataFrame:
    """How often every one of `values` stands in `column`, field by field."""
    import pandas as pd

    return pd.crosstab(table["field"], table[column]).reindex(columns=values, fill_value=0)


def _reliability_heading(name: str) -> str:
    return f"reliability_{name}" if name.isdigit() or name == "unrated" else name
