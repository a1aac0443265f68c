"""What was read is not read again, and what was not is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from index.embed import default_model_folder
from index.graph import Precision
from rag.reader.load import READER_WEIGHTS
from rag.reader.reader import EvidenceReader
from rag.reader.remembered import KEPT, Remembered
from rag.reader.window import Reading, Window

ONE, OTHER = Window("Bridge", ["It opened in 1932."]), Window("", ["It opened in 1932."])


class Counting:
    """Reads nothing; counts what it was given."""

    def __init__(self) -> None:
        self.given: list[tuple[str, Window]] = []

    def __call__(self, question: str, windows: Sequence[Window]) -> list[Reading]:
        self.given += [(question, window) for window in windows]
        return [Reading([float(len(self.given))], 0.0, [], [], 0.0) for _ in windows]


def test_a_window_is_read_once_for_a_question() -> None:
    read = Counting()
    remembered = Remembered()
    first = remembered.readings("When?", [ONE], read)
    assert remembered.readings("When?", [OTHER, ONE], read)[1] is first[0]
    assert read.given == [("When?", ONE), ("When?", OTHER)]


def test_another_question_title_or_sentence_is_read() -> None:
    read = Counting()
    remembered = Remembered()
    windows = [ONE, OTHER, Window("Bridge", ["It opened in 1933."]), Window("Bridge", [*ONE.sentences, "So it did."])]
    remembered.readings("When?", windows, read)
    remembered.readings("Where?", windows, read)
    assert len(read.given) == 8


def test_the_readings_come_in_the_order_of_the_windows() -> None:
    remembered, read = Remembered(), Counting()
    (one,) = remembered.readings("When?", [ONE], read)
    other, again, same = remembered.readings("When?", [OTHER, ONE, ONE], read)
    assert again is same is one
    assert other is not one


def test_what_was_asked_for_lately_is_kept_and_the_oldest_forgotten() -> None:
    read = Counting()
    remembered = Remembered()
    remembered.readings("When?", [ONE], read)
    remembered.readings("When?", [OTHER], read)
    for number in range(KEPT - 1):
        remembered.readings("When?", [ONE], read)
        remembered.readings("When?", [Window("", [str(number)])], read)
    read.given.clear()
    remembered.readings("When?", [ONE], read)
    assert read.given == []
    remembered.readings("When?", [OTHER], read)
    assert read.given == [("When?", OTHER)]


def test_a_failure_keeps_nothing() -> None:
    def fail(question: str, windows: Sequence[Window]) -> list[Reading]:
        raise MemoryError

    remembered = Remembered()
    for _ in range(2):
        with pytest.raises(MemoryError):
            remembered.readings("When?", [ONE], fail)


def test_the_reader_says_the_same_of_what_it_remembers() -> None:
    reader = EvidenceReader.load(READER_WEIGHTS, default_model_folder() / "tokenizer.json", Precision.FLOAT32)
    windows = [ONE, Window("Weather", ["The weather was fine that day.", "Many came to see the ships."])]
    alone = reader.read("When did it open?", windows[1:])
    both = reader.read("When did it open?", windows)
    assert both[1] is alone[0]
    fresh = EvidenceReader.load(READER_WEIGHTS, default_model_folder() / "tokenizer.json", Precision.FLOAT32)
    for ours, theirs in zip(both, fresh.read("When did it open?", windows), strict=True):
        assert np.allclose(ours.margins, theirs.margins, atol=1e-4)
