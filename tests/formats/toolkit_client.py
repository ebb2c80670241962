"""What translate-toolkit reads of a file, as JSON: a list with an object for each unit.

Run as a program, by a Python that has the toolkit: `toolkit_client.py FILE SOURCE TARGET`.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any


def read(path: str, source: str, target: str) -> list[dict[str, Any]]:
    """The units of `path` but its header; for TBX with the terms of both languages."""
    if path.endswith(".tbx"):
        kind = import_module("translate.storage.tbx").tbxfile
        with open(path, "rb") as stream:  # noqa: PTH123
            store = kind.parsestring(stream.read(), sourcelanguage=source, targetlanguage=target)
        return [_concept(unit) for unit in store.units]
    store = import_module("translate.storage.factory").getobject(path)
    return [_unit(unit) for unit in store.units if not unit.isheader()]


def _unit(unit: Any) -> dict[str, Any]:
    return {
        "source": str(unit.source),
        "target": str(unit.target),
        "done": unit.istranslated(),
        "unfinished": unit.isfuzzy(),
    }


def _concept(unit: Any) -> dict[str, Any]:
    terms = [*unit.get_source_terms(), *unit.get_target_terms()]
    return {
        "id": unit.getid(),
        "terms": [[term.text, term.administrative_status] for term in terms],
    }


if __name__ == "__main__":
    print(json.dumps(read(*sys.argv[1:4])))
