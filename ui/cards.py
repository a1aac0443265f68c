"""Answers as HTML cards: one line of framing, then quotes; or what was looked for and not found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from rag import Answer, Arrangement, Citation, Outcome
from rag.framing import (
    ASK_INSTEAD,
    ASKED_FOR,
    ASKED_ONLY,
    KINDS,
    LOOKED_FOR,
    NEAREST,
    READ_FOR,
)
from ui import labels
from ui.arrangement import Group, arranged
from ui.quotes import Paragraph, exact, passage_item, quote_figure
from ui.why import why


def _nowhere(_citation: Citation) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says beside its answer.

    Attributes:
        counts: how many passages were found, sentences weighed, quotes made.
        among: titles of the only documents that were asked; empty for all.
        paragraph: the number of the paragraph a citation begins in.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    among: tuple[str, ...] = ()
    paragraph: Paragraph = _nowhere


def answer_card(answer: Answer, told: Told | None = None) -> str:
    """The card of an answer or an abstention."""
    told = told or Told()
    groups = arranged(answer)
    inside = _abstention(answer, told) if answer.abstained else _answered(answer, groups, told)
    quotes = [quote for group in groups for quote in group.quotes]
    return (
        f'<article class="pc-answer" data-testid="answer" data-outcome="{answer.outcome}" '
        f'data-confidence="{answer.confidence:.4f}">{_read_as(answer)}{inside}'
        f'<footer class="pc-foot">{why(answer, quotes, told.counts)}{_wrong(answer)}</footer></article>'
    )


def problem_card(message: str) -> str:
    """The card of a question that could not be answered, and why."""
    return (
        f'<article class="pc-answer pc-problem" data-testid="problem" role="alert">'
        f'<p class="pc-framing">{escape(labels.PROBLEM)}</p><p>{exact(message[:1].upper() + message[1:])}</p></article>'
    )


def _answered(answer: Answer, groups: list[Group], told: Told) -> str:
    number, html = 1, ""
    for group in groups:
        quotes = ""
        for quote in group.quotes:
            quotes += quote_figure(number, quote, told.paragraph, group.heading)
            number += 1
        # What is of no side must not stand under the last one's heading, in what is saved of the page as well.
        words = group.heading or (labels.OF_NO_SIDE if len(groups) > 1 else "")
        heading = f"<h3>{exact(' '.join(words.split()))}</h3>" if words else ""
        kind = "pc-group" if group.heading else "pc-group pc-beside"
        html += f'<section class="{kind}">{heading}{quotes}</section>' if heading else quotes
    arrangement = answer.arrangement if any(group.heading for group in groups) else Arrangement.TOGETHER
    return (
        f'<div class="pc-head"><p class="pc-framing">{escape(answer.framing)}</p>{_confidence(answer)}</div>'
        f'{_missing(answer)}{_among(told)}<div class="pc-quotes" data-arrangement="{arrangement}">{html}</div>'
    )


def _abstention(answer: Answer, told: Told) -> str:
    return (
        f'<div class="pc-abstention" data-testid="abstention"><p class="pc-framing">{escape(answer.framing)}</p>'
        f"{_missing(answer)}{_looked_for(answer)}{_among(told)}{_suggestions(answer)}{_nearest(answer, told)}</div>"
    )


def _read_as(answer: Answer) -> str:
    """What the question was taken to mean, and a way to say otherwise."""
    notes = "".join(f"<li>{exact(note)}</li>" for note in answer.notes)
    pairs = "".join(
        f"<li>{exact(READ_FOR.format(written=written, read=read))}</li>" for written, read in answer.replaced
    )
    if not notes and not pairs:
        return ""
    read_otherwise = answer.meant not in ("", " ".join(answer.question.split()))
    correct = _correct(answer.meant) if read_otherwise else ""
    return f'<div class="pc-read"><ul class="pc-notes">{pairs}{notes}</ul>{correct}</div>'


def _correct(meant: str) -> str:
    return (
        f'<details class="pc-correct" data-testid="correct">'
        f'<summary class="pc-quiet">{escape(labels.CORRECT)}</summary><form data-correct>'
        f'<input type="text" aria-label="{escape(labels.CORRECT_LONG)}" value="{exact(meant)}" />'
        f'<button type="submit" class="pc-small">{escape(labels.ASK_AGAIN)}</button></form></details>'
    )


def _confidence(answer: Answer) -> str:
    words = answer.support
    doubt = " pc-doubt" if answer.outcome is Outcome.UNCERTAIN else ""
    tip = labels.CONFIDENCE.format(percent=round(answer.confidence * 100))
    return (
        f'<span class="pc-confidence{doubt}" role="note" tabindex="0" data-tip="{escape(tip)}" '
        f'aria-label="{escape(words)}. {escape(tip)}">{escape(words)}</span>'
    )


def _among(told: Told) -> str:
    titles = "; ".join(told.among)
    return f'<p class="pc-among" data-testid="among">{exact(ASKED_ONLY.format(titles=titles))}</p>' if titles else ""


def _missing(answer: Answer) -> str:
    """What of the question no passage has."""
    items = "".join(f"<li>{exact(line)}</li>" for line in answer.missing)
    return f'<ul class="pc-missing" data-testid="missing">{items}</ul>' if items else ""


def _looked_for(answer: Answer) -> str:
    words = ", ".join(KINDS.get(kind, kind) for kind in answer.asked_for)
    kinds = f" {ASKED_FOR.format(kinds=words)}" if words else ""
    looked = LOOKED_FOR.format(question=answer.meant or answer.question)
    return f'<p class="pc-looked">{exact(looked + kinds)}</p>'


def _suggestions(answer: Answer) -> str:
    items = "".join(
        f'<li><button type="button" data-testid="suggestion" data-example>{exact(question)}</button></li>'
        for question in answer.suggestions
    )
    return f'<div class="pc-instead"><h3>{escape(ASK_INSTEAD)}</h3><ul>{items}</ul></div>' if items else ""


def _nearest(answer: Answer, told: Told) -> str:
    passages = "".join(passage_item(hit, told.paragraph) for hit in answer.passages[: labels.NEAREST_SHOWN])
    if not passages:
        return ""
    return f'<section class="pc-nearest"><h3>{escape(NEAREST)}</h3><ul>{passages}</ul></section>'


def _wrong(answer: Answer) -> str:
    """The form in which a reader says what is wrong; the script sends it."""
    choices = labels.MARKS_OF_SILENCE if answer.abstained else labels.MARKS_OF_AN_ANSWER
    options = "".join(
        f'<label><input type="radio" name="mark" value="{mark}" required /> {escape(words)}</label>'
        for mark, words in choices.items()
    )
    return (
        f'<details class="pc-wrong" data-testid="wrong"><summary>{escape(labels.WRONG)}</summary><form data-mark>'
        f"<fieldset><legend>{escape(labels.WRONG_LEGEND)}</legend>{options}</fieldset>"
        f'<div class="pc-right"><p>{escape(labels.RIGHT_WORDS)}</p><ul></ul>'
        f'<button type="button" class="pc-small" data-take>{escape(labels.TAKE_WORDS)}</button></div>'
        f'<label class="pc-note-label">{escape(labels.NOTE)} <input type="text" name="note" maxlength="1000" /></label>'
        f'<button type="submit" class="pc-small">{escape(labels.KEEP_MARK)}</button>'
        f'<p class="pc-kept" role="status"></p></form></details>'
    )
