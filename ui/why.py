"""“Why this”: what each stage of an answer took and gave, and what each quote's score was made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from rag import Answer, Quote
from ui import labels


def why(answer: Answer, quotes: Sequence[Quote], counts: Mapping[str, int]) -> str:
    """What unfolds under an answer.

    Args:
        answer: the answer.
        quotes: its quotes in reading order.
        counts: how many passages were found, sentences weighed, quotes made.
    """
    return (
        f'<details class="pc-why" data-testid="why"><summary>{escape(labels.WHY)}</summary>'
        f"<p>{escape(labels.WHY_CONFIDENCE.format(percent=round(answer.confidence * 100)))}</p>"
        f"{_stages(answer.timings, counts)}{_signals(quotes)}</details>"
    )


def _stages(timings: Mapping[str, float], counts: Mapping[str, int]) -> str:
    rows = ""
    for stage, taken in timings.items():
        told = labels.STAGE_COUNTS.get(stage, "")
        count = labels.COUNTED[told].format(count=f"{counts[told]:,}") if told in counts else ""
        rows += (
            f'<tr><th scope="row">{escape(labels.STAGES.get(stage, stage))}</th>'
            f"<td>{escape(count)}</td><td>{taken:,.1f} ms</td></tr>"
        )
    return f'<div class="pc-wide"><table><tbody>{rows}</tbody></table></div>' if rows else ""


def _signals(quotes: Sequence[Quote]) -> str:
    names = list(dict.fromkeys(name for quote in quotes for name in quote.signals))
    if not names:
        return ""
    heads = "".join(f'<th scope="col">[{number}]</th>' for number in range(1, len(quotes) + 1))
    scores = "".join(f"<td>{quote.score * 100:.0f} %</td>" for quote in quotes)
    rows = f'<tr><th scope="row">{escape(labels.SCORE)}</th>{scores}</tr>'
    for name in names:
        values = "".join(f"<td>{_number(quote.signals.get(name))}</td>" for quote in quotes)
        rows += f'<tr><th scope="row">{escape(labels.SIGNALS.get(name, name))}</th>{values}</tr>'
    return (
        f'<div class="pc-wide"><table><thead><tr><th scope="col">{escape(labels.SIGNAL)}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
