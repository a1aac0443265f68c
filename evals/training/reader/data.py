"""Training windows for the evidence reader, drawn from public question sets.

:class:`Sampler` draws rows by set weight and makes each into an
:class:`Example`, choosing anew how the text is cut, whether the window is turned
into one that does not answer, and how the question is spoilt.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.training.reader.corrupt import corrupt, noise
from evals.training.reader.sets import Place, Row, Text

WEIGHTS = {
    "squad2_other": 0.20,
    "squad2_bench": 0.16,
    "squad11_train44": 0.14,
    "squad11_dev_extra": 0.05,
    "selqa": 0.05,
    "nq_qed": 0.09,
    "qadiscourse": 0.09,
    "qamr": 0.06,
    "qasrl_gs": 0.015,
    "torque": 0.025,
    "squadshifts_new_wiki": 0.07,
    "hotpot_musique": 0.01,
    "reqa_squad": 0.05,
}
UNANSWERABLE_REPEATS = 2
SETS_WITH_UNANSWERABLES = ("squad2_other", "squad2_bench", "torque")


@dataclass(frozen=True, slots=True)
class Example:
    """One training window; ``positives`` empty means the null target."""

    question: str
    title: str
    sentences: tuple[str, ...]
    positives: frozenset[int]
    spans: tuple[tuple[Place, Place], ...]
    kind: str


class Sampler:
    """Draws training windows without end."""

    def __init__(self, sets: dict[str, list[Row]], length: Callable[[str], int], seed: int, limit: int = 224) -> None:
        self._rng = random.Random(seed)
        self._sets = {name: list(rows) for name, rows in sets.items()}
        for name in SETS_WITH_UNANSWERABLES:
            hard = [row for row in sets[name] if not row.positives]
            self._sets[name] += hard * (UNANSWERABLE_REPEATS - 1)
        self._length, self._limit = length, limit
        self._orders: dict[str, list[Row]] = {name: [] for name in sets}
        self._questions = {row.question.casefold() for rows in sets.values() for row in rows}
        self.counts: Counter[tuple[str, str]] = Counter()

    def _next(self, name: str) -> Row:
        """Takes the next row of a set, in a new random order on each pass."""
        if not self._orders[name]:
            self._orders[name] = self._rng.sample(self._sets[name], len(self._sets[name]))
        return self._orders[name].pop()

    def _cut(self, text: Text, keep: Sequence[int], room: int) -> tuple[int, int] | None:
        """Grows a run of whole sentences around ``keep`` to at most ``room`` tokens."""
        first, last = min(keep), max(keep) + 1
        used = sum(self._length(s) for s in text.sentences[first:last])
        if used > room:
            return None
        while True:
            sides = [s for s in (0, 1) if (first > 0 if s == 0 else last < len(text.sentences))]
            sides = [s for s in sides if used + self._length(text.sentences[first - 1 if s == 0 else last]) <= room]
            if not sides:
                return first, last
            if self._rng.choice(sides) == 0:
                first -= 1
                used += self._length(text.sentences[first])
            else:
                used += self._length(text.sentences[last])
                last += 1

    def _anchor(self, question: str, text: Text, without: frozenset[int] = frozenset()) -> int:
        """The sentence that shares the most words of the question."""
        words = {w for w in re.findall(r"\w+", question.casefold()) if len(w) > 3}
        scores = [len(words & set(re.findall(r"\w+", s.casefold()))) + self._rng.random() for s in text.sentences]
        return max((i for i in range(len(scores)) if i not in without), key=scores.__getitem__)

    def draw(self) -> tuple[str, Example]:
        """Draws one window; returns its set's name and the window."""
        while True:
            name = self._rng.choices(list(self._sets), [WEIGHTS[n] for n in self._sets])[0]
            example = self._make(name, self._next(name))
            if example is not None:
                self.counts[name, example.kind] += 1
                return name, example

    def _make(self, name: str, row: Row) -> Example | None:
        """Turns a row into a window, or nothing if it does not fit."""
        rng, text, positives, spans, question = self._rng, row.text, row.positives, row.spans, row.question
        kind = "answer" if positives else "unanswerable"
        draw = rng.random() * (1.4 if name in {"squad2_other", "squad2_bench"} else 1.0)
        if positives and name != "torque":
            if draw < 0.14:
                altered = corrupt(question, text.sentences, positives, rng)
                if altered and altered.casefold() not in self._questions:
                    question, kind, positives, spans = altered, "corrupted", frozenset(), ()
            elif draw < 0.32 and row.others:
                text, kind, positives, spans = rng.choice(row.others), "other passage", frozenset(), ()
            elif draw < 0.42 and len(text.sentences) - len(positives) >= 2 and name != "reqa_squad":
                left = tuple(s for i, s in enumerate(text.sentences) if i not in positives)
                if not any(len(a) > 2 and a in " ".join(left).casefold() for a in row.answers):
                    text, kind = Text(left, text.title, text.group), "answer removed"
                    positives, spans = frozenset(), ()
        if kind != "corrupted" and row.variant and rng.random() < 0.12:
            question = row.variant
        budget = rng.uniform(72, 160) if rng.random() < 0.65 else rng.uniform(150, self._limit)
        title = text.title if rng.random() < 0.5 else ""
        overhead = self._length(question) + self._length(title) + 4
        room, most = min(int(budget), self._limit) - overhead, self._limit - overhead
        keep = [rng.choice(sorted(positives))] if positives else [self._anchor(question, text)]
        if spans:
            opening, closing = rng.choice(spans)
            keep = [opening[0], closing[0]]
        run = self._cut(text, keep, room) or self._cut(text, keep, most)
        if run is None:
            return None
        first, last = run
        moved = tuple(((a[0] - first, a[1]), (b[0] - first, b[1])) for a, b in spans if first <= a[0] and b[0] < last)
        inside = frozenset(i - first for i in positives if first <= i < last)
        return Example(noise(question, rng), title, text.sentences[first:last], inside, moved, kind)
