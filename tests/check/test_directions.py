"""From Khmer to English: the same rules, the other way round."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project

RUN = Project(Path(__file__).parents[2]).checking()
MINISTRY = "ក្រសួងប្រៃសណីយ៍ និងទូរគមនាគមន៍"


@pytest.mark.parametrize(
    ("khmer", "english", "said"),
    [
        ("តម្លាភាពសំខាន់ណាស់។", "Transparency is important.", ()),
        ("ទិន្នន័យត្រូវបានលុប។", "The data were deleted.", ()),
        ("ការអនុម័តគឺនៅថ្ងៃស្អែក។", "It will be adopted tomorrow.", ()),
        (
            "បញ្ញាសិប្បនិម្មិតជួយគ្រូពេទ្យ។",
            "Machines help doctors.",
            (("TRM101", "បញ្ញាសិប្បនិម្មិត", "artificial intelligence"),),
        ),
        (
            "តម្លាភាពសំខាន់ណាស់។",
            "Transparancy is important.",
            (("TRM104", "Transparancy", "Transparency"),),
        ),
        ("ហានិភ័យមានច្រើន។", "There is much ហានិភ័យ.", (("TRM105", "ហានិភ័យ", "risk"),)),
        (
            f"{MINISTRY}បានឆ្លើយតប។",
            "The Ministry of Posts and Telecommunication replied.",
            (
                (
                    "TRM108",
                    "Ministry of Posts and Telecommunication",
                    "Ministry of Post and Telecommunications",
                ),
            ),
        ),
        ("គោលបំណងនេះច្បាស់លាស់។", "The aim is clear.", ()),
        ("អត្ថបទនេះខ្លី។", "The text is short.", ()),
        ("មានការប្រើប្រាស់ច្រើន។", "It is much used.", ()),
        ("យុទ្ធសាស្ត្រនេះល្អ។", "It is good.", ()),
        ("យុទ្ធសាស្ត្រល្អ។", "It is good.", (("TRM101", "យុទ្ធសាស្ត្រ", "strategy"),)),
        ("សុខដុមនីយកម្មសំខាន់។", "Harmonizing matters.", ()),
        ("ទ្វារបើក។", "", (("CMP101", "", ""),)),
        ("ទ្វារបើក។", "ទ្វារបើក។", (("CMP102", "ទ្វារបើក។", ""),)),
    ],
)
def test_khmer_to_english(khmer: str, english: str, said: tuple[tuple[str, str, str], ...]) -> None:
    unit = TranslationUnit(id="1", source=khmer, target=english, source_lang="km", target_lang="en")
    found = [i for i in RUN.issues_of([unit], "draft") if i.code[:3] in ("TRM", "CMP", "CON")]
    assert tuple((i.code, i.found or i.source_term, i.suggestion or "") for i in found) == said
