"""What a printed glossary leaves out."""

from __future__ import annotations

from glossary_kit.formats.term_pairs import LOST_IN_PAIRS

NOT_PRINTED = tuple(field for field in LOST_IN_PAIRS if field != "TermSection.status")
"""The fields that are not on the page; of the review, only how many concepts are in each state."""
