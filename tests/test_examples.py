"""The shipped example drafts: the faults that their README names are found, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from glossary_kit.check.issue import Issue
from glossary_kit.check.page import table_under
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project
from glossary_kit.project.files import read_file

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "src/glossary_kit/handbook/examples"
README = (EXAMPLES / "README.md").read_text(encoding="utf-8")
FAULTS = tuple(table_under(README, "The eight faults"))


@pytest.fixture(scope="module")
def project() -> Project:
    return Project(ROOT)


def example_id(unit: str) -> str:
    """The id as the README writes it; in a PO file it stands before the source."""
    return unit.partition("|")[0]


def units(name: str) -> dict[str, TranslationUnit]:
    return {example_id(unit.id): unit for unit in read_file(EXAMPLES / name, TranslationUnit)}


def issues(project: Project, name: str) -> Sequence[Issue]:
    return tuple(project.checking().issues([EXAMPLES / name]))


def test_the_readme_names_eight_faults_of_five_rules() -> None:
    assert len({row["Unit"] for row in FAULTS}) == 8
    assert {row["Code"] for row in FAULTS} == {"TRM101", "TRM102", "NUM101", "CHR101", "CMP101"}


@pytest.mark.parametrize("name", ["draft.xlf", "draft.po"])
def test_the_draft_has_the_faults_of_the_readme_and_no_other(project: Project, name: str) -> None:
    found = {(example_id(issue.unit), issue.code) for issue in issues(project, name)}
    assert found == {(row["Unit"], row["Code"]) for row in FAULTS}


@pytest.mark.parametrize("name", ["correct.xlf", "correct.po"])
def test_the_correct_version_has_no_fault(project: Project, name: str) -> None:
    assert [(i.unit, i.code, i.message) for i in issues(project, name)] == []


@pytest.mark.parametrize("suffix", ["xlf", "po"])
def test_draft_and_correct_version_differ_in_the_faults_alone(suffix: str) -> None:
    draft, correct = units(f"draft.{suffix}"), units(f"correct.{suffix}")
    assert draft.keys() == correct.keys()
    assert all(draft[unit].source == correct[unit].source for unit in draft)
    differing = {unit for unit in draft if draft[unit].target != correct[unit].target}
    assert differing == {row["Unit"] for row in FAULTS}
    for row in FAULTS:
        assert row["What to write"] in correct[row["Unit"]].target
        assert row["What to write"] not in draft[row["Unit"]].target


@pytest.mark.parametrize("name", ["draft", "correct"])
def test_xliff_and_po_hold_the_same_units(name: str) -> None:
    xliff, po = units(f"{name}.xlf"), units(f"{name}.po")
    assert len(xliff) >= 44
    assert [(unit, *sides(xliff[unit])) for unit in xliff] == [(u, *sides(po[u])) for u in po]


def sides(unit: TranslationUnit) -> tuple[str, str]:
    return unit.source, unit.target
