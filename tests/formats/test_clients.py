"""Other people's programs and files: official schemas, real clients, public samples.

Schemas and samples are looked for in the folder that GLOSSARY_KIT_SHARED names, or in
`../shared`; clients where they are installed. What is missing is skipped, saying so. Two
clients have files of their own: test_translate_toolkit.py, test_libreoffice.py.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from format_clients import SHARED, needs_omegat, needs_shared, run, written
from format_examples import CONCEPTS, UNITS

from glossary_kit.errors import FormatError
from glossary_kit.formats.codec import Diagnostic, DiagnosticKind
from glossary_kit.formats.registry import CODECS, codec_for_path
from glossary_kit.formats.term_pairs import pairs
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit

SAMPLES = SHARED / "samples"
TBX = [codec.name for codec in CODECS if codec.name.startswith("tbx") and codec.write]


@needs_shared
@pytest.mark.parametrize("name", TBX)
def test_tbx_is_valid_by_the_official_schemas(name: str, tmp_path: Path) -> None:
    pytest.importorskip("elementpath")
    run(sys.executable, SHARED / "interop/validate_tbx.py", written(name, tmp_path))


@needs_shared
@pytest.mark.parametrize("name", ["tmx", "xliff", "xliff2"])
def test_units_are_valid_by_the_official_schemas(name: str, tmp_path: Path) -> None:
    said = run(sys.executable, SHARED / "interop/validate_tm.py", written(name, tmp_path))
    assert name != "xliff" or "strict=ok" in said


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
@pytest.mark.parametrize("name", ["po", "po-glossary"])
def test_gettext_accepts_the_po(name: str, tmp_path: Path) -> None:
    run("msgfmt", "-c", "-o", os.devnull, written(name, tmp_path))


@needs_omegat
@pytest.mark.parametrize("name", ["omegat", "tbx-v2"])
def test_omegat_reads_every_pair_of_terms(name: str, tmp_path: Path) -> None:
    path = written(name, tmp_path)
    found = run("bash", SHARED / "interop/omegat36.sh", "glossary", "en", "km", path)
    for pair in pairs(CONCEPTS):
        source, target = pair.texts
        assert f'src="{source}" loc="{target}"' in found


@needs_omegat
def test_omegat_reads_every_unit(tmp_path: Path) -> None:
    path = written("tmx", tmp_path)
    found = run("bash", SHARED / "interop/omegat36.sh", "tmx", "en", "km", path)
    assert f"tu={len(UNITS)} withBoth={len(UNITS)}" in found


def samples(pattern: str) -> list[Path]:
    return sorted(SAMPLES.glob(pattern)) if SAMPLES.is_dir() else []


def read_sample(path: Path) -> tuple[list[Any], list[Diagnostic]]:
    carries: type[Any] = ConceptEntry if path.suffix == ".tbx" else TranslationUnit
    data = path.read_bytes()
    codec = codec_for_path(path.name, carries, head=data[:4096])
    assert codec.read
    diagnostics: list[Diagnostic] = []
    return list(codec.read(io.BytesIO(data), path.name, report=diagnostics.append)), diagnostics


def name_of(path: Path) -> str:
    return f"{path.parent.parent.name}-{path.name}"


@pytest.mark.parametrize("path", samples("LTAC*/*.tbx"), ids=name_of)
def test_the_tbx_samples_are_read_or_refused(path: Path) -> None:
    if path.stem == "poorly_formed_xml":
        with pytest.raises(FormatError):
            read_sample(path)
        return
    concepts, diagnostics = read_sample(path)
    assert len(concepts) == 45
    assert not [each for each in diagnostics if each.kind is DiagnosticKind.SKIPPED]
    terms = sum(len(section.terms) for entry in concepts for section in entry.languages)
    text = re.sub("<!--.*?-->", "", path.read_text(encoding="utf-8-sig"), flags=re.DOTALL)
    assert terms == text.count("<term>")
    assert diagnostics or not path.stem.endswith("_bad")


@pytest.mark.parametrize("path", samples("omegat-org*/TMXComplianceKit/*.tmx"), ids=name_of)
def test_the_tmx_compliance_kit_is_read(path: Path) -> None:
    units, diagnostics = read_sample(path)
    assert units
    assert all(unit.source and unit.target for unit in units)
    assert not [each for each in diagnostics if each.kind is DiagnosticKind.SKIPPED]


def valid_xliff() -> Iterator[Path]:
    """The valid files of the OASIS suites; one of 2.2 uses a prefix that it does not declare."""
    for path in samples("oasis*/xliff-2*-test-suite/*/valid/*.xlf"):
        if path.name != "Good-pgs_plural.xlf":
            yield path


@pytest.mark.parametrize("path", list(valid_xliff()), ids=name_of)
def test_the_valid_xliff_samples_are_read_without_a_warning(path: Path) -> None:
    units, diagnostics = read_sample(path)
    assert units or diagnostics
    assert not [each for each in diagnostics if each.kind is DiagnosticKind.INVALID]


@pytest.mark.parametrize("path", samples("oasis*/xliff-2*-test-suite/*/invalid/*.xlf"), ids=name_of)
def test_the_invalid_xliff_samples_are_told_with_a_line(path: Path) -> None:
    units, diagnostics = read_sample(path)
    assert all(isinstance(unit, TranslationUnit) for unit in units)
    told = [each for each in diagnostics if each.kind is DiagnosticKind.INVALID]
    assert told and all(each.at.line for each in told)
