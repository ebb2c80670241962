"""Numbers and placeholders of the segment, put into the translation of another one."""

from __future__ import annotations

import pytest

from glossary_kit.match.adaptation import adapted_target
from glossary_kit.model.unit import TranslationUnit

CASES = [
    # segment, source and target of the unit, what it becomes
    (
        "In 2026, 40% agreed.",
        "In 2024, 40% agreed.",
        "ក្នុងឆ្នាំ២០២៤ ៤០% យល់ព្រម។",
        "ក្នុងឆ្នាំ២០២៦ ៤០% យល់ព្រម។",
    ),
    ("Article 12 applies.", "Article 7 applies.", "មាត្រា 7 ត្រូវអនុវត្ត។", "មាត្រា 12 ត្រូវអនុវត្ត។"),
    ("{name} has 3 files", "{user} has 5 files", "{user} មាន ៥ ឯកសារ", "{name} មាន ៣ ឯកសារ"),
    ("See <b>Part 2</b>.", "See <i>Part 1</i>.", "សូមមើល <i>ផ្នែកទី១</i>។", "សូមមើល <b>ផ្នែកទី២</b>។"),
    # nothing to exchange
    ("In 2024 we agreed.", "In 2024 we met.", "យើងបានជួបគ្នានៅឆ្នាំ២០២៤។", None),
    # not certain: twice in the target, not in it, written otherwise, other kinds
    ("In 2026", "In 2024", "២០២៤ ២០២៤", None),
    ("In 2026", "In 2024", "ឆ្នាំថ្មី", None),
    ("On 28 April 2026", "On 28 April 2025", "ថ្ងៃទី២៨ ខែមេសា ឆ្នាំ២០២៥", None),
    ("1,500 people", "1,000 people", "១.០០០ នាក់", None),
    ("3 of 5", "3 of {n}", "៣ នៃ {n}", None),
    ("2 to 3", "1 to 1", "១ ដល់ ១", None),
]


@pytest.mark.parametrize(("segment", "source", "target", "adapted"), CASES)
def test_adapted(segment: str, source: str, target: str, adapted: str | None) -> None:
    unit = TranslationUnit(id="1", source=source, target=target)
    assert adapted_target(segment, "en", unit, "km") == adapted


def test_the_other_direction() -> None:
    unit = TranslationUnit(id="1", source="In 2024 and 2025", target="ឆ្នាំ២០២៤ និង ២០២៥")
    assert adapted_target("ឆ្នាំ២០២៥ និង ២០២៤", "km", unit, "en") == "In 2025 and 2024"
