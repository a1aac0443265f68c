"""The server: the HTTP endpoints, which answer at once, and the page, which follows when Gradio is imported."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from importlib import import_module

import uvicorn
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from rag import Assistant, InputError
from ui import labels, terminal
from ui.api import endpoints
from ui.asking import add_asking
from ui.desk import Desk
from ui.guard import Guard, is_wildcard
from ui.later import Later
from ui.page import STATIC, STATIC_PATH, Page
from ui.quality import add_quality


def build(assistant: Assistant, host: str = "127.0.0.1") -> FastAPI:
    """The whole application: HTTP endpoints and, at `/`, the page, which is made once the application has started."""
    page = Later(lambda: _room(app.state.desk))
    app = endpoints(assistant, page.alive)
    add_asking(app, app.state.desk)
    add_quality(app)
    app.mount(STATIC_PATH, StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Page)
    app.add_middleware(Guard, host=host)
    app.mount("/", page)
    return app


async def _room(desk: Desk) -> FastAPI:
    """The page. Only the import is worth a thread: Gradio lays the page out in the running event loop."""
    module = await asyncio.to_thread(import_module, "ui.room")
    made: FastAPI = module.room(desk)
    return made


def serve(assistant: Assistant, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the page until it is interrupted.

    Raises:
        InputError: the port is taken, or the host is not an address of this machine.
        OutputError: where it is open cannot be told.
    """
    host = host.strip("[]")
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    shown = "localhost" if is_wildcard(host) else f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        build(assistant, host), log_level="warning", server_header=False, timeout_graceful_shutdown=2
    )
    assistant.warm()
    terminal.say(f"{labels.NAME} is open at http://{shown}:{port}/ (Ctrl+C closes it)", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket; binding is the only check of a port that nobody can overtake."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            raise InputError(
                f"port {port} on {host} is in use; stop what runs there or choose another: --port {port + 1}"
            ) from error
        raise InputError(f"cannot serve on {host} port {port} ({error}); choose another: --host, --port") from error
    return listening
