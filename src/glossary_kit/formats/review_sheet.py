"""The review sheet: a workbook in which a committee decides on terms, and the way back."""

from __future__ import annotations

from glossary_kit.formats.review_sheet_reading import read_review_sheet
from glossary_kit.formats.review_sheet_writing import write_review_sheet

SUFFIX = ".xlsx"

__all__ = ["SUFFIX", "read_review_sheet", "write_review_sheet"]
