from __future__ import annotations

import re

from babel.messages.pofile import read_po
from catalogue_texts import WEB, collected

from glossary_kit.project import Project
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.repair import repairs
from glossary_kit.web.languages import catalogue, translate
from glossary_kit.web.reasons import reason

_HELD = re.compile(r"%\(\w+\)s|</?\w+>")


def test_every_text_of_the_page_is_said_in_khmer_and_no_other() -> None:
    with (WEB / "locale/km.po").open("rb") as stream:
        messages = {message.id: message for message in read_po(stream) if message.id}
    assert collected() == set(messages)
    assert not [message.id for message in messages.values() if message.fuzzy]


def test_the_khmer_is_khmer_and_well_written() -> None:
    for english, khmer in catalogue("km").items():
        assert has_khmer(khmer), english
        assert not repairs(khmer), f"{english}: {repairs(khmer)}"
        assert "\u200b" not in khmer, english
        assert sorted(_HELD.findall(khmer)) == sorted(_HELD.findall(english)), english


def test_every_reason_of_a_look_up_is_said_in_khmer() -> None:
    lookup = Project().look_up
    queries = ("AI", "robots", "artif*", "artificial", "intelligence artificial", "humn oversite")
    reasons = {match.why for query in (*queries, "បញ្ញាសប្បនិម្មិត") for match in lookup(query)}
    assert len({why.split("“")[0] for why in reasons}) >= 7, reasons
    for why in reasons:
        assert has_khmer(reason(why, translate("km"), "km").striptags().split("«")[0]), why
