from __future__ import annotations

import json
import subprocess
import sys

import pytest
from web_server import Served


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
