from __future__ import annotations

import tomllib

import pytest

from glossary_kit.config.toml_lines import KeyPath, comment_line, line_of

TEXT = r'''top = """a = 1
[not.a.table]
\""" # no comment """ # a comment
"quoted key" = 'x = [' # another
list = [
  "x", # [
  { inner = 1 },
]

[one.two]
a.b = 2
[[one.rows]]
x = 1
[[one.rows]]
x = 2
[one.rows.deep]
y = 3
'''


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("top",), 1),
        (("quoted key",), 4),
        (("list",), 5),
        (("list", 1, "inner"), 5),
        (("one",), 10),
        (("one", "two"), 10),
        (("one", "two", "a"), 11),
        (("one", "two", "a", "b"), 11),
        (("one", "rows", 0), 12),
        (("one", "rows", 0, "x"), 13),
        (("one", "rows", 1, "x"), 15),
        (("one", "rows", 1, "deep"), 16),
        (("one", "rows", 1, "deep", "y"), 17),
        (("one", "rows", 1, "absent"), 14),
        (("absent",), 1),
        ((), 1),
    ],
)
def test_a_key_is_found_on_its_line(where: KeyPath, line: int) -> None:
    tomllib.loads(TEXT)
    assert line_of(TEXT, where) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", None),
        ("a = 'x # y'\n", None),
        ('a = """\n# y\n"""\n', None),
        ("a = 1\nb = 2 # c", 2),
        (TEXT, 3),
    ],
)
def test_a_comment_is_found_on_its_line(text: str, line: int | None) -> None:
    assert comment_line(text) == line
