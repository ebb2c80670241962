"""OmegaT's matcher finds, in the memory that we export, the unit that ours finds best.

It compares words, stemmed or not; ours compares characters. For sentences that a translator
would meet after this memory they agree. Where several units are equally like a segment in words,
they need not.
"""

from __future__ import annotations

import re
from pathlib import Path

from format_clients import ROOT, SHARED, needs_omegat, run

from glossary_kit.project import Project

QUERIES = [
    "The Guide is voluntary and does not replace the national laws of any country.",
    (
        "There are three categories of human involvement: human-in-the-loop, human-over-the-loop "
        "and human-out-of-the-loop."
    ),
    "Used without care, AI can cause harm and weaken the trust of the public.",
    "To give ministries a framework with which they can put responsible AI into practice.",
    "Where this Guide and national laws differ, national laws prevail.",
    "The same organisation can be both developer and deployer.",
    (
        "A decision which affects a person should be explained in plain words that the person "
        "can understand."
    ),
    "Penetration testing and vulnerability assessment show where a system can be broken.",
    "Workers whose tasks change because of automation should be consulted early on.",
    "Consent has to be freely given and informed, and can be withdrawn at any time.",
    "Testing should include the usual cases and not only rare ones.",
    "The board of directors bears responsibility for the use of AI in the organisation.",
    "Logs should be kept for five years to allow an audit.",
    "Universities should offer degrees that combine data science with ethics.",
    "Which safeguards reduce the remaining risk?",
    "Fake news can be produced in many languages at no cost.",
    "Whatever is typed into a chatbot may be stored, read and used again.",
    "Every area concerns governments.",
    "The roadmap has 3 focus areas.",
    "Draft laws and regulations should be open for public consultations.",
]
_QUERY = re.compile(r"^QUERY (.*)$", re.MULTILINE)
_MATCH = re.compile(r'score=\d+ noStem=\d+ adjusted=\d+  src="(.*?)" trg="')


@needs_omegat
def test_omegat_finds_the_same_best_match(tmp_path: Path) -> None:
    tm = Project(ROOT, memory=ROOT / "tm").tm
    exported = tmp_path / "memory.tmx"
    assert not tm.export(exported)
    driver = SHARED / "interop/omegat36.sh"
    said = run("bash", driver, "match", "en", "km", exported, *QUERIES)
    assert f"TM entries={len(tm.units)}" in said
    _, *found = _QUERY.split(said)
    theirs = {
        query: next(iter(_MATCH.findall(matches)), None)
        for query, matches in zip(found[::2], found[1::2], strict=True)
    }
    ours = {query: tm.search(query, min_score=50, limit=1)[0].unit.source for query in QUERIES}
    assert theirs == ours
