"""What is taken for a placeholder, a tag, an address or code, and what is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.text.tokens import TokenKind, blanked, tokens


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("%s of %1$d and %-5.2f", TokenKind.PLACEHOLDER, ["%s", "%1$d", "%-5.2f"]),
        ("%(name)s {name} {0} {}", TokenKind.PLACEHOLDER, ["%(name)s", "{name}", "{0}", "{}"]),
        (
            "{{ name }} ${x} $(y) %{z}",
            TokenKind.PLACEHOLDER,
            ["{{ name }}", "${x}", "$(y)", "%{z}"],
        ),
        ("100% sure, 50%d, ៤០%d, 5 % of, %complete", TokenKind.PLACEHOLDER, []),
        ("100%% of %%s", TokenKind.PLACEHOLDER, []),
        ("a set {a, b}", TokenKind.PLACEHOLDER, []),
        (
            "{n, number} {d, date, short}",
            TokenKind.PLACEHOLDER,
            ["{n, number}", "{d, date, short}"],
        ),
        (
            "{n, plural, one {file} other {{name}}}",
            TokenKind.PLACEHOLDER,
            ["{n, plural,", "{name}"],
        ),
        ("<b>x</b><br/> a < b > c <file>", TokenKind.TAG, ["<b>", "</b>", "<br/>"]),
        (
            '<a href="x">y</a> <x-1>z</x-1>',
            TokenKind.TAG,
            ['<a href="x">', "</a>", "<x-1>", "</x-1>"],
        ),
        (
            "See https://a.gov.kh/x_(y), or (www.b.com).",
            TokenKind.URL,
            ["https://a.gov.kh/x_(y)", "www.b.com"],
        ),
        ("មើលwww.b.com។ mptc.gov.kh", TokenKind.URL, ["www.b.com", "mptc.gov.kh"]),
        ("Write to a.b@c.gov.kh.", TokenKind.EMAIL, ["a.b@c.gov.kh"]),
        (
            "`x y` --help -h a.docx max_len() run()",
            TokenKind.CODE,
            ["`x y`", "--help", "a.docx", "max_len()", "run()"],
        ),
        ("cannot open `%s' in `%s'", TokenKind.CODE, []),
        ("Save _As 3.5 e.g. Wi-Fi", TokenKind.CODE, []),
    ],
)
def test_tokens_of_a_kind(text: str, kind: TokenKind, found: list[str]) -> None:
    assert [token.text for token in tokens(text) if token.kind is kind] == found


def test_an_address_of_another_language_edition_is_the_same() -> None:
    keys = {
        token.key
        for url in ("https://x.org/en/a", "https://x.org/km/a/", "HTTPS://X.org/km-KH/a")
        for token in tokens(url)
    }
    assert len(keys) == 1


def test_blanked_keeps_every_offset() -> None:
    text = "ច្បាប់ <b>ថ្មី</b> %s"
    blank = blanked(text, tokens(text))
    assert len(blank) == len(text)
    assert blank.replace("\ufffc", "") == "ច្បាប់ ថ្មី "


@settings(max_examples=150)
@given(st.text(alphabet="a1_ <>/{}%$s(),.:`'@-\nកា។\u200b", max_size=40))
def test_tokens_stand_in_order_and_apart(text: str) -> None:
    found = tokens(text)
    assert all(token.span.of(text) == token.text for token in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
