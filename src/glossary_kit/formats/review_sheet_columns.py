"""The columns of the review sheet and the words in its cells, in English and in Khmer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from glossary_kit.model.review import ReviewDecision

JOINT = " · "
"""Stands between the English word that is read back and the Khmer one beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading in both languages, its width in characters, who may write in it."""

    key: str
    english: str
    khmer: str
    width: int
    editable: bool = False
    hidden: bool = False

    @property
    def heading(self) -> str:
        """The cell of the header row."""
        return f"{self.english}\n{self.khmer}"


COLUMNS = (
    Column(key="concept", english="Concept", khmer="ទស្សនទាន", width=22),
    Column(key="lang", english="Language", khmer="ភាសា", width=11),
    Column(key="term", english="Term", khmer="ពាក្យ", width=28),
    Column(key="counterpart", english="In the other language", khmer="ក្នុងភាសាម្ខាងទៀត", width=24),
    Column(key="status", english="Status", khmer="ស្ថានភាព", width=17),
    Column(key="reliability", english="Reliability", khmer="កម្រិតទុកចិត្ត", width=16),
    Column(key="definition", english="Definition", khmer="និយមន័យ", width=40),
    Column(key="source", english="Source", khmer="ប្រភព", width=30),
    Column(key="note", english="Note", khmer="កំណត់សម្គាល់", width=22),
    Column(key="state", english="Review so far", khmer="ការពិនិត្យកន្លងមក", width=15),
    Column(key="decision", english="Decision", khmer="សេចក្តីសម្រេច", width=20, editable=True),
    Column(key="new_term", english="New wording", khmer="ពាក្យថ្មី", width=24, editable=True),
    Column(key="comment", english="Comment", khmer="មតិយោបល់", width=30, editable=True),
    Column(key="reviewer", english="Reviewer", khmer="អ្នកពិនិត្យ", width=16, editable=True),
    Column(key="date", english="Date", khmer="កាលបរិច្ឆេទ", width=13, editable=True),
    Column(key="body", english="Approving body", khmer="ស្ថាប័នអនុម័ត", width=20, editable=True),
    Column(key="reference", english="Reference", khmer="លេខយោង", width=16, editable=True),
    Column(key="code", english="Row code", khmer="លេខកូដជួរ", width=34, hidden=True),
)

DECISIONS = {
    ReviewDecision.ACCEPT: "ឯកភាព",
    ReviewDecision.PREFER: "ជ្រើសជាពាក្យគោល",
    ReviewDecision.ADMIT: "អនុញ្ញាតឱ្យប្រើ",
    ReviewDecision.DEPRECATE: "មិនគួរប្រើ",
    ReviewDecision.CHANGE: "កែពាក្យ",
    ReviewDecision.REJECT: "ដកចេញ",
    ReviewDecision.COMMENT: "មតិយោបល់",
}


def labelled(value: object, khmer: str | None) -> str:
    """The cell for `value`: itself, which is read back, and what it is called in Khmer."""
    return f"{value}{JOINT}{khmer}" if khmer else f"{value}"


def decision_named(cell: str) -> ReviewDecision | None:
    """The decision that a cell names in English, in Khmer or both; `None` if none."""
    parts = {part.strip().casefold() for part in cell.split(JOINT.strip())}
    for decision, khmer in DECISIONS.items():
        if parts <= {decision.value, khmer}:
            return decision
    return None


def row_code(concept: str, lang: str, term: str, fingerprint: str) -> str:
    """The hidden cell of a row: the fingerprint of its term, sealed with who it belongs to.

    The seal tells a row whose cells were mixed up with those of another.
    """
    whole = "\0".join((concept, lang, term, fingerprint))
    return f"{fingerprint}.{hashlib.sha256(whole.encode()).hexdigest()[:8]}"
