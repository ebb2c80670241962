"""Who is answered, and what cannot get in."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from web_server import Served, start, stop

TOKEN = "a-token-for-this-test"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", ""]
)
def test_a_foreign_name_is_refused(served: Served, host: str) -> None:
    with served.client() as client:
        assert client.get("/", headers={"Host": host}).status_code in (400, 421)


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "[::1]:8734", "192.0.2.7"])
def test_own_names_and_addresses_are_answered(served: Served, host: str) -> None:
    with served.client() as client:
        assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "file://"])
@pytest.mark.parametrize("path", ["/api/v1/lookup?q=AI", "/language", "/"])
def test_a_foreign_page_is_refused(served: Served, origin: str, path: str) -> None:
    with served.client() as client:
        for method in ("GET", "POST"):
            answer = client.request(method, path, headers={"Origin": origin})
            assert answer.status_code == 403
            assert "access-control-allow-origin" not in answer.headers


def test_a_link_from_another_site_is_followed_but_nothing_is_embedded(served: Served) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    with served.client() as client:
        followed = client.get("/?q=AI", headers=foreign | {"Sec-Fetch-Mode": "navigate"})
        embedded = client.get(
            "/api/v1/lookup?q=AI", headers=foreign | {"Sec-Fetch-Mode": "no-cors"}
        )
    assert (followed.status_code, embedded.status_code) == (200, 403)


def test_every_answer_carries_the_headers_that_protect(served: Served) -> None:
    with served.client() as client:
        for path in ("/", "/nowhere", "/api/v1/lookup?q=AI", "/api/v1/lookup"):
            headers = client.get(path).headers
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cache-control"] == "no-store"
        assert (
            client.get("/", headers={"Host": "evil.example"}).headers["x-frame-options"] == "DENY"
        )


def test_a_form_from_nowhere_is_refused(served: Served) -> None:
    with served.client() as client:
        client.get("/")
        assert client.post("/language", data={"to": "km"}).status_code == 403
        assert client.post("/language", data={"to": "km", "code": "0" * 64}).status_code == 403


def test_coming_back_leads_to_no_other_site(served: Served) -> None:
    with served.client() as client:
        code = client.get("/").text.partition('name="code" value="')[2][:64]
        for back in (
            "//evil.example/",
            "https://evil.example",
            "/\\evil.example",
            "\\\\evil.example",
        ):
            answer = client.post("/language", data={"to": "km", "code": code, "back": back})
            assert answer.status_code == 303
            where = httpx.URL(served.address).join(answer.headers["location"])
            assert where.host == httpx.URL(served.address).host


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static/x/page.css",
        "/concept/../../../../etc/passwd",
        "/concept/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    ],
)
def test_no_path_leads_to_a_file(served: Served, path: str) -> None:
    with served.client() as client:
        request = client.build_request("GET", "/")
        request.url = request.url.copy_with(raw_path=path.encode())
        assert client.send(request).status_code == 404


def test_too_much_is_refused_before_it_is_read(served: Served) -> None:
    with served.client() as client:
        declared = client.post("/language", content=b"x" * (3 * 1024 * 1024))
    assert declared.status_code == 413


def test_a_token_is_wanted_where_others_can_ask(project: Path) -> None:
    server, address = start(project, "--host", "0.0.0.0")
    try:
        url = httpx.URL(address.replace("0.0.0.0", "127.0.0.1"))
        token = url.params["token"]
        assert len(token) >= 20
        with httpx.Client(base_url=url.copy_with(query=None), trust_env=False) as client:
            assert client.get("/").status_code == 401
            assert client.get("/api/v1/lookup?q=AI&token=wrong").status_code == 401
            assert client.get(f"/api/v1/lookup?q=AI&token={token}").status_code == 200
            assert client.get(f"/with/{token}/api/v1/lookup?q=AI").status_code == 200
            assert client.get(f"/with/{token[:-1]}/api/v1/lookup?q=AI").status_code == 401
            bearer = {"Authorization": f"Bearer {token}"}
            assert client.get("/api/v1/lookup?q=AI", headers=bearer).status_code == 200
            shown = client.get(f"/?q=AI&token={token}")
            assert shown.status_code == 303
            assert shown.headers["location"] == "/?q=AI"
            assert token not in shown.headers["set-cookie"]
            assert client.get("/?q=AI").status_code == 200
    finally:
        stop(server)


def test_a_token_may_be_wanted_on_this_machine_too(project: Path) -> None:
    server, address = start(project, "--token", TOKEN)
    try:
        with httpx.Client(trust_env=False) as client:
            assert client.get(address.partition("?")[0]).status_code == 401
            assert client.get(address, follow_redirects=True).status_code == 200
    finally:
        stop(server)
