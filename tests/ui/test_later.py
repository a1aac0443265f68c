"""What is made later: others are answered meanwhile, and those who wait hear how it ended."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from fastapi import FastAPI

from ui.later import Later


def application(page: Later) -> FastAPI:
    app = FastAPI(lifespan=page.alive)

    @app.get("/healthz")
    def health() -> str:
        return "ok"

    app.mount("/", page)
    return app


def client(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")


def test_others_are_answered_before_it_is_made_and_its_own_life_is_within() -> None:
    lived: list[str] = []

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        lived.append("begun")
        yield
        lived.append("over")

    async def story() -> None:
        made = asyncio.Event()

        async def make() -> FastAPI:
            await made.wait()
            page = FastAPI(lifespan=life)
            page.get("/")(lambda: "the page")
            return page

        app = application(Later(make))
        async with app.router.lifespan_context(app), client(app) as asked:
            waiting = asyncio.create_task(asked.get("/"))
            assert (await asked.get("/healthz")).json() == "ok"
            assert not waiting.done()
            made.set()
            assert (await waiting).json() == "the page"
            assert (await asked.get("/")).json() == "the page"
            assert lived == ["begun"]

    asyncio.run(story())
    assert lived == ["begun", "over"]


def test_who_waits_hears_that_it_could_not_be_made() -> None:
    async def make() -> FastAPI:
        raise RuntimeError("no theme")

    async def story() -> None:
        app = application(Later(make))
        async with app.router.lifespan_context(app), client(app) as asked:
            for _ in range(2):
                with pytest.raises(RuntimeError, match="no theme"):
                    await asked.get("/")
            assert (await asked.get("/healthz")).json() == "ok"

    asyncio.run(story())


def test_without_its_lifespan_it_says_what_is_wrong() -> None:
    async def make() -> FastAPI:
        return FastAPI()

    async def story() -> None:
        app = FastAPI()
        app.mount("/", Later(make))
        async with client(app) as asked:
            with pytest.raises(RuntimeError, match="lifespan must be `alive`"):
                await asked.get("/")

    asyncio.run(story())


def test_stopping_before_it_is_made_does_not_wait_for_anybody() -> None:
    async def story() -> None:
        async def make() -> FastAPI:
            await asyncio.sleep(0.05)
            return FastAPI()

        app = application(Later(make))
        async with app.router.lifespan_context(app):
            pass

    asyncio.run(asyncio.wait_for(story(), 5))
