from __future__ import annotations

from pathlib import Path

import pytest

from glossary_kit.config import Config, Penalties, PerFile, find_config, shipped_data
from glossary_kit.errors import ConfigError, ErrorGroup

FULL = """
# how this ministry checks
term_base = "../terms.tbx"
memory = "memory"
source = "en-GB"
target = "km"
select = ["TRM", "NUM101"]
ignore = ["CHR101"]
segmenter = "icu"
baseline = "baseline.json"
waivers = "/abs/waivers.toml"
fail_on = "major"

[severity]
TRM101 = "minor"

[penalties]
age = 0
older_than = 3

[penalties.collections]
machine = 10
"guides/guide-2024" = 2

[per_file]
"drafts/*.po" = { ignore = ["CMP101"] }
"final/**" = { select = ["TRM"] }
"""


def test_every_setting_is_read_and_paths_count_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "glossary-kit.toml"
    path.write_text(FULL, "utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "draft.po").touch()
    config = find_config(inner / "draft.po")
    assert config == Config(
        folder=tmp_path,
        path=path,
        term_base=tmp_path / "../terms.tbx",
        memory=tmp_path / "memory",
        source="en-GB",
        target="km",
        select=("TRM", "NUM101"),
        ignore=("CHR101",),
        severity={"TRM101": "minor"},
        per_file=(
            PerFile(pattern="drafts/*.po", ignore=("CMP101",)),
            PerFile(pattern="final/**", select=("TRM",)),
        ),
        segmenter="icu",
        baseline=tmp_path / "baseline.json",
        waivers=Path("/abs/waivers.toml"),
        fail_on="major",
        penalties=Penalties(
            age=0, older_than=3, collections={"machine": 10, "guides/guide-2024": 2}
        ),
    )
    assert find_config(inner) == config


def test_the_table_in_pyproject_is_read(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.glossary-kit]\ntarget = "fr"\n'
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    assert find_config(tmp_path).target == "fr"
    (tmp_path / "glossary-kit.toml").write_text('target = "lo"\n', "utf-8")
    assert find_config(tmp_path).target == "lo"


def test_a_pyproject_of_others_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "glossary-kit.toml").write_text('target = "lo"\n', "utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    for text in ("not = toml =", '[project]\ndependencies = ["glossary-kit"]\n'):
        (inner / "pyproject.toml").write_text(text, "utf-8")
        assert find_config(inner).target == "lo"


def test_a_folder_with_a_term_base_and_a_memory_is_a_project(tmp_path: Path) -> None:
    for name in ("glossary", "tm", "drafts"):
        (tmp_path / name).mkdir()
    config = find_config(tmp_path / "drafts")
    assert config.folder == tmp_path
    assert config.term_base == tmp_path / "glossary"
    assert config.memory == tmp_path / "tm"
    assert config.path is None


def test_what_a_project_does_not_have_is_the_shipped_data(tmp_path: Path) -> None:
    (tmp_path / "glossary-kit.toml").touch()
    (tmp_path / "tm").mkdir()
    config = find_config(tmp_path)
    assert config.term_base == shipped_data() / "glossary"
    assert config.memory == tmp_path / "tm"


def test_outside_a_project_the_shipped_data_are_used(tmp_path: Path) -> None:
    config = find_config(tmp_path)
    assert config.folder == tmp_path
    assert config.term_base == shipped_data() / "glossary"
    assert config.term_base.is_dir()
    assert config.select == ()
    assert config.severity == {}


def test_every_wrong_setting_is_named_with_its_line(tmp_path: Path) -> None:
    text = (
        'termbase = "x"\n'
        "source = 1\n"
        'target = "en"\n'
        'select = "TRM"\n'
        'fail_on = "magor"\n'
        "\n"
        "[severity]\n"
        'TRM101 = "error"\n'
        "[per_file]\n"
        '"*.po" = ["TRM101"]\n'
        '[per_file."*.xlf"]\n'
        'ignores = ["TRM101"]\n'
        "[penalties]\n"
        "older_than = 0\n"
        'collections.machine = "much"\n'
        "years = 3\n"
    )
    path = tmp_path / "glossary-kit.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ErrorGroup) as caught:
        find_config(tmp_path)
    errors = caught.value.errors
    whole = "write a whole number"
    assert all(isinstance(error, ConfigError) for error in errors)
    assert [(e.at.line if e.at else None, e.message, e.hint) for e in errors] == [
        (1, "unknown key “termbase”", "did you mean “term_base”?"),
        (2, "source is not a text", 'write source = "…"'),
        (3, "source and target are both en", "name two languages"),
        (4, "select is not a list of texts", 'write select = ["…", "…"]'),
        (5, "fail_on cannot be “magor”", "did you mean “major”?"),
        (8, "TRM101 cannot be “error”", "allowed: minor, major, critical"),
        (10, "*.po is not a table", "write [per_file.*.po] on a line of its own"),
        (12, "unknown key “ignores” in [per_file.*.xlf]", "did you mean “ignore”?"),
        (14, "older_than cannot be 0", f"{whole} from 1 to 100, without quotes"),
        (15, "machine cannot be 'much'", f"{whole} from 0 to 100, without quotes"),
        (
            16,
            "unknown key “years” in [penalties]",
            "allowed: age, older_than, collections",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[tool]\nglossary-kit = 1\n", 2, "glossary-kit is not a table"),
        ("# glossary-kit\ntool = 1\n", 2, "tool is not a table"),
        ("[tool.glossary-kit]\nsource = en\n", 2, "not valid TOML: invalid value"),
        (
            "[tool.glossary-kit]\n\nsuorce = 'en'\n",
            3,
            "unknown key “suorce” in [tool.glossary-kit]",
        ),
    ],
)
def test_errors_in_pyproject_have_their_lines(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ErrorGroup) as caught:
        find_config(tmp_path)
    [error] = caught.value.errors
    assert error.at is not None
    assert (error.at.path, error.at.line, error.message) == (str(path), line, message)
