"""Sentences as spans: segmented by sentencex, then kept whole where speech needs it.

Four things are put right that segmentation leaves: a mark stranded on the wrong
side of a cut; a cut where a sentence goes on; a speech cut apart before the words
that say who spoke; a "sentence" too long for the encoder.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import sentencex

from index.cuts import closing_marks, goes_on
from index.document import Paragraph, Role, Sentence
from index.labels import is_chat
from index.letters import latin
from index.quotation import with_double_marks
from index.speech_verbs import CLAIMED
from index.tables import is_row

SPEECH_CHARACTERS = 700  # a longer speech stays in its sentences
_STRANDED = re.compile(r"[\s\u00a0]+[\"“‘«„(\[]+[\s\u00a0]*$")
_FOOTNOTED = latin(r"[.!?][\"”’]?(?:\[\d{1,3}\])+\s+(?=[A-Z])")  # the segmenter goes on behind a footnote
# What may be a footnote's line, with its mark.
_NOTE = re.compile(r"(?:^|\n)(?P<mark>\[(?P<sign>\^?)(?P<number>\d{1,3})\](?P<colon>:?)[ \t]+)(?=\w)")
_ENDED = re.compile(r"(?:^|[.!?…][\"”’)]*(?:\[\^?\d{1,3}\])*)\s*$")  # a sentence, or nothing stands there
_AROUND = 40  # characters before and behind a footnote's mark that tell whether it is one
_ADDRESS = re.compile(r"https?:|www\.")
_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKS = re.compile('["“”„«»]')
_ATTRIBUTION = latin(rf" *[,.!?…—–-]\s?[\"“”»]\s?(?:[A-Za-z][\w.'’-]*\s){{0,12}}?(?:{CLAIMED}|according)\b")
_AHEAD = 100  # characters behind a cut that tell whether it is one
_CLAUSE_ENDS = re.compile(r"[;:,.!?)\]—–]\s+|\s+")


def sentences_of(text: str, paragraphs: list[Paragraph], fits: Callable[[str], bool]) -> list[Sentence]:
    """The sentences of a text in order.

    Args:
        text: the whole document.
        paragraphs: its paragraphs; no sentence crosses from one to another.
        fits: whether a sentence is short enough for a passage of its own; one
            that is not is split, at a clause end where there is one.
    """
    sentences: list[Sentence] = []
    marked = with_double_marks(text)
    for number, paragraph in enumerate(paragraphs):
        spans = _segments(marked, paragraph)
        if paragraph.role is Role.STORY:
            spans = _speech_kept(marked, spans)
        for start, end in spans:
            sentences.extend(Sentence(a, b, number, paragraph.role) for a, b in _split_to_fit(text, start, end, fits))
    return sentences


def _segments(text: str, paragraph: Paragraph) -> list[tuple[int, int]]:
    """sentencex's segments of one paragraph, trimmed of white space."""
    # Line breaks inside a paragraph are dirt to the segmenter; spaces keep the offsets.
    flat = _BREAKS.sub(" ", text[paragraph.start : paragraph.end])
    if paragraph.role is not Role.STORY or is_row(flat) or is_chat(flat):
        return [(paragraph.start, paragraph.end)]
    edges = [0]
    cursor = 0
    for piece in sentencex.segment("en", flat):
        cursor += len(piece)
        stranded = _STRANDED.search(piece)
        handed_on = stranded and cursor < len(flat) and piece[: stranded.start()].strip()
        edges.append(cursor - len(piece) + stranded.start() if stranded and handed_on else cursor)
    edges[-1] = len(flat)
    edges = sorted({*edges, *(match.end() for match in _FOOTNOTED.finditer(flat))})
    edges = _whole(flat, edges)
    edges = _with_notes(text[paragraph.start : paragraph.end], edges)
    trimmed = (_trim(text, paragraph.start + a, paragraph.start + b) for a, b in pairwise(edges))
    return [(a, b) for a, b in trimmed if a < b]


def _whole(text: str, edges: list[int]) -> list[int]:
    """The edges without those at which a sentence goes on; marks that close a sentence stay in it."""
    kept = [0]
    for edge in edges[1:-1]:
        closed = edge + closing_marks(text[edge : edge + _AHEAD])
        # What has no letter or digit, an emoji say, is no sentence.
        before, after = text[kept[-1] : closed], text[closed : closed + _AHEAD]
        if not goes_on(before, after) and re.search(r"\w", before):
            kept.append(closed)
    if len(kept) > 1 and not re.search(r"\w", text[kept[-1] :]):
        kept.pop()
    return [*kept, len(text)]


def _with_notes(text: str, edges: list[int]) -> list[int]:
    """The edges with one before each footnote, in place of those within its mark.

    A line that begins "[12]" may as well be cut there by a hard wrap. It is a footnote where a sentence ends before it,
    where it counts on from another, or by how its mark is written.
    """
    next_number = -1
    for note in _NOTE.finditer(text):
        start, end = note.span("mark")
        counts_on = int(note["number"]) == next_number
        if note["colon"] or counts_on or _is_apart(text, start, end, bool(note["sign"])):
            next_number = int(note["number"]) + 1
            edges = sorted({start, *(edge for edge in edges if not start < edge <= end)})
    return edges


def _is_apart(text: str, start: int, end: int, is_signed: bool) -> bool:
    """Whether what may be a footnote's mark is one by what stands around it; "[^1]" is signed as no citation is."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if not is_signed and not _ENDED.search(before):
        return False
    return bool(_ADDRESS.match(after)) or not (after[:1].islower() or goes_on(before, after))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _speech_kept(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins the sentences of one speech up to the words that say who spoke."""
    kept: list[tuple[int, int]] = []
    position = 0
    while position < len(spans):
        last = _speech_end(text, spans, position)
        kept.append((spans[position][0], spans[last][1]))
        position = last + 1
    return kept


def _speech_end(text: str, spans: list[tuple[int, int]], first: int) -> int:
    """The number of the span that closes a speech opened in `first`, or `first`."""
    start = spans[first][0]
    if not _ends_inside_quotation(text[start : spans[first][1]]):
        return first
    for last in range(first + 1, len(spans)):
        joined = text[start : spans[last][1]]
        if len(joined) > SPEECH_CHARACTERS:
            return first
        if not _ends_inside_quotation(joined):
            return last
    return first


def _ends_inside_quotation(text: str) -> bool:
    """Whether a quotation opened in the text is still open at its end.

    Marks are told apart by their neighbours, not by their shape, since saved
    pages carry many that point the wrong way.
    """
    is_open = False
    for match in _MARKS.finditer(text):
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        spoken = is_open and _ATTRIBUTION.match(text, max(0, match.start() - 2))
        opens = (not before or before.isspace() or before in "([—–-:") and bool(after) and not after.isspace()
        closes = is_open and (not opens or after in ".,;:!?" or bool(spoken))
        if closes:
            is_open = False
        elif opens or match.group() in "“„«":
            is_open = True
    return is_open


def _split_to_fit(text: str, start: int, end: int, fits: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Halves a span, nearest a clause end, until every part fits. Nothing is dropped."""
    if fits(text[start:end]) or end - start <= 1:
        return [(start, end)]
    middle = (start + end) // 2
    reach = (end - start) // 4
    window = [m.end() + middle - reach for m in _CLAUSE_ENDS.finditer(text[middle - reach : middle + reach])]
    cut = min(window, key=lambda place: abs(place - middle), default=middle)
    left = _trim(text, start, cut)
    right = _trim(text, cut, end)
    parts: list[tuple[int, int]] = []
    for a, b in (left, right):
        if a < b:
            parts.extend(_split_to_fit(text, a, b, fits))
    return parts
