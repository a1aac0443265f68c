"""The encoder: the published weights, the same vectors, nothing cut in silence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index import embed
from index.embed import MiniLMEncoder, SentenceTransformerEncoder, default_model_folder, default_weights, encoder_of
from index.errors import ModelError, TooLongError
from index.graph import Floats, Precision, fast_precision
from tests.conftest import seed_text

TEXTS = ["What was agreed?", "NATO won’t.", "word " * 200, "", "Русский текст", seed_text("000")[:600]]


@pytest.fixture(scope="module")
def encoder() -> MiniLMEncoder:
    return MiniLMEncoder(Precision.FLOAT32)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_fast_path_gives_the_vectors_of_sentence_transformers(encoder: MiniLMEncoder) -> None:
    general = SentenceTransformerEncoder(str(default_model_folder()))
    theirs, ours = general.encode(TEXTS), encoder.encode(TEXTS)
    assert np.allclose((theirs * ours).sum(1), 1, atol=1e-5)
    assert [general.count_pieces(t) for t in TEXTS] == [encoder.count_pieces(t) for t in TEXTS]
    assert (general.dimension, general.max_pieces) == (encoder.dimension, encoder.max_pieces)


def test_the_fast_precision_gives_nearly_the_same_vectors(encoder: MiniLMEncoder) -> None:
    fast = MiniLMEncoder()
    assert fast.precision == fast_precision()
    assert ((encoder.encode(TEXTS) * fast.encode(TEXTS)).sum(1) > 0.9999).all()


def test_an_encoder_is_found_again_by_the_identity_of_its_vectors() -> None:
    for made in (MiniLMEncoder(Precision.FLOAT32), MiniLMEncoder(), SentenceTransformerEncoder("some/model")):
        assert encoder_of(made.identity).identity == made.identity


def test_a_precision_that_the_processor_lacks_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "fast_precision", lambda: Precision.FLOAT32)
    with pytest.raises(ModelError, match=r"bfloat16.*only float32; index the articles into a new library"):
        MiniLMEncoder(Precision.BFLOAT16).encode(["x"])


def test_vectors_are_unit_float32_whatever_the_batch(encoder: MiniLMEncoder) -> None:
    many = encoder.encode([*TEXTS, *(f"{text} {number}" for number in range(20) for text in TEXTS)])
    assert many.dtype == np.float32
    assert np.allclose(np.linalg.norm(many, axis=1), 1, atol=1e-5)
    assert np.allclose(many[: len(TEXTS)], encoder.encode(TEXTS), atol=1e-5)
    assert encoder.encode([]).shape == (0, 384)


def test_a_text_that_comes_again_is_encoded_once(encoder: MiniLMEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[int] = []
    hidden = encoder._bert.hidden

    def counting(given: Sequence[Sequence[int]]) -> Floats:
        rows.append(len(given))
        return hidden(given)

    monkeypatch.setattr(encoder._bert, "hidden", counting)
    vectors = encoder.encode(["Yes.", "No.", "Yes.", "Yes."])
    assert sum(rows) == 2
    assert np.array_equal(vectors[0], vectors[2])
    assert np.array_equal(vectors[0], vectors[3])
    assert not np.allclose(vectors[0], vectors[1])


def test_a_text_over_the_limit_states_both_numbers(encoder: MiniLMEncoder) -> None:
    with pytest.raises(TooLongError, match=r"402 word pieces.*limit of 256"):
        encoder.encode(["word " * 400])


def test_weights_that_are_not_the_published_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "DEFAULT_MODEL_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not the published"):
        default_weights()


def test_an_unknown_model_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        SentenceTransformerEncoder(str(tmp_path / "no-such-model")).encode(["x"])
