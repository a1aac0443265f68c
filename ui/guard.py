"""What every request passes first: is it for this machine, from this page, of a sane size?

A page on another site must not be able to read the library through the reader's
browser, neither by a forged form (Origin) nor by DNS rebinding (Host). Headers on
every response forbid the page to load from, send to or be framed by other hosts.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.read import MAX_BYTES

MAX_BODY_BYTES = 64_000
_UPLOAD = ("POST", "/api/documents")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# Gradio's own endpoints that this page has no use for.
_CLOSED = ("/gradio_api/upload", "/gradio_api/proxy=", "/gradio_api/component_server", "/gradio_api/deep_link")

# May differ after the next start: kept by the browser, but asked for again.
_ASK_AGAIN = ("/api/", "/page/", "/pincite/", "/healthz")

# Gradio compiles the page's event handlers with `new Function`, hence 'unsafe-eval';
# its components style themselves inline. Inline scripts run only with the nonce, so
# an event handler smuggled into the page would stay dead.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-eval' 'nonce-{nonce}'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """ASGI middleware that refuses what no reader of this page would send."""

    def __init__(self, app: ASGIApp, host: str = "127.0.0.1") -> None:
        self._app = app
        self._hosts = allowed_hosts(host)
        self._any_address = is_wildcard(host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers["content-security-policy"] = _POLICY.format(nonce=nonce)
                if scope["path"].startswith(_ASK_AGAIN):
                    headers["cache-control"] = "no-cache"
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
            return
        limit = _limit(scope)
        try:
            body = await _read(receive, limit) if scope["method"] not in _SAFE_METHODS else b""
        except ClientDisconnect:
            return  # half a file is no file, and nobody is there to be told
        if body is None:
            await _error(413, f"the request is over the limit of {limit:,} bytes")(scope, receive, send_with_headers)
            return
        await self._app(scope, _replay(body, receive), send_with_headers)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        headers = Headers(scope=scope)
        if not self._is_ours(headers.get("host", "")):
            return _error(421, "this address is not one Pincite serves; start it with --host to serve another")
        if scope["path"].startswith(_CLOSED):
            return _error(404, "not found")
        if scope["method"] in _SAFE_METHODS:
            return None
        origin = headers.get("origin")
        if origin is not None and _netloc(origin) != headers.get("host", "").lower():
            return _error(403, "requests from other sites are refused")
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _error(403, "requests from other sites are refused")
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > _limit(scope):
            return _error(413, f"the request has {int(length):,} bytes, over the limit of {_limit(scope):,}")
        return None

    def _is_ours(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        return name in self._hosts or (self._any_address and _is_address(name))


def allowed_hosts(host: str) -> Collection[str]:
    """Names under which a server on `host` may be addressed."""
    names = LOOPBACK | {host.lower().strip("[]")}
    return names | {socket.gethostname().lower(), socket.getfqdn().lower()} if is_wildcard(host) else names


def is_wildcard(host: str) -> bool:
    """Whether a server on `host` listens on every address of the machine."""
    return host in ("", "0.0.0.0", "::", "[::]")


def is_from_this_machine(scope: Scope) -> bool:
    """Whether a request comes from the machine it is served on: from its loopback, or from the address asked."""
    client, server = scope.get("client"), scope.get("server")
    if client and server and client[0] == server[0]:
        return True
    try:
        address = ipaddress.ip_address(client[0] if client else "")
    except ValueError:
        return False
    # A server on every IPv6 address sees "127.0.0.1" as "::ffff:127.0.0.1".
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def _is_address(name: str) -> bool:
    # A numeric address cannot be rebound: there is no name to resolve anew.
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _netloc(origin: str) -> str | None:
    """The host and port of an origin; None where it is none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:  # "http://["
        return None


def _limit(scope: Scope) -> int:
    """How many bytes a request may have: a file to be added may have as many as `pincite add` would read."""
    uploads = (scope["method"], scope["path"]) == _UPLOAD and is_from_this_machine(scope)
    return MAX_BYTES if uploads else MAX_BODY_BYTES


async def _read(receive: Receive, limit: int) -> bytes | None:
    """The whole body, or None once it is over the limit, whatever length was announced.

    Raises:
        ClientDisconnect: the sender left before the end.
    """
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replayed() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed


def _error(status: int, message: str) -> JSONResponse:
    return JSONResponse({"error": message}, status_code=status)
