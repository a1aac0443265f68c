"""Our graph computes what the published model computes, in either precision and whatever the batch."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from safetensors.numpy import load_file

from index.bert import Bert, Table, batches, published_tensors
from index.embed import default_model_folder
from index.graph import Floats, Precision, fast_precision

ROWS = [[101, 2054, 2001, 3530, 1029, 102], [101, *range(2000, 2070), 102]]


@pytest.fixture(scope="module")
def tensors() -> tuple[Table, dict[str, Floats]]:
    return published_tensors(load_file(default_model_folder() / "model.safetensors"))


@pytest.fixture(scope="module")
def bert(tensors: tuple[Table, dict[str, Floats]]) -> Bert:
    return Bert(*tensors, Precision.FLOAT32)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_hidden_states_are_those_of_transformers(bert: Bert) -> None:
    import torch
    from transformers import BertModel

    theirs = BertModel.from_pretrained(default_model_folder()).eval()
    types = [[0, 0, 0, 1, 1, 1], [0] * 72]
    ours = bert.hidden(ROWS, [3, 72])
    for row, ids, kinds in zip(ours, ROWS, types, strict=True):
        with torch.inference_mode():
            wanted = theirs(torch.tensor([ids]), token_type_ids=torch.tensor([kinds])).last_hidden_state[0]
        assert np.allclose(row[: len(ids)], wanted.numpy(), atol=1e-4)


def test_padding_and_company_change_nothing(bert: Bert) -> None:
    together, alone = bert.hidden(ROWS)[0, :6], bert.hidden(ROWS[:1])[0, :6]
    assert np.allclose(together, alone, atol=1e-4)


def test_int8_rows_are_scaled_back() -> None:
    table = Table(np.array([[10, -20], [127, 0]], np.int8), np.array([[0.5], [2.0]], np.float32))
    assert table.of(np.array([[1, 0]], np.int32)).tolist() == [[[254.0, 0.0], [5.0, -10.0]]]


def test_batches_hold_every_text_once_under_the_bound() -> None:
    sizes = [5, 200, 33, 700, 64, 64, 12, 199]
    found = list(batches(sizes, 512))
    assert sorted(number for batch in found for number in batch) == list(range(len(sizes)))
    assert [3] in found  # over the bound, so alone
    for batch in found:
        assert len(batch) == 1 or len(batch) * max(sizes[n] for n in batch) <= 512
    assert len(found) == 3


def test_threads_do_not_mix_their_answers(bert: Bert) -> None:
    wanted = [bert.hidden([row]) for row in ROWS]
    wrong: list[int] = []

    def check(number: int) -> None:
        for _ in range(20):
            if not np.allclose(bert.hidden([ROWS[number]]), wanted[number], atol=1e-4):
                wrong.append(number)

    threads = [threading.Thread(target=check, args=(n % 2,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize("fails", [False, True])
def test_threads_that_wait_at_the_same_time_share_a_batch(
    fails: bool, tensors: tuple[Table, dict[str, Floats]], monkeypatch: pytest.MonkeyPatch
) -> None:
    bert = Bert(*tensors, Precision.FLOAT32)
    rows = [[101, 2054 + number, 102] for number in range(8)]
    wanted = [bert.hidden([row])[0, :3] for row in rows]
    run, busy, go = bert._run, threading.Event(), threading.Event()
    sizes: list[int] = []

    def slow(embedded: Floats, bias: Floats) -> tuple[Floats, ...]:
        sizes.append(len(embedded))
        busy.set()
        assert go.wait(10)
        if fails and len(sizes) == 2:
            raise RuntimeError("out of memory")
        return run(embedded, bias)

    monkeypatch.setattr(bert, "_run", slow)
    answers: dict[int, Floats] = {}
    failed: list[Exception] = []

    def ask(number: int) -> None:
        try:
            answers[number] = bert.hidden([rows[number]])[0, :3]
        except RuntimeError as error:
            failed.append(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    threads[0].start()
    assert busy.wait(10)
    for thread in threads[1:]:
        thread.start()
    while len(bert._waiting) < 7:
        time.sleep(0.01)
    go.set()
    for thread in threads:
        thread.join(10)
    # The first ran alone, the seven that waited together. Where that run failed, it did for one of them: the others
    # ran again.
    assert sizes == ([1, 7] + [1] * 6 if fails else [1, 7])
    assert (len(failed), len(answers)) == ((1, 7) if fails else (0, 8))
    for number, answer in answers.items():
        assert np.allclose(answer, wanted[number], atol=1e-4)


def test_the_fast_precision_agrees_with_float32(bert: Bert, tensors: tuple[Table, dict[str, Floats]]) -> None:
    ours = Bert(*tensors, fast_precision()).hidden(ROWS)[1, :72].mean(0)
    wanted = bert.hidden(ROWS)[1, :72].mean(0)
    assert ours @ wanted / np.linalg.norm(ours) / np.linalg.norm(wanted) > 0.9999
