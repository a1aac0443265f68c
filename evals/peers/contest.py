"""Pincite's retrieval held against the best peer, figure by figure, and against what it is to reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.peers.measure import K
from evals.peers.recall import BUDGET
from evals.peers.runner import Figures, Row
from evals.peers.systems import RETRIEVAL
from evals.report import NOTHING, table


@dataclass(frozen=True, slots=True)
class Aim:
    """What Pincite's figure is to be, beside the best peer's."""

    words: str
    reached: Callable[[float, float], bool]


@dataclass(frozen=True, slots=True)
class Contest:
    """One figure: how it is read, whether more of it is better, digits printed after the point, and the aim."""

    name: str
    of: Callable[[Figures], float]
    more: bool
    digits: int
    aim: Aim | None = None


_ABOVE = Aim("above every peer", lambda ours, theirs: ours > theirs)
CONTESTS = (
    Contest(
        "ingest, characters/s",
        lambda f: f.characters_a_second,
        True,
        0,
        Aim("4 times the fastest peer", lambda ours, theirs: ours >= 4 * theirs),
    ),
    Contest(
        "question, ms (p50)",
        lambda f: f.p50,
        False,
        1,
        Aim("half the fastest peer's", lambda ours, theirs: ours <= theirs / 2),
    ),
    Contest("question, ms (p99)", lambda f: f.p99, False, 1),
    Contest("ingest, CPU s", lambda f: f.ingest_work, False, 1),
    Contest("question, CPU ms", lambda f: f.question_work, False, 1),
    Contest(f"recall@{K}", lambda f: f.recall, True, 3, _ABOVE),
    Contest(f"recall in {BUDGET:,} characters", lambda f: f.recall_within, True, 3, _ABOVE),
    Contest("load, s", lambda f: f.loading, False, 1),
    Contest("peak memory, MB", lambda f: f.peak / 1e6, False, 0),
)


def contest_table(rows: Sequence[Row]) -> str:
    """A Markdown table; empty where Pincite or every peer is missing."""
    ours = next((row.figures for row in rows if row.system == RETRIEVAL), None)
    peers = {row.system.name: row.figures for row in rows if row.figures and not row.system.ours}
    if ours is None or not peers:
        return ""
    head = [RETRIEVAL.name, "Pincite", "best peer", "which", "ratio", "ahead", "aim"]
    return table(head, [_cells(contest, ours, peers) for contest in CONTESTS])


def _cells(contest: Contest, ours: Figures, peers: dict[str, Figures]) -> list[str]:
    values = {name: contest.of(figures) for name, figures in peers.items()}
    best = (max if contest.more else min)(values, key=lambda name: values[name])
    mine, theirs = contest.of(ours), values[best]
    ahead = "neither" if mine == theirs else "Pincite" if (mine > theirs) == contest.more else "**the peer**"
    aim = ""
    if contest.aim:
        aim = f"{contest.aim.words}: {'reached' if contest.aim.reached(mine, theirs) else 'missed'}"
    shown = [f"{value:,.{contest.digits}f}" for value in (mine, theirs)]
    return [contest.name, *shown, best, f"{mine / theirs:.2f}" if theirs else NOTHING, ahead, aim]
