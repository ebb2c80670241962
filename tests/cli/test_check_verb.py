"""The verb `check` as a person calls it: what it prints, writes and leaves with."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROBOTS = Path(__file__).parents[1] / "fixtures/robots"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROBOTS, tmp_path / "robots")
    return tmp_path / "robots"


def check(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "glossary_kit", "check", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def settings(folder: Path, text: str) -> None:
    path = folder / "glossary-kit.toml"
    path.write_text(text + path.read_text("utf-8"), "utf-8")


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [issue["code"] for issue in json.loads(done.stdout)["issues"]]


def test_issues_are_reported_by_file_and_counted(folder: Path) -> None:
    done = check(folder, "drafts/table.tsv", "drafts/table.csv")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line for line in lines if not line.startswith("  ")] == [
        "drafts/table.tsv",
        "",
        "drafts/table.csv",
        "",
        "6 issues (6 major) in 6 units of 2 files",
    ]
    assert "1:1     1  major     TRM102 deprecated-term  “រ៉ូបូត” is deprecated" in lines[1]


def test_the_report_goes_to_a_file(folder: Path) -> None:
    done = check(folder, "drafts", "--format", "sarif", "-o", "issues.sarif")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((folder / "issues.sarif").read_text("utf-8"))["version"] == "2.1.0"
    refused = check(folder, "drafts", "-o", "drafts")
    assert refused.returncode == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_report_to_a_pipe_leaves_the_pipe_in_place(folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        done = check(folder, "drafts/table.tsv", "--format", "json", "-o", "pipe")
        output, _ = reader.communicate(timeout=60)
    assert done.returncode == 1
    assert json.loads(output)["version"] == 1
    assert pipe.is_fifo()


def test_several_processes_find_the_same_in_the_same_order(folder: Path) -> None:
    one = check(folder, "drafts", "--format", "json", "--jobs", "1")
    many = check(folder, "drafts", "--format", "json", "--jobs", "3")
    assert one.stdout == many.stdout
    assert len(codes(one)) > 20


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_broken_files_are_named_and_the_others_reported(folder: Path, jobs: str) -> None:
    good = check(folder, "drafts", "--format", "json", "--jobs", jobs)
    for name in ("broken.xlf", "a.tmx"):
        (folder / "drafts" / name).write_text("<xliff><file>", "utf-8")
    (folder / "drafts/a.po").write_bytes(b"")
    done = check(folder, "drafts", "--format", "json", "--jobs", jobs)
    assert (done.returncode, done.stdout) == (2, good.stdout)
    assert "Traceback" not in done.stderr
    named = [line for line in done.stderr.splitlines() if line.startswith("drafts/")]
    assert [line.partition(":")[0] for line in named][-3:] == [
        f"drafts/{name}" for name in ("a.po", "a.tmx", "broken.xlf")
    ]


def test_without_a_file_that_can_be_read_there_is_no_report(folder: Path) -> None:
    (folder / "a.xlf").write_text("<xliff><file>", "utf-8")
    for jobs in ("1", "2"):
        done = check(folder, "a.xlf", "a.xlf", "--format", "json", "--jobs", jobs)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("a.xlf:1") == 2


def test_with_a_broken_file_no_baseline_is_written_and_no_waiver_called_unused(
    folder: Path,
) -> None:
    settings(folder, 'waivers = "waivers.toml"\n')
    (folder / "waivers.toml").write_text(
        '[[waivers]]\ncode = "TRM103"\nreason = "agreed"\nexpires = 9999-12-31\n', "utf-8"
    )
    assert "SUP101" in codes(check(folder, "drafts", "--format", "json"))
    (folder / "drafts/broken.xlf").write_text("<xliff><file>", "utf-8")
    assert "SUP101" not in codes(check(folder, "drafts", "--format", "json"))
    assert check(folder, "drafts", "--write-baseline", "known.json").returncode == 2
    assert not (folder / "known.json").exists()


def test_what_cannot_be_mended_hinders_no_other_file(folder: Path) -> None:
    page = folder / "drafts/a.html"
    page.write_text('<p lang="km">រ៉ូបូតថ្មី។</p>', "utf-8")
    (folder / "drafts/broken.xlf").write_text("<xliff><file>", "utf-8")
    shown = check(folder, "drafts", "--diff")
    assert (shown.returncode, "+++ b/drafts/table.tsv\n" in shown.stdout) == (2, True)
    before = page.read_bytes()
    done = check(folder, "drafts", "--fix", "--format", "json")
    assert (done.returncode, page.read_bytes()) == (2, before)
    assert "drafts/a.html: files of the format html cannot be mended in place" in done.stderr
    assert "drafts/broken.xlf:1" in done.stderr
    left = [issue for issue in json.loads(done.stdout)["issues"] if issue["safe"]]
    assert {Path(issue["path"]).suffix for issue in left} <= {".html", ".xlsx"}


def test_the_exit_code_follows_the_severity(folder: Path) -> None:
    draft = "drafts/table.csv"
    assert check(folder, draft, "--fail-on", "major").returncode == 1
    assert check(folder, draft, "--fail-on", "critical").returncode == 0
    settings(folder, 'fail_on = "critical"\n')
    assert check(folder, draft).returncode == 0
    assert check(folder, draft, "--fail-on", "minor").returncode == 1


def test_settings_give_severities_and_rules_to_files(folder: Path) -> None:
    path = folder / "glossary-kit.toml"
    path.write_text(
        path.read_text("utf-8")
        + '\n[severity]\nTRM = "minor"\nnon-canonical-order = "critical"\n'
        + '\n[per_file]\n"*.csv" = { ignore = ["TRM"] }\n"table.tsv" = { select = ["CHR"] }\n',
        "utf-8",
    )
    assert check(folder, "drafts/table.csv").returncode == 0
    done = check(folder, "drafts", "--format", "json")
    found = {
        (issue["path"].rpartition("/")[2], issue["code"], issue["severity"])
        for issue in json.loads(done.stdout)["issues"]
    }
    assert ("table.tsv", "CHR101", "critical") in found
    assert ("software.po", "TRM102", "minor") in found
    assert not {("table.tsv", "TRM102", "minor"), ("table.csv", "TRM102", "minor")} & found


def test_every_unknown_rule_in_the_settings_is_named_with_its_line(folder: Path) -> None:
    path = folder / "glossary-kit.toml"
    path.write_text(
        'term_base = "glossary"\nselect = ["TRM", "TRN"]\nignore = ["mising-term"]\n\n'
        '[severity]\nTRM999 = "minor"\n\n[per_file]\n"*.po" = { select = ["XYZ"] }\n',
        "utf-8",
    )
    done = check(folder, "drafts")
    assert done.returncode == 2
    errors = [line for line in done.stderr.splitlines() if "hint:" not in line]
    assert errors == [
        f"{path}:2: there is no rule “TRN”",
        f"{path}:3: there is no rule “mising-term”",
        f"{path}:6: there is no rule “TRM999”",
        f"{path}:9: there is no rule “XYZ”",
    ]
    assert "missing-term" in done.stderr


def test_a_baseline_lets_only_new_issues_fail(folder: Path) -> None:
    written = check(folder, "drafts", "--write-baseline", "known.json")
    assert (written.returncode, written.stdout) == (0, "")
    known = check(folder, "drafts", "--baseline", "known.json")
    assert known.returncode == 0
    assert known.stdout.startswith("no issues in ")
    (folder / "drafts/table.csv").rename(folder / "drafts/renamed.csv")
    (folder / "drafts/new.tsv").write_text("The robot sleeps\tរ៉ូបូតគេង\n", "utf-8")
    settings(folder, 'baseline = "known.json"\n')
    new = check(folder, "drafts", "--format", "json")
    assert [issue["path"] for issue in json.loads(new.stdout)["issues"]] == ["drafts/new.tsv"]


def test_a_missing_baseline_says_how_to_get_one(folder: Path) -> None:
    done = check(folder, "drafts", "--baseline", "none.json")
    assert done.returncode == 2
    assert "none.json: the baseline cannot be read" in done.stderr
    assert "hint: write it with --write-baseline none.json" in done.stderr


def test_diff_shows_and_fix_mends(folder: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "drafts").iterdir()}
    shown = check(folder, "drafts", "--diff")
    assert shown.returncode == 1
    assert shown.stdout.count("--- a/drafts/") == len(before)
    assert {path: path.read_bytes() for path in before} == before
    fixed = check(folder, "drafts", "--fix")
    assert fixed.returncode == 0
    assert fixed.stdout.startswith("no issues in ")
    assert fixed.stderr.count(" mended") == len(before)
    for path in before:
        assert path.read_bytes() == (ROBOTS / "mended" / path.name).read_bytes()
    again = check(folder, "drafts", "--diff")
    assert (again.returncode, again.stdout) == (0, "")


def test_standard_input_is_checked_but_not_mended(folder: Path) -> None:
    given = (folder / "drafts/table.csv").read_bytes()
    named = ("-", "--stdin-filename", "t.csv")
    done = check(folder, *named, "--format", "json", given=given)
    assert set(codes(done)) == {"TRM102"}
    assert check(folder, "-", given=given).returncode == 2
    assert check(folder, *named, "--fix", given=given).returncode == 2


def test_all_rules_are_listed(folder: Path) -> None:
    lines = check(folder, "--list-rules").stdout.splitlines()
    assert any(line.startswith("TRM101  major     missing-term") for line in lines)
    assert lines[-1].startswith("SUP103")
