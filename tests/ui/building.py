"""Builds the application as the tests need it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI

from rag import Assistant
from ui.api import endpoints
from ui.guard import Guard
from ui.web import build


def built(assistant: Assistant) -> FastAPI:
    """The whole application, made while an event loop runs.

    Where none runs, Gradio makes loops of its own and leaves them open, which
    pytest reports against whichever test comes next.
    """

    async def inside() -> FastAPI:
        return build(assistant)

    # A thread of its own, for Playwright keeps a loop running in the main one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(inside())).result()


def create_app(assistant: Assistant, host: str = "127.0.0.1") -> FastAPI:
    """The endpoints behind their guard, without the page."""
    app = endpoints(assistant)
    app.add_middleware(Guard, host=host)
    return app
