"""The HTTP face: ask, search, read.

    POST /api/ask              {"question": "…", "history": ["…"]} → an answer
    GET  /api/search?q=…&k=10  → the nearest passages
    GET  /api/documents        → what the library holds
    GET  /api/documents/ID     → one document: text, metadata, paragraphs with roles
    GET  /healthz              → {"status": "ok", "documents": N, "revision": R}

Whatever goes wrong is answered with `{"error": "…"}`.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException as StarletteHTTPException

from rag import Assistant, InputError, PinciteError
from ui.desk import Desk
from ui.guard import Guard
from ui.labels import NAME, UNEXPECTED

HISTORY_LIMIT = 50
HISTORY_CHARACTERS = 1_000
MAX_K = 100
MAX_LISTED = 1_000
_UNPROCESSABLE = 422
_log = logging.getLogger(__name__)


class AskRequest(BaseModel):
    """A question and the conversation's earlier questions, oldest first."""

    model_config = ConfigDict(strict=True, extra="forbid")

    question: str
    history: list[Annotated[str, Field(max_length=HISTORY_CHARACTERS)]] = Field(
        default_factory=list, max_length=HISTORY_LIMIT
    )


def create_app(assistant: Assistant, host: str = "127.0.0.1") -> FastAPI:
    """The application with its HTTP endpoints, without the page.

    Args:
        assistant: answers the questions; its library must not be closed meanwhile.
        host: the address it will be served on. Requests for other hosts are refused.
    """
    app = endpoints(assistant)
    app.add_middleware(Guard, host=host)
    return app


def endpoints(assistant: Assistant) -> FastAPI:
    """The endpoints alone; whoever serves them puts the `Guard` around."""
    # The ready-made documentation pages load their scripts from another host.
    app = FastAPI(title=NAME, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    desk = Desk(assistant)
    app.state.desk = desk
    _add_routes(app, desk)
    _add_error_handlers(app)
    return app


def _add_routes(app: FastAPI, desk: Desk) -> None:
    # Plain functions: they run in threads, so a long search does not hold up the page.
    @app.get("/healthz")
    def health() -> dict[str, Any]:
        return desk.health()

    @app.post("/api/ask")
    def ask(asked: AskRequest) -> dict[str, Any]:
        return desk.ask(asked.question, asked.history).to_dict()

    @app.get("/api/search")
    def search(q: str, k: Annotated[int, Query(ge=1, le=MAX_K)] = 10) -> dict[str, Any]:
        return {"query": q, "results": [asdict(hit) for hit in desk.search(q, k)]}

    @app.get("/api/documents")
    def documents(
        offset: Annotated[int, Query(ge=0)] = 0, limit: Annotated[int, Query(ge=1, le=MAX_LISTED)] = 100
    ) -> dict[str, Any]:
        return desk.documents(offset, limit)

    @app.get("/api/documents/{identifier:path}")
    def document(
        identifier: str, sha256: Annotated[str | None, Query(pattern="^[0-9a-f]{64}$")] = None
    ) -> dict[str, Any]:
        found = desk.document(identifier, sha256)
        if found is None:
            version = " with that digest" if sha256 else ""
            raise HTTPException(404, f"the library holds no document {identifier!r}{version}")
        return found

    @app.api_route("/api/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    def unknown(rest: str) -> None:
        raise HTTPException(404, f"there is nothing at /api/{rest}")


def _add_error_handlers(app: FastAPI) -> None:
    @app.exception_handler(RequestValidationError)
    async def unusable(_request: Request, error: RequestValidationError) -> JSONResponse:
        malformed = any(problem["type"] == "json_invalid" for problem in error.errors())
        return _error(400 if malformed else _UNPROCESSABLE, "; ".join(map(_in_words, error.errors())))

    @app.exception_handler(StarletteHTTPException)
    async def refused(_request: Request, error: StarletteHTTPException) -> JSONResponse:
        return _error(error.status_code, str(error.detail))

    @app.exception_handler(PinciteError)
    async def failed(_request: Request, error: PinciteError) -> JSONResponse:
        return _error(_UNPROCESSABLE if isinstance(error, InputError) else 503, str(error))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        _log.error("%s %s", request.method, request.url.path, exc_info=error)
        return _error(500, UNEXPECTED)


def _in_words(problem: dict[str, Any]) -> str:
    if problem["type"] == "json_invalid":
        return "the body is not JSON"
    place = ".".join(str(part) for part in problem["loc"] if part not in ("body", "query"))
    return f"{place}: {problem['msg']}" if place else f"the body: {problem['msg']}"


def _error(status: int, message: str) -> JSONResponse:
    return JSONResponse({"error": message}, status_code=status)
