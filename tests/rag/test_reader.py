"""The evidence reader: what ships computes what was trained, and refuses what it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from index.embed import default_model_folder
from index.errors import ModelError, TooLongError
from index.graph import Precision
from rag.reader.load import READER_WEIGHTS
from rag.reader.reader import EvidenceReader
from rag.reader.window import Reading, SentenceTokens, Window

TOKENIZER = default_model_folder() / "tokenizer.json"
QUESTION = "When was the bridge opened?"
WINDOWS = [
    Window("The bridge", ["It was planned in 1920.", "It was opened in 1932.", ""]),
    Window("", ["The weather was fine that day, and many people came to see the ships in the harbour."]),
]


@pytest.fixture(scope="module")
def reader() -> EvidenceReader:
    return EvidenceReader.load(READER_WEIGHTS, TOKENIZER, Precision.FLOAT32)


def test_it_finds_the_sentence_and_the_answer_in_it(reader: EvidenceReader) -> None:
    answering, other = reader.read(QUESTION, WINDOWS)
    logits = answering.sentence_logits
    assert max(range(3), key=logits.__getitem__) == 1
    assert logits[1] - answering.null_logit > 0 > other.sentence_logits[0] - other.null_logit
    start, end, _ = answering.best_span(1)
    assert "1932" in WINDOWS[0].sentences[1][start:end]


def test_it_computes_what_was_trained(reader: EvidenceReader) -> None:
    """The torch network of the training, given the same weights, says the same."""
    import torch
    from safetensors.torch import load_file

    from evals.training.reader.network import Network, batch_of

    stored = load_file(READER_WEIGHTS)
    state = {
        name: tensor.float() * stored[f"{name}.scale"] if f"{name}.scale" in stored else tensor
        for name, tensor in stored.items()
        if not name.endswith(".scale")
    }
    network = Network()
    network.load_state_dict(state)
    tokens = reader.encoder.tokens
    rows = [reader.encoder.row(tokens(QUESTION), tokens(w.title), [tokens(s) for s in w.sentences]) for w in WINDOWS]
    with torch.inference_mode():
        sentences, nulls, spans = network.eval()(batch_of(rows))
    ours = reader.read(QUESTION, WINDOWS)
    assert np.allclose([x for r in ours for x in r.sentence_logits], sentences.numpy(), atol=1e-3)
    assert np.allclose([r.null_logit for r in ours], nulls.numpy(), atol=1e-3)
    assert np.allclose([r.null_span_logit for r in ours], spans[:, 0].sum(1).numpy(), atol=1e-3)
    first = rows[0].start
    assert np.allclose(ours[0].span_logits[0], spans[0, first : first + rows[0].lengths[0]].numpy(), atol=1e-3)


def test_the_order_of_the_windows_does_not_matter(reader: EvidenceReader) -> None:
    forth, back = reader.read(QUESTION, WINDOWS), reader.read(QUESTION, WINDOWS[::-1])[::-1]
    for a, b in zip(forth, back, strict=True):
        assert np.allclose(a.sentence_logits, b.sentence_logits, atol=1e-3)


def test_what_is_too_long_states_both_numbers(reader: EvidenceReader) -> None:
    with pytest.raises(TooLongError, match=r"window of 1 sentences, 6\d\d tokens; limit is 512"):
        reader.read(QUESTION, [Window("", ["word " * 600])])
    with pytest.raises(TooLongError, match=r"question needs 605 tokens, limit is 512"):
        reader.read("word " * 600, WINDOWS)


def test_a_missing_file_or_another_format_is_a_clear_error(tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    with pytest.raises(ModelError, match="lacks its file"):
        EvidenceReader.load(tmp_path / "none.safetensors", TOKENIZER)
    settings = json.dumps({"max_tokens": 512})
    save_file({"x": np.zeros(1)}, tmp_path / "old", metadata={"format_version": "0", "settings": settings})
    with pytest.raises(ModelError, match="format 0, expected 1"):
        EvidenceReader.load(tmp_path / "old", TOKENIZER)


def test_the_best_span_keeps_to_word_borders() -> None:
    tokens = SentenceTokens([1, 2, 3], [(0, 3), (3, 6), (7, 9)], [False, True, False])
    logits = np.array([[5.0, 9.0], [0.0, 1.0], [0.0, 0.0]], np.float32)
    reading = Reading([0.0], 0.0, [tokens], [logits], 1.0)
    assert reading.best_span(0) == (0, 6, 5.0)  # not (0, 3): the word goes on
