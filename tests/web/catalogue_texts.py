"""Every text of the page that is to be translated, collected from templates and code."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

WEB = Path(__file__).parents[2] / "src/glossary_kit/web"


def collected() -> set[str]:
    """The English texts."""
    found = extract_from_dir(
        WEB,
        method_map=[("templates/**.html", "jinja2"), ("**.py", "python")],
        options_map={"templates/**.html": {"trimmed": "false", "silent": "false"}},
        keywords=DEFAULT_KEYWORDS | {"N_": None},
    )
    return {message for _, _, message, *_ in found if isinstance(message, str)}
