"""The library view as it is served: a frame that the page's script fills (static/library.js)."""

from __future__ import annotations

from html import escape

from index.read import SUFFIXES
from ui import labels


def library_view() -> str:
    """The frame of the library view."""
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in labels.COLUMNS.values())
    return (
        '<section class="pc-view" id="pc-shelves" data-testid="library" hidden>'
        f'<div class="pc-view-head"><h2 tabindex="-1">{escape(labels.LIBRARY)}</h2>'
        f'<input type="search" id="pc-filter" aria-label="{escape(labels.FILTER)}" '
        f'placeholder="{escape(labels.FILTER)}" /></div>'
        f'<p class="pc-meta" id="pc-shelves-count" role="status"></p>{_upload()}<div class="pc-scope" hidden></div>'
        '<div class="pc-wide"><table id="pc-shelves-table"><thead><tr>'
        '<th scope="col"><span id="pc-tick-all"></span></th>'
        f'{columns}<th scope="col"><span class="pc-hidden">{escape(labels.SCRIPT["remove"])}</span></th></tr></thead>'
        '<tbody></tbody></table></div><div id="pc-shelves-more"></div></section>'
    )


def _upload() -> str:
    """A file input as large as the place to drop files on."""
    kinds = labels.UPLOAD_LONG.format(kinds=", ".join(SUFFIXES))
    return (
        f'<div class="pc-upload"><input type="file" id="pc-upload" data-testid="upload" multiple '
        f'accept="{",".join(SUFFIXES)}" aria-label="{escape(labels.UPLOAD)}" aria-describedby="pc-upload-kinds" />'
        f"<strong>{escape(labels.UPLOAD)}</strong>"
        f'<span id="pc-upload-kinds">{escape(kinds)}</span></div>'
        '<ul id="pc-uploads" aria-live="polite"></ul><div id="pc-undo" role="status"></div>'
    )
