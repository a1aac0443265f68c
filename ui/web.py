"""The web page: a Gradio app in the same FastAPI application as the HTTP endpoints.

The conversation lives in the reader's own browser and is sent along as earlier
questions, so that no reader ever sees another's.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import sys
from html import escape

import uvicorn
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported
import gradio as gr

from rag import Assistant, InputError
from ui import labels
from ui.api import endpoints
from ui.asking import add_asking
from ui.desk import Desk
from ui.guard import Guard, is_wildcard
from ui.page import STATIC, STATIC_PATH, Page
from ui.quality import add_quality, quality_view
from ui.shelves import library_view
from ui.theme import theme


def build(assistant: Assistant, host: str = "127.0.0.1") -> FastAPI:
    """The whole application: HTTP endpoints and, at `/`, the page."""
    app = endpoints(assistant)
    add_asking(app, app.state.desk)
    add_quality(app)
    app.mount(STATIC_PATH, StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Page)
    app.add_middleware(Guard, host=host)
    page = _page(app.state.desk)
    gr.mount_gradio_app(app, page, path="/", theme=theme(), footer_links=[], run_history=False, ssr_mode=False)
    return app


def serve(assistant: Assistant, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the page until it is interrupted.

    Raises:
        InputError: the port is taken, or the host is not an address of this machine.
    """
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    shown = "localhost" if is_wildcard(host) else f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        build(assistant, host), log_level="warning", server_header=False, timeout_graceful_shutdown=2
    )
    assistant.warm()
    sys.stdout.write(f"{labels.NAME} is open at http://{shown}:{port}/ (Ctrl+C closes it)\n")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket; binding is the only check of a port that nobody can overtake."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            raise InputError(
                f"port {port} on {host} is in use; stop what runs there or choose another: --port {port + 1}"
            ) from error
        raise InputError(f"cannot serve on {host} port {port} ({error}); choose another: --host, --port") from error
    return listening


def _page(desk: Desk) -> gr.Blocks:
    page = gr.Blocks(title=labels.NAME, fill_width=True, analytics_enabled=False)
    with page:
        gr.HTML(_masthead(), elem_id="pc-masthead", apply_default_css=False)
        with gr.Row(elem_id="pc-room"):
            with gr.Column(elem_id="pc-desk"):
                gr.HTML(_conversation(desk), elem_id="pc-conversation", apply_default_css=False)
                gr.HTML('<div class="pc-scope" hidden></div>', elem_id="pc-scope-block", apply_default_css=False)
                with gr.Row(elem_id="pc-composer"):
                    question = gr.Textbox(
                        label=labels.QUESTION,
                        placeholder=labels.PLACEHOLDER,
                        lines=1,
                        max_lines=6,
                        elem_id="pc-question",
                        scale=1,
                    )
                    ask = gr.Button(labels.ASK, variant="primary", elem_id="pc-ask", scale=0)
            with gr.Column(elem_id="pc-source-column"):
                gr.HTML('<aside id="pc-source"></aside>', elem_id="pc-source-block", apply_default_css=False)
        gr.HTML(library_view(), elem_id="pc-library-view", apply_default_css=False)
        gr.HTML(quality_view(), elem_id="pc-quality-view", apply_default_css=False)
        # The script shows the question at once, waits its turn, and shows the stages as they are told (ui/asking.py).
        gr.on([question.submit, ask.click], fn=None, inputs=[question], js="(typed) => { window.pincite.ask(typed); }")
    return page


def _masthead() -> str:
    links = "".join(
        f'<a href="{path}" data-view="{view}">{escape(name)}</a>' for view, (path, name) in labels.VIEWS.items()
    )
    return (
        f'<header class="pc-masthead"><h1>{labels.NAME}</h1><p>{escape(labels.TAGLINE)}</p>'
        f'<nav class="pc-views" aria-label="{escape(labels.VIEWS_NAME)}">{links}</nav>'
        f'<div class="pc-masthead-tools"><button type="button" class="pc-quiet" id="pc-conversations" '
        f'aria-haspopup="dialog">{escape(labels.CONVERSATIONS)}</button>'
        f'<button type="button" class="pc-quiet" id="pc-new">{escape(labels.NEW)}</button></div></header>'
    )


def _conversation(desk: Desk) -> str:
    examples = "".join(
        f'<li><button type="button" data-testid="example" data-example>{escape(example.question)}</button></li>'
        for example in labels.EXAMPLES
        if desk.document(example.document) is not None
    )
    examples = f"<h3>{escape(labels.EXAMPLES_HEADING)}</h3><ul>{examples}</ul>" if examples else ""
    return (
        f'<div id="pc-turns" role="log" aria-label="{labels.SCRIPT["conversation"]}">'
        f'<section class="pc-welcome" id="pc-welcome"><h2>{escape(labels.WELCOME)}</h2>'
        f'<p>{escape(labels.WELCOME_MORE)}</p>{examples}<p class="pc-keys">{escape(labels.KEYS)}</p></section></div>'
    )
