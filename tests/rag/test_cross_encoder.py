"""Another reader in the place of ours: a real cross-encoder, small and untrained."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.embed import default_model_folder
from index.errors import ModelError, TooLongError
from rag import Assistant
from rag.reader.cross_encoder import CrossEncoderReader
from rag.reader.window import Window

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def made(folder: Path, labels: int) -> Path:
    """A BERT of one small layer that scores pairs of texts."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    torch.manual_seed(7)
    config = BertConfig(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=labels,
        max_position_embeddings=128,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer = AutoTokenizer.from_pretrained(default_model_folder())
    tokenizer.model_max_length = 128
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("cross-encoder"), 1)


def test_each_sentence_is_scored_with_its_title_as_the_model_alone_would(model: Path) -> None:
    from sentence_transformers import CrossEncoder

    windows = [Window("The bridge", ["It opened in 1932.", "Ships pass."]), Window("", ["The weather was fine."])]
    first, second = CrossEncoderReader(str(model)).read("When did it open?", windows)
    alone = CrossEncoder(str(model), device="cpu")
    texts = ["The bridge. It opened in 1932.", "The bridge. Ships pass.", "The weather was fine."]
    with_sigmoid = alone.predict([("When did it open?", text) for text in texts], activation_fn=lambda logits: logits)
    assert [*first.sentence_logits, *second.sentence_logits] == pytest.approx(with_sigmoid.tolist(), abs=1e-5)
    assert first.null_logit == 0
    assert first.best_span(0)[:2] == (0, len("It opened in 1932."))


def test_an_assistant_reads_with_it(model: Path, seeds_folder: Path) -> None:
    assistant = Assistant.open(seeds_folder, reranker=str(model))
    ours = Assistant.open(seeds_folder)
    question = "When was NATO founded?"
    assert isinstance(assistant.reader, CrossEncoderReader)
    theirs = {(c.record.id, c.number): c.signals.reader for c in assistant.evidence(question)}
    own = {(c.record.id, c.number): c.signals.reader for c in ours.evidence(question)}
    assert theirs.keys() & own.keys()
    assert all(theirs[place] != own[place] for place in theirs.keys() & own.keys())
    quotes = assistant.rank(question)
    assert len(quotes) > 10
    for quote in quotes:
        text = assistant.library.catalog.text(quote.citation.sha256) or ""
        assert quote.text == text[quote.citation.start : quote.citation.end] != ""
    assistant.close()
    ours.close()


def test_it_reads_every_passage_for_what_is_enough_is_not_known_of_it(model: Path, seeds_folder: Path) -> None:
    assistant = Assistant.open(seeds_folder, reranker=str(model))
    told: dict[str, int] = {}
    assistant.ask("When was NATO founded?", tell=lambda stage, count: told.update({stage: count}))
    assert told["weighed"] == len(assistant.evidence("When was NATO founded?"))
    assistant.close()


def test_threads_do_not_disturb_one_another(model: Path) -> None:
    reader = CrossEncoderReader(str(model))
    windows = [Window("The bridge", ["It opened in 1932.", "Ships pass every day, and in summer at night too."])]
    wanted = reader.read("When did it open?", windows)[0].sentence_logits
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: reader.read("When did it open?", windows)[0].sentence_logits, range(60)))
    assert all(logits == pytest.approx(wanted, abs=1e-4) for logits in found)


def test_what_is_too_long_states_both_numbers(model: Path) -> None:
    with pytest.raises(TooLongError, match=r"has 2\d\d tokens; limit is 128"):
        CrossEncoderReader(str(model)).read("Who?", [Window("", ["word " * 200])])


def test_a_model_that_cannot_be_used_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"the reranker '.*no-such-model' cannot be loaded"):
        CrossEncoderReader(str(tmp_path / "no-such-model")).read("Who?", [Window("", ["Nobody."])])
    with pytest.raises(ModelError, match="gives 3 scores for a text, expected 1"):
        CrossEncoderReader(str(made(tmp_path / "three", 3))).read("Who?", [Window("", ["Nobody."])])
