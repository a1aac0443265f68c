"""The page's way of asking: stages as they end, then the card, as lines of JSON.

POST /page/ask  {"question", "history", "documents"} →
    {"stage": "found", "count": 12}
    {"stage": "weighed", "count": 163}
    {"stage": "quoted", "count": 2}
    {"answered": true, "html": "…"}
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from rag import PinciteError
from ui import labels
from ui.api import AskRequest
from ui.cards import Told, answer_card, problem_card
from ui.desk import Desk

PATH = "/page/ask"
_log = logging.getLogger(__name__)
Tell = Callable[[dict[str, Any]], None]


def add_asking(app: FastAPI, desk: Desk) -> None:
    """Adds the endpoint."""

    @app.post(PATH, include_in_schema=False)
    async def ask(asked: AskRequest) -> StreamingResponse:
        return StreamingResponse(_lines(desk, asked), media_type="application/x-ndjson")


async def _lines(desk: Desk, asked: AskRequest) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def tell(line: dict[str, Any]) -> None:
        loop.call_soon_threadsafe(told.put_nowait, line)

    answering = asyncio.ensure_future(run_in_threadpool(_answer, desk, asked, tell))
    while True:
        line = await told.get()
        yield json.dumps(line) + "\n"
        if "html" in line:
            break
    await answering


def _answer(desk: Desk, asked: AskRequest, tell: Tell) -> None:
    """Answers in a thread; whatever happens, the last line told is a card."""
    counts: dict[str, int] = {}

    def stage(name: str, count: int) -> None:
        counts[name] = count
        tell({"stage": name, "count": count})

    try:
        answer = desk.ask(asked.question, asked.history, asked.documents, stage)
        among = tuple(desk.title(identifier) for identifier in answer.among)
        html, answered = answer_card(answer, Told(counts, among, desk.paragraph)), True
    except PinciteError as error:
        html, answered = problem_card(str(error)), False
    except Exception:
        _log.exception("asking failed")
        html, answered = problem_card(labels.UNEXPECTED), False
    tell({"answered": answered, "html": html})
