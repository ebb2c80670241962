"""Editors that speak the LanguageTool protocol are answered as they expect."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from web_server import Served

from glossary_kit.web.languagetool.question import read_question

OLD_AI, AI = "ប្រាជ្ញាសិប្បនិម្មិត", "បញ្ញាសិប្បនិម្មិត"
TEXT = f"😀 {OLD_AI} 100% & ស្រី្ត។"
UNO_PYTHON = "/usr/bin/python3"


def has_uno() -> bool:
    if not shutil.which("soffice") or not Path(UNO_PYTHON).exists():
        return False
    return subprocess.run([UNO_PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def test_an_unencoded_text_is_read_whole() -> None:
    question = read_question(f"text={TEXT}&language=km-KH".encode())
    assert question is not None
    assert (question.text, question.lang) == (TEXT, "km")


def test_an_encoded_text_is_read_with_its_source() -> None:
    body = f"text={quote_plus(TEXT)}&language=km&srctext={quote_plus('AI & women')}"
    question = read_question(body.encode())
    assert question is not None
    assert (question.text, question.source) == (TEXT, "AI & women")


def test_the_language_may_be_left_open_or_be_none_of_ours() -> None:
    found = read_question(f"text={quote_plus(AI)}&language=auto".encode())
    assert found is not None
    assert found.lang == "km"
    assert read_question(b"text=bonjour&language=fr") is None


def test_matches_stand_where_utf16_counts_them(served: Served) -> None:
    with served.client() as client:
        answer = client.post("/v2/check", content=f"text={TEXT}&language=km-KH".encode()).json()
    assert answer["software"]["apiVersion"] == 1
    first, second = answer["matches"]
    units = TEXT.encode("utf-16-le")

    def stretch(match: dict[str, int]) -> str:
        start = 2 * match["offset"]
        return units[start : start + 2 * match["length"]].decode("utf-16-le")

    assert stretch(first) == OLD_AI
    assert first["replacements"] == [{"value": AI}]
    assert first["rule"]["id"] == "TRM102"
    assert first["rule"]["description"]
    assert stretch(second) == "ស្រី្ត"


def test_the_source_lets_missing_terms_be_found(served: Served) -> None:
    asked = {"text": "វាល្អ។", "language": "km", "srctext": "Artificial intelligence is good."}
    with served.client() as client:
        alone = client.post("/v2/check", data={**asked, "srctext": ""}).json()["matches"]
        both = client.post("/v2/check", data=asked).json()["matches"]
    assert alone == []
    assert both[0]["rule"]["id"] == "TRM101"
    assert (both[0]["offset"], both[0]["length"]) == (0, len("វាល្អ។"))
    assert both[0]["replacements"] == []


def test_other_languages_and_nothing_are_answered_without_matches(served: Served) -> None:
    with served.client() as client:
        for form in ("text=bonjour&language=fr", "text=&language=km-KH", "text=+&language=km"):
            assert client.post("/v2/check", content=form.encode()).json()["matches"] == []
        assert client.post("/v2/check", content=b"language=km").status_code == 422
        tags = {each["longCode"] for each in client.get("/v2/languages").json()}
    assert {"km-KH", "en-US", "en-GB"} <= tags


@pytest.mark.skipif(not has_uno(), reason="LibreOffice with UNO for Python is not installed")
def test_libreoffice_underlines_a_planted_fault(served: Served, tmp_path: Path) -> None:
    client = Path(__file__).with_name("libreoffice_client.py")
    arguments = [str(tmp_path / "profile"), f"{served.address}v2", "km", "KH", TEXT]
    run = subprocess.run(
        [UNO_PYTHON, str(client), *arguments],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    found = json.loads(run.stdout)
    assert found["knows"]
    first = found["errors"][0]
    assert (first["start"], first["length"]) == (3, len(OLD_AI))
    assert first["suggestions"] == [AI]
    assert "is deprecated" in first["short"]
