"""What speaks for a sentence, as the assistant measures it."""

from __future__ import annotations

from collections import defaultdict

import pytest

from rag import Assistant


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
