"""The words of a printed glossary that are no terms, in English and Khmer."""

from __future__ import annotations

from datetime import date

from glossary_kit.formats.printed.glossary import Direction, Glossary
from glossary_kit.model.concept import AdministrativeStatus, ReviewState

TITLE = ("Glossary", "សទ្ទានុក្រម")
LANGUAGES = {"en": ("English", "អង់គ្លេស"), "km": ("Khmer", "ខ្មែរ")}
DEFINITION = ("Definition", "និយមន័យ")
MARKS = {
    AdministrativeStatus.ADMITTED: ("admitted", "អនុញ្ញាតឱ្យប្រើ"),
    AdministrativeStatus.DEPRECATED: ("deprecated", "មិនគួរប្រើ"),
    AdministrativeStatus.SUPERSEDED: ("superseded", "លែងប្រើ"),
}
"""The statuses that are marked; a preferred term stands without a mark."""

STATES = {
    ReviewState.PROPOSED: ("proposed", "បានស្នើ"),
    ReviewState.REVIEWED: ("reviewed", "បានពិនិត្យ"),
    ReviewState.APPROVED: ("approved", "បានអនុម័ត"),
}
_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")


def heading(direction: Direction) -> tuple[str, str]:
    """The heading of a list, in English and Khmer."""
    source, target = LANGUAGES[direction.source], LANGUAGES[direction.target]
    return f"{source[0]} – {target[0]}", f"{source[1]} – {target[1]}"


def summary(glossary: Glossary) -> tuple[str, str]:
    """When the glossary was made and how much is in it, in English and Khmer."""
    states = [(state, glossary.states[state]) for state in ReviewState if state in glossary.states]
    english = ", ".join(f"{count} {STATES[state][0]}" for state, count in states)
    khmer = " ".join(f"{STATES[state][1]} {_khmer(count)}" for state, count in states)
    day, concepts, terms = glossary.day, glossary.concepts, glossary.terms
    return (
        " · ".join(
            (
                f"{day.day} {day:%B %Y}",
                f"{concepts} concepts ({english})",
                f"{terms['en']} English and {terms['km']} Khmer terms",
            )
        ),
        " · ".join(
            (
                khmer_date(day),
                f"{_khmer(concepts)} បញ្ញត្តិ ({khmer})",
                f"ពាក្យអង់គ្លេស {_khmer(terms['en'])} និងពាក្យខ្មែរ {_khmer(terms['km'])}",
            )
        ),
    )


def khmer_date(day: date) -> str:
    """The date as official Khmer texts write it: ថ្ងៃទី២៨ ខែមេសា ឆ្នាំ២០២៥."""
    from babel import Locale

    month = Locale("km").months["format"]["wide"][day.month]
    return f"ថ្ងៃទី{_khmer(day.day)} ខែ{month} ឆ្នាំ{_khmer(day.year)}"


def _khmer(number: int) -> str:
    return str(number).translate(_DIGITS)
