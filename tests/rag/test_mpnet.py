"""Our graph computes what transformers' MPNet computes, given BERT's word pieces."""

from __future__ import annotations

import numpy as np
import pytest

from index.bert import Table
from index.graph import Precision
from rag.reader.large import published_tensors
from rag.reader.mpnet import Mpnet

CLS, SEP = 101, 102
LONG = [1000 + number for number in range(150)]  # farther apart than distances are told one by one
ROWS = [[CLS, 2054, SEP, SEP, 2023, SEP], [CLS, 2054, SEP, SEP, *LONG, SEP]]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_hidden_states_are_those_of_transformers() -> None:
    import torch
    from transformers import MPNetConfig, MPNetModel

    torch.manual_seed(1)
    theirs = MPNetModel(MPNetConfig(vocab_size=30527, max_position_embeddings=514, layer_norm_eps=1e-5)).eval()
    tensors = published_tensors({name: tensor.numpy() for name, tensor in theirs.state_dict().items()})
    found = Mpnet(Table(tensors.pop("words.weight")), tensors, Precision.FLOAT32).hidden(ROWS)
    for row, states in zip(ROWS, found, strict=True):
        ids = [{CLS: 0, SEP: 2}.get(piece, piece + 4) for piece in row]
        with torch.inference_mode():
            wanted = theirs(input_ids=torch.tensor([ids])).last_hidden_state[0]
        assert np.allclose(states[: len(row)], wanted.numpy(), atol=1e-4)
