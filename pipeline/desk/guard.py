"""Who is let in: only this machine's own page, that knows the token; and what every answer says to the browser.

A page of another site can send requests to this address too. It does not know the token, its name for
this machine is another one (Host), and it says where it is from (Origin).
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of an answer that has no stricter one: nothing inline, nothing from elsewhere."""
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Lets a request through to `app` without the token in its path, or refuses it with 403."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app, self.token = app, token
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = self._refusal(scope)
        if answer is None:
            rest = scope["path"].removeprefix(f"/{self.token}")
            answer, scope = self.app, {**scope, "path": rest, "raw_path": rest.encode()}
        await answer(scope, receive, _protected(send))

    def _refusal(self, scope: Scope) -> Any:
        headers = Headers(scope=scope)
        if headers.get("host") not in self.hosts or len(headers.getlist("host")) != 1:
            return _no("deze naam hoort niet bij dit programma")
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{headers['host']}":
            return _no("dit verzoek komt van een andere pagina")
        first, slash, _ = scope["path"].removeprefix("/").partition("/")
        if not secrets.compare_digest(first.encode(errors="replace"), self.token.encode()):
            return _no("gebruik het hele adres dat dossier serve toonde")
        return None if slash else RedirectResponse(f"/{self.token}/")


def _no(why: str) -> PlainTextResponse:
    return PlainTextResponse(f"Geen toegang: {why}.\n", 403)


def _protected(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("content-security-policy", POLICY)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return with_headers
