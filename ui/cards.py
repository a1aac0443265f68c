"""Answers as HTML: every text from an article, a question or an error is escaped here."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote as url_quote

from rag import Answer, Citation, Outcome, PassageHit, Quote
from rag.framing import NEAREST, confidence_in_words
from ui import labels
from ui.dates import readable_date

NEAREST_SHOWN = 3
# A blank line in mid-sentence is dirt of the saved page; after a full stop it is a paragraph's end.
_SET_APART = re.compile(r"(?P<tag></?[a-zA-Z][^<>]{0,200}>)|(?<=[.!?…:”’\"'»)\]])(?P<break>\s*\n\s*\n\s*)")


def answer_card(answer: Answer) -> str:
    """The card of an answer or an abstention."""
    notes = "".join(f"<li>{exact(note)}</li>" for note in answer.notes)
    notes = f'<ul class="pc-notes">{notes}</ul>' if notes else ""
    if answer.abstained:
        inside = (
            f'<div class="pc-abstention" data-testid="abstention">{_framing(answer)}{notes}{_nearest(answer)}</div>'
        )
    else:
        quotes = "".join(_quote(number, quote) for number, quote in enumerate(answer.quotes, 1))
        inside = f'<div class="pc-head">{_framing(answer)}{_confidence(answer)}</div>{notes}{quotes}'
    return f'<article class="pc-answer" data-testid="answer" data-outcome="{answer.outcome}">{inside}</article>'


def problem_card(message: str) -> str:
    """The card of a question that could not be answered, and why."""
    return (
        f'<article class="pc-answer pc-problem" data-testid="problem" role="alert">'
        f'<p class="pc-framing">{escape(labels.PROBLEM)}</p><p>{exact(message[:1].upper() + message[1:])}</p></article>'
    )


def exact(text: str) -> str:
    """Text escaped for HTML so that the element's textContent equals it.

    A carriage return is written as a reference: the HTML parser would make it a line feed.
    """
    return escape(text).replace("\r", "&#13;")


def quoted(text: str) -> str:
    """A quote for HTML: a saved page's tags are set small and paragraphs apart, by spans alone."""
    html, position = "", 0
    for match in _SET_APART.finditer(text):
        html += f'{exact(text[position : match.start()])}<span class="pc-{match.lastgroup}">{exact(match[0])}</span>'
        position = match.end()
    return html + exact(text[position:])


def source_line(citation: Citation) -> str:
    """Title, publisher and date of a citation, as far as they are known."""
    title = citation.title or citation.document or labels.NO_TITLE
    date = readable_date(citation.date, citation.date_basis)
    rest = " · ".join(exact(part) for part in (citation.publisher, date) if part)
    return f"<cite>{exact(title)}</cite>" + (f"<span>{rest}</span>" if rest else "")


def address(citation: Citation) -> str:
    """The page's path to the cited place, pinned to the version of the text."""
    return f"/documents/{url_quote(citation.document, safe='')}?sha256={citation.sha256}#{citation.fragment}"


def _framing(answer: Answer) -> str:
    return f'<p class="pc-framing">{escape(answer.framing)}</p>'


def _confidence(answer: Answer) -> str:
    words = confidence_in_words(answer.confidence)
    level = {Outcome.ANSWERED: "", Outcome.UNCERTAIN: " pc-doubt"}.get(answer.outcome, "")
    tip = labels.CONFIDENCE.format(percent=round(answer.confidence * 100))
    return (
        f'<span class="pc-confidence{level}" role="note" title="{escape(tip)}" '
        f'aria-label="{escape(words)}. {escape(tip)}">{escape(words)}</span>'
    )


def _quote(number: int, quote: Quote) -> str:
    citation = quote.citation
    title = citation.title or citation.document
    opens = labels.OPEN_QUOTE.format(number=number, title=title)
    copies = labels.COPY_QUOTE_LONG.format(number=number)
    return (
        f'<figure class="pc-quote" {_place(citation)}>'
        f'<blockquote data-testid="quote">{quoted(quote.text)}</blockquote>'
        f'<figcaption><button type="button" class="pc-chip" data-testid="citation" data-open '
        f'aria-label="{exact(opens)}">[{number}]</button>'
        f'<span class="pc-source-line">{source_line(citation)}</span>'
        f'<button type="button" class="pc-quiet" data-copy aria-label="{escape(copies)}">'
        f"{escape(labels.COPY_QUOTE)}</button></figcaption></figure>"
    )


def _nearest(answer: Answer) -> str:
    passages = "".join(_passage(hit) for hit in answer.passages[:NEAREST_SHOWN])
    if not passages:
        return ""
    return f'<details class="pc-nearest"><summary>{escape(NEAREST)}</summary><ul>{passages}</ul></details>'


def _passage(hit: PassageHit) -> str:
    opens = labels.OPEN_PASSAGE.format(title=hit.citation.title or hit.citation.document)
    return (
        f'<li class="pc-passage" {_place(hit.citation)}>'
        f'<button type="button" data-testid="passage" data-open aria-label="{exact(opens)}">'
        f'<span class="pc-source-line">{source_line(hit.citation)}</span></button>'
        f"<p data-open>{quoted(hit.text)}</p></li>"
    )


def _place(citation: Citation) -> str:
    """Attributes that tell the page's script where a quote stands."""
    return (
        f'data-document="{exact(citation.document)}" data-sha256="{exact(citation.sha256)}" '
        f'data-start="{citation.start}" data-end="{citation.end}" data-href="{exact(address(citation))}"'
    )
