"""Every report says what was found, whatever a draft holds, and can be read by its readers."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Severity
from glossary_kit.check.rules import RULES
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project
from glossary_kit.report.html import html_report
from glossary_kit.report.registry import REPORTS, report_named
from glossary_kit.report.summary import Summary, summed_up
from glossary_kit.report.text_report import text_report

ROBOTS = Path(__file__).parents[1] / "fixtures/robots"
NASTY = "</script><script>alert(1)</script> & \"' \x07 =1+1"


@pytest.fixture(scope="module")
def issues() -> tuple[Issue, ...]:
    units = [
        TranslationUnit(id="a:1", source="The 😀 robot", target="😀 រ៉ូបូត"),
        TranslationUnit(id=NASTY, source=f"{NASTY} robot", target=f"{NASTY} រ៉ូបូត"),
        TranslationUnit(id="c", source="Robots,\n100%", target=""),
        TranslationUnit(id="=d", source="=robot", target="=រ៉ូបូត"),
    ]
    return tuple(Project(ROBOTS).checking().issues_of(units, "drafts/a b,ខ្មែរ.po"))


@pytest.fixture(scope="module")
def summary(issues: tuple[Issue, ...]) -> Summary:
    return summed_up(issues, files=1, units=4, suppressed=2)


def test_the_issues_are_those_expected(issues: tuple[Issue, ...]) -> None:
    assert [issue.code for issue in issues] == ["TRM102", "TRM102", "CMP101", "TRM102"]


def test_the_summary_counts_severities(summary: Summary) -> None:
    assert str(summary) == "4 issues (1 critical, 3 major) in 4 units of 1 file, 2 suppressed"
    assert str(summed_up([], files=2, units=1)) == "no issues in 1 unit of 2 files"


def test_no_control_character_of_a_draft_reaches_the_terminal(issues: tuple[Issue, ...]) -> None:
    nasty = "\x1b[31m\x07"
    found = [replace(each, path=nasty, unit=nasty, message=nasty) for each in issues[:1]]
    assert not re.search(
        "[\x00-\x09\x0b-\x1f]", text_report(found, summed_up([], files=1, units=1))
    )


@pytest.mark.parametrize("name", [name for name, *_ in REPORTS])
def test_every_report_takes_no_issues_and_many(
    name: str, issues: tuple[Issue, ...], summary: Summary
) -> None:
    report = report_named(name)
    assert report([], summed_up([], files=1, units=4))
    assert report(issues, summary) == report(issues, summary) or name == "xlsx"


def test_json_keeps_its_contract(issues: tuple[Issue, ...], summary: Summary) -> None:
    document = json.loads(report_named("json")(issues, summary))
    assert (document["version"], document["summary"]["units"]) == (1, 4)
    first = document["issues"][0]
    expected = {
        "code": "TRM102",
        "name": "deprecated-term",
        "severity": "major",
        "path": "drafts/a b,ខ្មែរ.po",
        "unit": "a:1",
        "line": 1,
        "column": 1,
        "side": "target",
        "start": 2,
        "end": 8,
        "utf16_start": 3,
        "utf16_end": 9,
        "concept": "technology/robot",
        "source_term": "robot",
        "found": "រ៉ូបូត",
        "expected": ["មនុស្សយន្ត"],
        "verdict": "deprecated",
        "suggestion": "មនុស្សយន្ត",
    }
    assert {key: first[key] for key in expected} == expected


def test_sarif_has_what_the_standard_asks_for(issues: tuple[Issue, ...], summary: Summary) -> None:
    log: Any = json.loads(report_named("sarif")(issues, summary))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["TRM102", "CMP101"]
    assert all(
        rule["help"]["markdown"].startswith(f"# {name}")
        for rule, name in zip(rules, ("deprecated-term", "empty-target"), strict=True)
    )
    levels = {"TRM102": "warning", "CMP101": "error"}
    for issue, result in zip(issues, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == issue.code
        assert result["level"] == levels[issue.code]
        assert result["partialFingerprints"] == {"glossaryKitIssue/v1": issue.fingerprint}
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"].startswith("drafts/a%20b%2C%E1%9E%81")
        assert location["region"]["startLine"] == 1
    assert run["results"][0]["properties"]["utf16Start"] == 3


def test_junit_has_a_failed_case_for_each_issue(
    issues: tuple[Issue, ...], summary: Summary
) -> None:
    root = ET.fromstring(str(report_named("junit")(issues, summary)))
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "4", "4")
    failures = root.findall("./testsuite/testcase/failure")
    assert [failure.get("type") for failure in failures] == [
        f"{issue.code} {issue.name}" for issue in issues
    ]
    assert "write: មនុស្សយន្ត" in str(failures[0].text)
    clean = ET.fromstring(str(report_named("junit")([], summed_up([], files=1, units=4))))
    assert [case.get("name") for case in clean.iter("testcase")] == [
        "no issues in 4 units of 1 file"
    ]


def test_github_commands_are_escaped(issues: tuple[Issue, ...], summary: Summary) -> None:
    odd = replace(issues[0], message="100%\nof it, all: ::error::", severity=Severity.MINOR)
    lines = str(report_named("github")([odd], summary)).splitlines()
    command = (
        "::notice file=drafts/a b%2Cខ្មែរ.po,line=1,col=1,title=TRM102 deprecated-term (a%3A1)"
        "::100%25%0Aof it, all: ::error::"
    )
    assert lines == [command, str(summary)]


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_mark = tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = False

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.marked.append(data)


def test_html_runs_nothing_of_a_draft(issues: tuple[Issue, ...], summary: Summary) -> None:
    html = html_report(issues, summary)
    page = Page()
    page.feed(html)
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == tags.count("style") == tags.count("form") == 1
    assert not {"img", "link", "iframe"} & set(tags)
    for _, attributes in page.elements:
        assert not any(name.startswith("on") or name in ("style", "src") for name in attributes)
    [policy] = [a["content"] for tag, a in page.elements if tag == "meta" and "content" in a][:1]
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'",
        str(policy),
    )


def test_html_marks_both_sides_and_says_what_to_write(
    issues: tuple[Issue, ...], summary: Summary
) -> None:
    page = Page()
    page.feed(html_report(issues[:1], summary))
    assert page.marked == ["robot", "រ៉ូបូត"]
    assert ("ins", {"lang": "km"}) in page.elements
    articles = [a for tag, a in page.elements if tag == "article"]
    assert articles[0]["data-code"] == "TRM102"
    assert articles[1]["id"] == "TRM102"


def test_html_shows_what_cannot_be_seen(issues: tuple[Issue, ...], summary: Summary) -> None:
    hidden = replace(issues[0], target="ក\u200bខ", start=1, end=2, suggestion="")
    html = html_report([hidden], summary)
    assert "<mark><code>U+200B</code></mark>" in html


def test_every_family_has_a_heading(summary: Summary, issues: tuple[Issue, ...]) -> None:
    many = [replace(issues[0], code=rule.code, name=rule.name) for rule in RULES]
    html = html_report(many, summary)
    for rule in RULES:
        assert f'<article id="{rule.code}">' in html
        assert f'<option value="{rule.family}">' in html


def test_a_workbook_holds_text_and_no_formula(issues: tuple[Issue, ...], summary: Summary) -> None:
    data = report_named("xlsx")(issues, summary)
    assert isinstance(data, bytes)
    workbook = load_workbook(io.BytesIO(data))
    sheet = workbook["Issues"]
    rows = list(sheet.iter_rows(min_row=2))
    assert len(rows) == len(issues)
    last = rows[-1]
    assert (last[2].value, last[2].data_type, last[7].value) == ("=d", "s", "=រ៉ូបូត")
    assert all(cell.data_type in ("s", "n") for row in rows for cell in row)
    assert workbook["Summary"]["A1"].value == str(summary)
