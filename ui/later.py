"""An application that is made while the server is up already, for importing Gradio takes seconds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send


class Later:
    """Requests for it wait until it is made; all others are answered meanwhile.

    >>> app = FastAPI(lifespan=(page := Later(make)).alive)
    >>> app.mount("/", page)
    """

    def __init__(self, make: Callable[[], Awaitable[FastAPI]]) -> None:
        self._make = make
        self._made: asyncio.Future[FastAPI] | None = None

    @asynccontextmanager
    async def alive(self, _outer: FastAPI) -> AsyncIterator[None]:
        """The lifespan of the application that it is a part of; its own lies within."""
        self._made = asyncio.get_running_loop().create_future()
        over = asyncio.Event()
        living = asyncio.create_task(self._live(self._made, over))
        try:
            yield
        finally:
            over.set()
            await living

    async def _live(self, made: asyncio.Future[FastAPI], over: asyncio.Event) -> None:
        try:
            app = await self._make()
            async with app.router.lifespan_context(app):
                made.set_result(app)
                await over.wait()
        except Exception as error:  # whatever it is, those who wait must hear of it
            if made.done():
                raise
            made.set_exception(error)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._made is None:
            raise RuntimeError("the application has not started: its lifespan must be `alive`")
        app = await asyncio.shield(self._made)
        await app(scope, receive, send)
