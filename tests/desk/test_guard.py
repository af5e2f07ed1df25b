"""Who is let in, and what every answer says to the browser."""

from __future__ import annotations

import socket

import httpx
import pytest

from tests.desk.server import TOKEN, Desk, Page

PATHS = ["", "bureau.js", "pagina/sleutel/stand", "pagina/sleutel/stuk/1/dossier/rapport.html"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host",
    ["kwaad.nl", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.kwaad.nl:{port}", "kwaad@127.0.0.1:{port}", "[::1]:{port}"],
)
def test_another_name_for_this_machine_is_refused(bureau: Desk, host: str, path: str) -> None:
    answer = bureau.ask("GET", path, headers={"host": host.format(port=bureau.port)})
    assert answer.status_code == 403
    assert TOKEN not in answer.text


def test_two_names_or_none_are_refused(bureau: Desk) -> None:
    for hosts in (b"", b"Host: 127.0.0.1:%d\r\nHost: kwaad.nl\r\n" % bureau.port):
        with socket.create_connection(("127.0.0.1", bureau.port)) as line:
            line.sendall(b"GET /%s/ HTTP/1.1\r\n%sConnection: close\r\n\r\n" % (TOKEN.encode(), hosts))
            assert line.recv(100).split()[1] in (b"400", b"403")


@pytest.mark.parametrize("path", ["pagina", *PATHS])
@pytest.mark.parametrize("origin", ["https://kwaad.nl", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}"])
def test_another_origin_is_refused(bureau: Desk, origin: str, path: str) -> None:
    for method in ("GET", "POST", "OPTIONS"):
        assert bureau.ask(method, path, headers={"origin": origin.format(port=bureau.port)}).status_code == 403


@pytest.mark.parametrize(
    "path", ["", "/", "/favicon.ico", "/ander/", f"/{TOKEN[:-1]}/", f"/{TOKEN}x/", f"//{TOKEN}/", "/pagina"]
)
def test_who_does_not_know_the_token_is_refused(bureau: Desk, path: str) -> None:
    for method in ("GET", "POST", "DELETE"):
        answer = bureau.client.request(method, bureau.root + path)
        assert answer.status_code == 403
        assert TOKEN not in str(answer.headers) + answer.text


def test_the_page_itself_is_let_in(bureau: Desk) -> None:
    for name in ("127.0.0.1", "localhost"):
        headers = {"host": f"{name}:{bureau.port}", "origin": f"http://{name}:{bureau.port}"}
        assert bureau.ask("GET", headers=headers).status_code == 200


def test_an_address_without_its_last_slash_leads_to_the_page(bureau: Desk) -> None:
    assert bureau.client.get(bureau.address[:-1], follow_redirects=True).url == bureau.address


def test_only_this_machine_can_connect(bureau: Desk) -> None:
    with pytest.raises(httpx.ConnectError):
        bureau.client.get(bureau.address.replace("127.0.0.1", "127.0.0.2"))


def test_a_websocket_is_not_opened(bureau: Desk) -> None:
    headers = {"connection": "Upgrade", "upgrade": "websocket", "sec-websocket-version": "13", "sec-websocket-key": "x"}
    assert bureau.client.get(f"{bureau.root}/", headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["", "bureau.css", "bestaat-niet", "pagina/sleutel/stand", "../ander"])
def test_every_answer_protects_itself(bureau: Desk, path: str) -> None:
    headers = bureau.ask("GET", path).headers
    assert "'unsafe" not in headers["content-security-policy"]
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers or headers["server"] != "uvicorn/"


def test_the_page_holds_nothing_inline_and_nothing_from_elsewhere(bureau: Desk) -> None:
    text = bureau.ask("GET").text
    for word in ("<style", "style=", "onclick", "javascript:", "http:", "https:", "<script>", '"//'):
        assert word not in text
    script = bureau.ask("GET", "bureau.js").text
    for word in ("innerHTML", "eval(", "http:", "https:", "document.write"):
        assert word not in script


@pytest.mark.parametrize(
    "path",
    [
        "stuk/1/x/rapport.html",
        "stuk/1/..%2f..%2fbron/rapport.html",
        "stuk/-1",
        "stuk/999999999999999999999999",
        "stuk/1/x/..%2f..%2f..%2f..%2fetc%2fpasswd",
    ],
)
def test_what_is_not_there_cannot_be_fetched(page: Page, path: str) -> None:
    assert page.ask("GET", path).status_code in (403, 404, 405)


def test_a_page_that_is_not_there_says_so(bureau: Desk) -> None:
    answer = bureau.ask("GET", "pagina/geen-sleutel/stand")
    assert (answer.status_code, answer.json()["regel"]) == (410, "deze pagina is verlopen; laad haar opnieuw")
