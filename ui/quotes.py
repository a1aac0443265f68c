"""Quotes and passages as HTML: every text from an article is escaped here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise, takewhile
from urllib.parse import quote as url_quote

from index.marks import without_marks
from index.tables import cells_of, is_cells, is_row
from rag import Citation, Mention, PassageHit, Quote
from rag.framing import ALSO_IN, REPORTED_BY
from ui import labels
from ui.dates import readable_date

Paragraph = Callable[[Citation], int | None]
# A saved page's tags are characters of the quote but not words of it. A blank line in
# mid-sentence is dirt of the saved page; after a full stop it is a paragraph's end.
_SET_APART = re.compile(r"(?P<tag></?[a-zA-Z][^<>]{0,200}>)|(?<=[.!?…:”’\"'»)\]])(?P<break>\s*\n\s*\n\s*)")


def exact(text: str) -> str:
    """Text escaped for HTML so that the element's textContent equals it.

    A carriage return is written as a reference: the HTML parser would make it a line feed.
    """
    return escape(text).replace("\r", "&#13;")


def quoted(text: str) -> str:
    """A quote for HTML: a saved page's tags are hidden and paragraphs set apart, by spans alone."""
    html, position = "", 0
    for match in _SET_APART.finditer(text):
        set_apart = f'<span class="pc-break">{exact(match[0])}</span>'
        html += exact(text[position : match.start()]) + (_hidden(match[0]) if match["tag"] else set_apart)
        position = match.end()
    return html + exact(text[position:])


def under_head(text: str, head: str) -> str:
    """A quote that opens with rows of a table, for HTML: each cell a span that bears the words above it.

    The bars are hidden. Empty where a row has more cells or fewer than the head: which stands above which is not known.
    """
    rows = list(takewhile(lambda line: is_row(line) or is_cells(line), text.splitlines(keepends=True)))
    names = [" ".join(without_marks(head[start:end]).split()) for start, end in cells_of(head)]
    if not rows or any(len(cells_of(row)) != len(names) for row in rows):
        return ""
    return "".join(_row(row, names) for row in rows) + quoted(text[len("".join(rows)) :])


def _row(row: str, names: Sequence[str]) -> str:
    cells = cells_of(row)
    edges = pairwise([0, *(start for start, _ in cells[1:]), len(row)])  # no bar stands beside the cells as one more
    html = "".join(
        f'<span class="pc-cell" data-head="{exact(name)}">{_hidden(row[first:start])}{quoted(row[start:end])}'
        f"{_hidden(row[end:last])}</span>"
        for (first, last), (start, end), name in zip(edges, cells, names, strict=True)
    )
    return f'<span class="pc-row">{html}</span>'


def _hidden(text: str) -> str:
    """Characters of a quote that are not shown."""
    return f'<span class="pc-tag" aria-hidden="true">{exact(text)}</span>' if text else ""


def source_line(citation: Citation, paragraph: int | None = None) -> str:
    """Title, publisher, date and paragraph of a citation, as far as they are known."""
    title = citation.title or citation.document or labels.NO_TITLE
    date = readable_date(citation.date, citation.date_basis)
    where = labels.PARAGRAPH.format(number=paragraph) if paragraph else ""
    rest = " · ".join(exact(part) for part in (citation.publisher, date, where) if part)
    return f"<cite>{exact(title)}</cite>" + (f"<span>{rest}</span>" if rest else "")


def address(citation: Citation) -> str:
    """The page's path to the cited place, pinned to the version of the text."""
    return f"/documents/{url_quote(citation.document, safe='')}?sha256={citation.sha256}#{citation.fragment}"


def quote_figure(number: int, quote: Quote, paragraph: Paragraph, heading: str = "") -> str:
    """A quote with its chip, its speaker, unless the heading above names them, and its source line."""
    citation = quote.citation
    rows = under_head(quote.text, quote.head.text) if quote.head else ""
    opens = labels.OPEN_QUOTE.format(number=number, title=citation.title or citation.document)
    return (
        f'<figure class="pc-quote" data-said="{exact(_said_in_words(quote))}" '
        f'data-under="{exact(quote.head.text if quote.head else "")}" {_place(citation)}>'
        f"{'' if rows else _head(quote)}"
        f'<blockquote data-testid="quote">{rows or quoted(quote.text)}</blockquote>'
        f'<figcaption><button type="button" class="pc-chip" data-testid="citation" data-open '
        f'aria-label="{exact(opens)}">[{number}]</button>'
        f'<div class="pc-from">{_said(quote, heading)}<span class="pc-source-line">'
        f"{source_line(citation, paragraph(citation))}</span>{_also_in(quote)}</div>{_copy(number)}"
        f"</figcaption></figure>"
    )


def passage_item(hit: PassageHit, paragraph: Paragraph) -> str:
    """A passage that is no answer."""
    opens = labels.OPEN_PASSAGE.format(title=hit.citation.title or hit.citation.document)
    return (
        f'<li class="pc-passage" {_place(hit.citation)}>'
        f'<button type="button" data-testid="passage" data-open aria-label="{exact(opens)}">'
        f'<span class="pc-source-line">{source_line(hit.citation, paragraph(hit.citation))}</span></button>'
        f"<p data-open>{quoted(hit.text)}</p></li>"
    )


def _said_in_words(quote: Quote) -> str:
    """Who says it and who reported it, for the citation that is copied."""
    speaker = quote.speaker.text if quote.speaker else ""
    reported = f"{REPORTED_BY} {quote.reported_by.text}" if quote.reported_by else ""
    return " ".join(" · ".join(part for part in (speaker, reported) if part).split())


def _said(quote: Quote, heading: str) -> str:
    """Who says it and who reported it, in the article's words, each a way to where it says so."""
    parts = []
    if quote.speaker and quote.speaker.text != heading:
        parts.append(f'<span class="pc-speaker">{_mention(quote.citation, quote.speaker)}</span>')
    if quote.reported_by:
        parts.append(f"<span>{escape(REPORTED_BY)} {_mention(quote.citation, quote.reported_by)}</span>")
    return f'<span class="pc-said">{" · ".join(parts)}</span>' if parts else ""


def _head(quote: Quote) -> str:
    """The head of the table whose row is quoted, above it and a way to where it stands."""
    return f'<div class="pc-under">{_mention(quote.citation, quote.head)}</div>' if quote.head else ""


def _mention(citation: Citation, mention: Mention) -> str:
    where = replace(citation, start=mention.start, end=mention.end)
    opens = labels.OPEN_MENTION.format(words=" ".join(mention.text.split()))
    return (
        f'<span {_place(where)}><button type="button" class="pc-mention" data-open '
        f'aria-label="{exact(opens)}">{quoted(mention.text)}</button></span>'
    )


def _also_in(quote: Quote) -> str:
    others = ", ".join(
        f'<span {_place(other)}><button type="button" class="pc-mention" data-open>'
        f"{exact(other.title or other.document)}</button></span>"
        for other in quote.also_in
    )
    return f'<span class="pc-also">{escape(ALSO_IN)} {others}</span>' if others else ""


def _copy(number: int) -> str:
    forms = "".join(
        f'<button type="button" class="pc-quiet" data-copy="{form}">{escape(words)}</button>'
        for form, words in labels.COPY_FORMS.items()
    )
    name = labels.COPY_QUOTE_LONG.format(number=number)
    return (
        f'<details class="pc-menu"><summary class="pc-quiet" aria-label="{escape(name)}">'
        f"{escape(labels.COPY_QUOTE)}</summary><div>{forms}</div></details>"
    )


def _place(citation: Citation) -> str:
    """Attributes that tell the page's script where a quote stands."""
    return (
        f'data-document="{exact(citation.document)}" data-sha256="{exact(citation.sha256)}" '
        f'data-start="{citation.start}" data-end="{citation.end}" data-href="{exact(address(citation))}"'
    )
