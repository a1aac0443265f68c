"""The reading room: the page, made with Gradio, whose import takes seconds.

The conversation lives in the reader's own browser and is sent along as earlier
questions, so that no reader ever sees another's.
"""

from __future__ import annotations

import os
from html import escape

from fastapi import FastAPI

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported
import gradio as gr

from ui import labels
from ui.desk import Desk
from ui.quality import quality_view
from ui.shelves import library_view
from ui.theme import theme


def room(desk: Desk) -> FastAPI:
    """The page, at every path that is no endpoint's."""
    app = FastAPI(openapi_url=None)
    gr.mount_gradio_app(app, _page(desk), path="/", theme=theme(), footer_links=[], run_history=False, ssr_mode=False)
    return app


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
