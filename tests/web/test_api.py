from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from web_server import Served

CONCEPT = """kind = "term"
[en]
[[en.terms]]
term = "zebra crossing"
status = "preferred"
[review]
state = "proposed"
"""
DRAFT = Path(__file__).parents[2] / "src/glossary_kit/handbook/examples/draft.po"


def test_look_up_answers_as_the_command_line_does(served: Served) -> None:
    command = [sys.executable, "-m", "glossary_kit", "lookup", "human oversite", "--limit", "3"]
    told = subprocess.run(
        [*command, "--format", "json"], cwd=served.folder, capture_output=True, check=True
    )
    with served.client() as client:
        answer = client.get("/api/v1/lookup", params={"q": "human oversite", "limit": "3"})
    assert answer.json() == json.loads(told.stdout)


@pytest.mark.parametrize(
    "query", ["", "q=", "q=%E2%80%8B", "q=AI&lang=fr", "q=AI&limit=-1", "q=AI&min_score=much"]
)
def test_a_wrong_question_is_told_what_is_wrong(served: Served, query: str) -> None:
    with served.client() as client:
        answer = client.get(f"/api/v1/lookup?{query}")
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_a_file_is_checked_as_the_command_line_does(served: Served) -> None:
    command = [sys.executable, "-m", "glossary_kit", "check", str(DRAFT), "--format", "json"]
    told = subprocess.run(command, cwd=served.folder, capture_output=True, check=False)
    expected = json.loads(told.stdout.replace(str(DRAFT).encode(), b"draft.po"))
    with served.client() as client:
        answer = client.post("/api/v1/check?name=draft.po", content=DRAFT.read_bytes())
    assert answer.json() == expected
    assert answer.json()["summary"]["issues"] == 8


def test_units_are_checked(served: Served) -> None:
    units = [{"id": "a", "source": "Artificial intelligence", "target": "ប្រាជ្ញាសិប្បនិម្មិត"}]
    with served.client() as client:
        answer = client.post("/api/v1/check", json={"units": units}).json()
    issue = answer["issues"][0]
    assert (issue["unit"], issue["code"]) == ("a", "TRM102")
    assert issue["suggestion"] == "បញ្ញាសិប្បនិម្មិត"


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "[]",
        '{"units": []}',
        '{"units": [1]}',
        '{"units": [{"source": 1}]}',
        '{"units": [{"target": "x"}], "target_lang": "fr"}',
    ],
)
def test_a_wrong_body_is_told_what_is_wrong(served: Served, body: str) -> None:
    with served.client() as client:
        answer = client.post(
            "/api/v1/check", content=body, headers={"Content-Type": "application/json"}
        )
        unnamed = client.post("/api/v1/check", content=b"x")
    assert (answer.status_code, unnamed.status_code) == (422, 422)
    assert answer.json()["error"]


def test_a_changed_term_base_is_seen(served: Served) -> None:
    path = served.folder / "glossary/digital/zebra-crossing.toml"
    path.write_text(CONCEPT, encoding="utf-8")
    try:
        with served.client() as client:
            for _ in range(60):
                found = client.get("/api/v1/lookup", params={"q": "zebra crossing"}).json()
                if [each["concept"] for each in found["matches"]][:1] == ["digital/zebra-crossing"]:
                    break
                time.sleep(0.5)
            else:
                raise AssertionError(found)
    finally:
        path.unlink()
