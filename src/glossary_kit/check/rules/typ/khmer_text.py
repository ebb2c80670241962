"""Patterns that the rules of this family share."""

from __future__ import annotations

from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, KHMER_MARK

LETTER = f"{KHMER_BASE}{KHMER_MARK}{KHMER_COENG}"
"""What Khmer words are made of, for the inside of brackets in a pattern."""
SPACE = " \u00a0\u202f"
"""Spaces within a line that are seen."""
REST_OF_CLUSTER = f"{KHMER_MARK}{KHMER_COENG}"
"""What may not follow a Khmer word: it would belong to its last cluster."""
