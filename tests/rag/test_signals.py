"""What speaks for a sentence, as the assistant measures it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from index.library import Library
from rag import Assistant
from rag.reader.window import Reading, Window
from rag.signals import Measured, Signals, between


def test_a_passage_s_nearest_sentence_speaks_for_all_of_it(assistant: Assistant) -> None:
    by_reading = defaultdict(list)
    for candidate in assistant.evidence("How many troops will be added to the Response Force?"):
        by_reading[id(candidate.measured.reading)].append(candidate.signals)
    assert len(by_reading) > 1
    for signals in by_reading.values():
        assert [one.nearest for one in signals] == pytest.approx([max(one.cosine for one in signals)] * len(signals))


def test_the_standing_has_mean_nought_and_deviation_one(assistant: Assistant) -> None:
    standings = [candidate.signals.standing for candidate in assistant.evidence("Who is the Secretary General?")]
    assert sum(standings) / len(standings) == pytest.approx(0.0, abs=1e-6)
    assert sum(one**2 for one in standings) / len(standings) == pytest.approx(1.0, abs=1e-6)


def test_a_passage_is_read_with_the_story_s_sentence_before_it(
    make_library: Callable[..., Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = [f"In year {1900 + n} the town of Bergen built mill number {n} by the river." for n in range(40)]
    assistant = Assistant(make_library(mills=" ".join(sentences)))
    seen: list[Window] = []
    read = assistant.reader.read

    def watched(question: str, windows: Sequence[Window]) -> list[Reading]:
        seen.extend(windows)
        return read(question, windows)

    monkeypatch.setattr(assistant.reader, "read", watched)
    assistant.evidence("When was mill number 30 built?")
    assert len(seen) > 2
    firsts = [sentences.index(window.sentences[0]) for window in seen]
    assert [list(window.before) for window in seen] == [sentences[max(0, n - 1) : n] for n in firsts]
    hidden = {("mills", first - 1) for first in firsts if first}
    seen.clear()
    assistant.evidence("When was mill number 30 built?", without=hidden)
    given = {text for window in seen for text in (*window.before, *window.sentences)}
    assert given.isdisjoint(sentences[number] for _, number in hidden)


def test_of_two_readings_the_mean_counts_and_the_surer_one_speaks_for_an_answer() -> None:
    signals = Signals(*(0.0 for _ in Signals.__slots__))
    reading = Reading([0.0], 0.0, [], [np.zeros((1, 2), np.float32)], 0.0)
    one, other = (Measured(replace(signals, reader=logit, standing=logit), reading, 0) for logit in (3.0, -1.0))
    assert between(one, other).signals == replace(signals, reader=3.0, standing=1.0)
    assert between(other, one).signals.reader == 3.0
