"""NUM101: the numbers of source and target are not the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, Side, UnitRule
