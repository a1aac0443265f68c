"""The HTTP face: ask, search, read, and change what is read.

    POST   /api/ask                  {"question": "…", "history": ["…"], "documents": ["ID"]} → an answer
    GET    /api/search?q=…&k=10      → the best passages
    GET    /api/documents?q=…        → what the library holds
    GET    /api/documents/ID         → one document: text, metadata, paragraphs with roles
    POST   /api/documents?name=…     a file as the body → what became of it
    DELETE /api/documents/ID         → {"sha256": "…"}, by which it can be restored
    POST   /api/restore              {"id": "…", "sha256": "…"} → undoes a removal
    POST   /api/marks                what was wrong with an answer, kept beside the library
    GET    /healthz                  → {"status": "ok", "documents": N, "revision": R}

The library is changed only from the machine it is served on. Whatever goes wrong is
answered with `{"error": "…"}`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.types import Lifespan

from rag import Assistant, DocumentMissingError, InputError, LibraryReadOnlyError, PinciteError
from ui.collection import Collection
from ui.desk import Desk
from ui.guard import is_from_this_machine
from ui.labels import NAME, NOT_FROM_HERE, UNEXPECTED
from ui.marks import Mark, Marks
from ui.unicode_text import UnicodeText

HISTORY_LIMIT = 50
HISTORY_CHARACTERS = 1_000
MAX_K = 100
MAX_OFFSET = 2**63 - 1  # what SQLite counts to
MAX_LISTED = 1_000
MAX_AMONG = 1_000
_UNPROCESSABLE = 422
_A_FILE = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"format": "binary", "type": "string"}}},
    }
}
_log = logging.getLogger(__name__)


class Problem(BaseModel):
    """What went wrong, in words."""

    error: str


class AskRequest(BaseModel):
    """A question, the conversation's earlier questions, oldest first, and the only documents to ask, if not all."""

    model_config = ConfigDict(strict=True, extra="forbid")

    question: str
    history: list[Annotated[str, Field(max_length=HISTORY_CHARACTERS)]] = Field(
        default_factory=list, max_length=HISTORY_LIMIT
    )
    documents: list[UnicodeText] = Field(default_factory=list, max_length=MAX_AMONG)


class RestoreRequest(BaseModel):
    """A removed document version."""

    model_config = ConfigDict(strict=True, extra="forbid")

    id: UnicodeText
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


def endpoints(assistant: Assistant, lifespan: Lifespan[FastAPI] | None = None) -> FastAPI:
    """The endpoints alone; whoever serves them puts the `Guard` around.

    Args:
        assistant: answers the questions.
        lifespan: what else lives as long as the application.
    """
    # The ready-made documentation pages load their scripts from another host.
    app = FastAPI(
        title=NAME,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
        responses=_problems(400, _UNPROCESSABLE, 500, 503),
    )
    desk = Desk(assistant)
    app.state.desk = desk
    _add_routes(app, desk)
    _add_changing_routes(app, Collection(desk), Marks(desk))
    _add_unknown_route(app)
    _add_error_handlers(app)
    return app


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How the schema tells of statuses by which a request is refused."""
    return {status: {"model": Problem} for status in statuses}


def _add_routes(app: FastAPI, desk: Desk) -> None:
    # Plain functions: they run in threads, so a long search does not hold up the page.
    @app.head("/healthz", include_in_schema=False)
    @app.get("/healthz")
    def health() -> dict[str, Any]:
        return desk.health()

    @app.post("/api/ask")
    def ask(asked: AskRequest) -> dict[str, Any]:
        return desk.ask(asked.question, asked.history, asked.documents).to_dict()

    @app.get("/api/search")
    def search(q: str, k: Annotated[int, Query(ge=1, le=MAX_K)] = 10) -> dict[str, Any]:
        notes, hits = desk.search(q, k)
        return {"query": q, "notes": notes, "results": [asdict(hit) for hit in hits]}

    @app.get("/api/documents")
    def documents(
        request: Request,
        offset: Annotated[int, Query(ge=0, le=MAX_OFFSET)] = 0,
        limit: Annotated[int, Query(ge=1, le=MAX_LISTED)] = 100,
        q: Annotated[str, Query(max_length=200)] = "",
    ) -> dict[str, Any]:
        held = desk.documents(offset, limit, q)
        return held | {"writable": held["writable"] and is_from_this_machine(request.scope)}

    @app.get("/api/documents/{identifier:path}", responses=_problems(404))
    def document(
        identifier: str, sha256: Annotated[str | None, Query(pattern="^[0-9a-f]{64}$")] = None
    ) -> dict[str, Any]:
        found = desk.document(identifier, sha256)
        if found is None:
            version = " with that digest" if sha256 else ""
            raise HTTPException(404, f"the library holds no document {identifier!r}{version}")
        return found


def _add_changing_routes(app: FastAPI, collection: Collection, marks: Marks) -> None:
    here = [Depends(_from_this_machine)]

    @app.post("/api/documents", dependencies=here, responses=_problems(403), openapi_extra=_A_FILE)
    async def add(request: Request, name: str) -> dict[str, Any]:
        return asdict(await run_in_threadpool(collection.add, name, await request.body()))

    @app.delete("/api/documents/{identifier:path}", dependencies=here, responses=_problems(403, 404))
    def remove(identifier: str) -> dict[str, Any]:
        try:
            return {"id": identifier, "sha256": collection.remove(identifier)}
        except DocumentMissingError as error:
            raise HTTPException(404, str(error)) from None

    @app.post("/api/restore", dependencies=here, responses=_problems(403))
    def restore(removed: RestoreRequest) -> dict[str, Any]:
        collection.restore(removed.id, removed.sha256)
        return {"id": removed.id, "sha256": removed.sha256}

    @app.post("/api/marks")
    def mark(made: Mark) -> dict[str, Any]:
        marks.keep(made)
        return {"kept": marks.path.name}


def _from_this_machine(request: Request) -> None:
    """Whoever may read a library over the network may not therefore change it."""
    if not is_from_this_machine(request.scope):
        raise HTTPException(403, NOT_FROM_HERE)


def _add_unknown_route(app: FastAPI) -> None:
    @app.api_route("/api/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    def unknown(request: Request, rest: str) -> None:
        if taken := _methods_at(app, request.url.path):
            told = f"/api/{rest} takes {' and '.join(taken)}, not {request.method}"
            raise HTTPException(405, told, headers={"Allow": ", ".join(taken)})
        raise HTTPException(404, f"there is nothing at /api/{rest}")


def _methods_at(app: FastAPI, path: str) -> list[str]:
    """The methods by which an address is asked, as far as it is one of the documented ones."""
    routes = [route for route in app.routes if isinstance(route, APIRoute) and route.include_in_schema]
    return sorted({method for route in routes if route.path_regex.match(path) for method in route.methods or ()})


def _add_error_handlers(app: FastAPI) -> None:
    @app.exception_handler(RequestValidationError)
    async def unusable(_request: Request, error: RequestValidationError) -> JSONResponse:
        malformed = any(problem["type"] == "json_invalid" for problem in error.errors())
        return _error(400 if malformed else _UNPROCESSABLE, "; ".join(map(_in_words, error.errors())))

    @app.exception_handler(StarletteHTTPException)
    async def refused(_request: Request, error: StarletteHTTPException) -> JSONResponse:
        return _error(error.status_code, str(error.detail), error.headers)

    @app.exception_handler(PinciteError)
    async def failed(_request: Request, error: PinciteError) -> JSONResponse:
        refused = 403 if isinstance(error, LibraryReadOnlyError) else 503
        return _error(_UNPROCESSABLE if isinstance(error, InputError) else refused, str(error))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        _log.error("%s %s", request.method, request.url.path, exc_info=error)
        return _error(500, UNEXPECTED)


def _in_words(problem: dict[str, Any]) -> str:
    if problem["type"] == "json_invalid":
        return "the body is not JSON"
    if problem["type"] == "model_attributes_type":
        return "the body: expected a JSON object, sent with the header Content-Type: application/json"
    place = ".".join(str(part) for part in problem["loc"] if part not in ("body", "query"))
    return f"{place}: {problem['msg']}" if place else f"the body: {problem['msg']}"


def _error(status: int, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": message}, status_code=status, headers=headers)
