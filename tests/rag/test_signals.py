"""What speaks for a sentence, as the assistant measures it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from index.library import Library
from rag import Assistant
from rag.reader.window import Reading
from rag.signals import Measured, Signals, between, either


def test_a_passage_s_nearest_sentence_speaks_for_all_of_it(assistant: Assistant) -> None:
    by_reading = defaultdict(list)
    for candidate in assistant.evidence("How many troops will be added to the Response Force?"):
        by_reading[id(candidate.measured.reading)].append(candidate.signals)
    assert len(by_reading) > 1
    for signals in by_reading.values():
        assert [one.nearest for one in signals] == pytest.approx([max(one.cosine for one in signals)] * len(signals))


def test_the_standing_has_mean_nought_and_deviation_one(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(
        make_library(a="The mayor spoke. It rained. Ada Hopper left.", b="Nobody was there. It was late.")
    )
    standings = [candidate.signals.standing for candidate in assistant.evidence("Who left?")]
    assert len(standings) == 5
    assert sum(standings) / len(standings) == pytest.approx(0.0, abs=1e-6)
    assert sum(one**2 for one in standings) / len(standings) == pytest.approx(1.0, abs=1e-6)


def test_of_two_readings_the_mean_counts_and_the_surer_one_speaks_for_an_answer() -> None:
    signals = Signals(*(0.0 for _ in Signals.__slots__))
    reading = Reading([0.0], 0.0, [], [np.zeros((1, 2), np.float32)], 0.0)
    one, other = (Measured(replace(signals, reader=logit, standing=logit), reading, 0) for logit in (3.0, -1.0))
    assert either(one, other).signals == replace(signals, reader=3.0, standing=1.0)
    assert either(other, one).signals.reader == 3.0
    assert between(one, other).signals == replace(signals, reader=1.0, standing=1.0)


def test_a_country_s_other_names_count_as_its_words(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(make_library(a="Oslo sent three ships to the port. Nobody sent three planes to the port."))
    coverage = {
        one.text[:4]: one.signals.coverage for one in assistant.evidence("Was it Norway that sent ships to the port?")
    }
    assert coverage["Oslo"] == pytest.approx(1.0)
    assert coverage["Nobo"] < 1.0


def test_a_passage_that_does_not_name_what_another_names(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(
        make_library(
            a="The Varde sailed from Oslo on Friday with forty men.",
            b="It sailed from the port on Monday with sixty men.",
            c="He sailed on Sunday, and so did she.",
        )
    )
    weighed = assistant.evidence("When did the Varde sail?")
    assert {one.record.id: one.signals.elsewhere for one in weighed} == {"a": 0.0, "b": 1.0, "c": 0.0}
    assert {one.signals.absent for one in weighed} == {0.0}
    weighed = assistant.evidence("When did the Zanzibar sail?")
    assert {(one.signals.elsewhere, one.signals.absent) for one in weighed} == {(0.0, 1.0)}


def test_the_end_of_a_thing_s_name_stands_for_it(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(
        make_library(
            a="The Oslo Harbour Bridge is green.", b="The Harbour Bridge opened in May.", c="It opened in June."
        )
    )
    weighed = assistant.evidence("When did the Oslo Harbour Bridge open?")
    assert {one.record.id: one.signals.elsewhere for one in weighed} == {"a": 0.0, "b": 0.0, "c": 1.0}


def test_a_passage_of_another_time_than_the_question_asks_of(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(
        make_library(
            a="The Varde sailed in May 2014 with forty men.",
            b="The Varde sailed in the season of 2015–16 with sixty men.",
            c="The Varde sailed on Sunday.",
            d="The Varde was built in 1999. " + "It was painted green and white by men of the port. " * 20 + "\n\n"
            "The Varde sailed on Monday.",
        )
    )
    asked = {year: assistant.evidence(f"Who sailed on the Varde in {year}?") for year in (2014, 2016, 1999)}
    undated = {year: {one.record.id: one.signals.undated for one in weighed} for year, weighed in asked.items()}
    assert undated == {
        2014: {"a": 0.0, "b": 1.0, "c": 1.0, "d": 1.0},
        2016: {"a": 1.0, "b": 0.0, "c": 1.0, "d": 1.0},
        1999: {"a": 1.0, "b": 1.0, "c": 1.0, "d": 0.0},
    }
    assert {one.signals.undated for one in assistant.evidence("Who sailed on the Varde?")} == {0.0}
    assert {one.signals.undated for one in assistant.evidence("Did the Varde carry 2000 men?")} == {0.0}
