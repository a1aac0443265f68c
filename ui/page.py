"""Makes Gradio's HTML into Pincite's page on its way out.

Gradio's document names other hosts in its metadata, resolves its assets against
the address and marks its inline scripts with no nonce. This middleware mends the
three and puts in Pincite's own style sheet, script and labels.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.labels import SCRIPT, TAGLINE, VIEWS

STATIC = Path(__file__).parent / "static"
STATIC_PATH = "/pincite"
_STYLES = ("base", "masthead", "conversation", "card", "quotes", "source", "library", "quality")
DOCUMENTS_PATH = "/documents/"
_VIEW_PATHS = frozenset(path for path, _ in VIEWS.values())
_SOCIAL = re.compile(r"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>\s*")
_BASE = re.compile(r"<base\s[^>]*>")
_MANIFEST = re.compile(r"<link rel=\"manifest\"[^>]*>\s*")


class Page:
    """ASGI middleware that rewrites the page and answers deep links with it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not _is_page(scope["path"]):
            await self._app(scope, receive, send)
            return
        # A deep link and every view are the same page: the script reads the address. Unpacked, to be rewritten.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        inner = {**scope, "method": "GET", "path": "/", "raw_path": b"/", "query_string": b"", "headers": headers}
        start: Message = {}
        body = b""

        async def collect(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
            if message["type"] != "http.response.body":
                return
            body += message.get("body", b"")
            if message.get("more_body", False):
                return
            page = rewritten(body.decode("utf-8"), scope["state"]["nonce"]).encode("utf-8")
            outgoing = MutableHeaders(scope=start)
            outgoing["content-length"] = str(len(page))
            outgoing["cache-control"] = "no-store"
            await send(start)
            # Who asks for the head is told the length of what GET would give.
            await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else page})

        await self._app(inner, receive, collect)


def rewritten(html: str, nonce: str) -> str:
    """Gradio's document as Pincite's."""
    html = _SOCIAL.sub("", html)
    html = _MANIFEST.sub("", html)
    html = _BASE.sub('<base href="/" />', html, count=1)
    html = html.replace("</head>", f"{_own_head()}</head>", 1)
    return html.replace("<script", f'<script nonce="{nonce}"')


def _is_page(path: str) -> bool:
    return path in _VIEW_PATHS or path.startswith(DOCUMENTS_PATH)


def _own_head() -> str:
    styles = "".join(f'<link rel="stylesheet" href="{STATIC_PATH}/{name}.css" />' for name in _STYLES)
    labels = json.dumps(SCRIPT).replace("<", "\\u003c")
    return (
        f'<meta name="description" content="{TAGLINE}" />'
        '<meta name="color-scheme" content="light dark" />'
        f'<link rel="icon" type="image/svg+xml" href="{STATIC_PATH}/icon.svg" />'
        f"{styles}"
        f'<script type="application/json" id="pincite-labels">{labels}</script>'
        f'<script type="module" src="{STATIC_PATH}/pincite.js"></script>'
    )
